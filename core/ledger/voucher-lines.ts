import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import type { Party } from "../parties/party.ts";
import type { LineFacts } from "../vouchers/line-facts.ts";
import { signedCents } from "../vouchers/posting.ts";
import { type Entry, isInvoice, type Voucher } from "../vouchers/voucher.ts";
import type { LedgerBuilder } from "./ledger-builder.ts";
import type { Named } from "./ledger-columns.ts";

/** What lines call the things they name: as the books call them, so that no patient is told. */
export interface LineNames {
  readonly chart: Chart;
  readonly company: Pick<Company, "practitioners">;
  readonly party: (id: string) => Party | null;
}

/** How a screen differs from that: it may name patients, and begin before the chart is here. */
export interface ShownLineNames extends Omit<LineNames, "chart"> {
  readonly chart: Chart | null;
  readonly nameOf?: (party: Party) => string;
}

/** Appends the lines of vouchers that count. */
export function createVoucherLines(
  builder: LedgerBuilder,
  { chart, company, party, nameOf = publicNameOf }: ShownLineNames,
) {
  const labelByAccount = new Map(chart?.accounts.map(({ code, label }) => [code, label]));
  const labelByJournal = new Map(chart?.journals.map(({ code, label }) => [code, label]));
  const codeByPractitioner = new Map(company.practitioners.map(({ id, code }) => [id, code]));
  const accountNamed = rememberNamed((code) => ({ code, label: labelByAccount.get(code) ?? "" }));
  const journalNamed = rememberNamed((code) => ({ code, label: labelByJournal.get(code) ?? "" }));
  const partyNamed = rememberNamed((id) => {
    const known = party(id);
    return { code: known?.number ?? id, label: known === null ? "" : nameOf(known) };
  });
  return (voucher: Voucher, entryNumber = voucher.entryNumber ?? "") => {
    const { day, provenance, practitioner } = voucher;
    const named = { id: voucher.id, entryNumber, pieceRef: pieceRefOf(voucher) };
    const journal = journalNamed(voucher.journal);
    const code = practitioner === null ? null : (codeByPractitioner.get(practitioner) ?? null);
    const factsByLine = voucher.kind === "entry" ? factsByLineOf(voucher) : null;
    for (const [line, posting] of voucher.postings.entries()) {
      const facts = factsByLine?.get(line);
      builder.append({
        voucher: named,
        day,
        journal,
        account: accountNamed(posting.account),
        party: posting.party === null ? null : partyNamed(posting.party),
        practitioner: code,
        cents: signedCents(posting),
        provenance,
        label: facts?.label ?? voucher.label,
        // What settles it here is no part of it, see matchings/matching-index.ts.
        matching: facts?.matching ?? null,
      });
    }
  };
}

const factsByLineOf = ({ lineFacts }: Entry): ReadonlyMap<number, LineFacts> | null =>
  lineFacts === undefined ? null : new Map(lineFacts.map((facts) => [facts.line, facts]));

/** Ten thousand lines name few things, each of which is put together once. */
function rememberNamed(toNamed: (key: string) => Named): (key: string) => Named {
  const namedByKey = new Map<string, Named>();
  return (key) => {
    let named = namedByKey.get(key);
    if (named === undefined) {
      named = toNamed(key);
      namedByKey.set(key, named);
    }
    return named;
  };
}

function pieceRefOf(voucher: Voucher): string {
  if (isInvoice(voucher)) return voucher.number ?? "";
  return voucher.kind === "entry" ? (voucher.pieceRef ?? "") : "";
}

const publicNameOf = ({ role, number, name }: Party): string => (role === "patient" ? number : name);
