import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import type { Party } from "../parties/party.ts";
import { signedCents } from "../vouchers/posting.ts";
import { isInvoice, type Voucher } from "../vouchers/voucher.ts";
import type { LedgerBuilder } from "./ledger-builder.ts";

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
  return (voucher: Voucher) => {
    const pieceRef = pieceRefOf(voucher);
    for (const posting of voucher.postings) {
      const known = posting.party === null ? null : party(posting.party);
      builder.append({
        voucher: { id: voucher.id, entryNumber: voucher.entryNumber ?? "", pieceRef },
        day: voucher.day,
        journal: { code: voucher.journal, label: labelByJournal.get(voucher.journal) ?? "" },
        account: { code: posting.account, label: labelByAccount.get(posting.account) ?? "" },
        party:
          posting.party === null
            ? null
            : { code: known?.number ?? posting.party, label: known === null ? "" : nameOf(known) },
        practitioner:
          voucher.practitioner === null ? null : (codeByPractitioner.get(voucher.practitioner) ?? null),
        cents: signedCents(posting),
        provenance: voucher.provenance,
        label: voucher.label,
        // What settles it is no part of it, see matchings/matching-index.ts.
        matching: null,
      });
    }
  };
}

function pieceRefOf(voucher: Voucher): string {
  if (isInvoice(voucher)) return voucher.number ?? "";
  return voucher.kind === "entry" ? (voucher.pieceRef ?? "") : "";
}

const publicNameOf = ({ role, number, name }: Party): string => (role === "patient" ? number : name);
