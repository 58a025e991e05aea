import type { FecEntries } from "../formats/fec/fec-book.ts";
import { clientCodeOf, type PartyMask } from "../imports/party-mask.ts";
import type { LedgerColumns, Named } from "../ledger/ledger-columns.ts";

/** Lines with codes for names; figures, days and accounts stay as they are. */
export function maskLines(columns: LedgerColumns, mask: PartyMask): LedgerColumns {
  const { dictionaries } = columns;
  return {
    ...columns,
    dictionaries: {
      ...dictionaries,
      accounts: dictionaries.accounts.map((account) => maskAccount(account, mask)),
      parties: dictionaries.parties.map(({ code }) =>
        code === "" ? { code, label: "" } : { code: mask.codeOf(code), label: mask.codeOf(code) },
      ),
      labels: dictionaries.labels.map(mask.text),
      vouchers: Array.from(dictionaries.vouchers, (voucher) => ({
        ...voucher,
        pieceRef: mask.text(voucher.pieceRef),
      })),
    },
  };
}

export const maskEntries = (entries: FecEntries, mask: PartyMask): FecEntries => ({
  ...entries,
  pieceRefs: entries.pieceRefs.map(mask.text),
  labels: entries.labels.map(mask.text),
  lineFacts: entries.lineFacts.map((ofEntry) =>
    ofEntry.map(({ client = "", ...facts }) => ({
      ...facts,
      ...clientOf(client, mask),
      ...(facts.pieceRef === undefined ? {} : { pieceRef: mask.text(facts.pieceRef) }),
      ...(facts.nature === undefined ? {} : { nature: mask.text(facts.nature) }),
      ...(facts.settledBy === undefined ? {} : { settledBy: mask.text(facts.settledBy) }),
    })),
  ),
});

function clientOf(client: string, mask: PartyMask): { readonly client?: string } {
  const code = clientCodeOf(client, mask);
  return code === "" ? {} : { client: code };
}

/** An account of a single customer bears the customer's name. */
export const maskAccount = ({ code, label }: Named, mask: PartyMask): Named => ({
  code,
  label: code.startsWith("41") ? mask.text(label) : label,
});
