import type { Problem } from "../commands/command-module.ts";
import type { Matching } from "../matchings/matching.ts";
import { invoiceTotals } from "./invoice-totals.ts";
import type { CreditNote, Sale, Voucher } from "./voucher.ts";

/** The credit notes already taken off a sale. */
export const creditNotesOf = (matching: Matching, load: (id: string) => Voucher | null): CreditNote[] =>
  matching.lines.flatMap((line) => {
    const voucher = line.kind === "creditNote" ? load(line.voucher) : null;
    return voucher?.kind === "creditNote" ? [voucher] : [];
  });

/** A credit note names its sale's party and rates, and never gives back more than is left of any of them. */
export function creditProblem(
  creditNote: CreditNote,
  sale: Sale,
  earlier: readonly CreditNote[],
): Problem | null {
  if (creditNote.party !== sale.party) return { code: "creditNote.otherParty" };
  if (creditNote.day < sale.day) return { code: "creditNote.beforeSale", saleDay: sale.day };
  const left = new Map(
    sale.totals!.categories.map(({ vat, netCents, vatCents }) => [vat, netCents + vatCents]),
  );
  for (const credit of earlier)
    for (const { vat, netCents, vatCents } of credit.totals!.categories)
      left.set(vat, (left.get(vat) ?? 0) - netCents - vatCents);
  for (const { vat, netCents, vatCents } of invoiceTotals(creditNote.lines).categories) {
    const leftCents = left.get(vat);
    if (leftCents === undefined) return { code: "creditNote.otherVat", vat };
    if (netCents + vatCents > leftCents) return { code: "creditNote.exceedsRest", vat, leftCents };
  }
  return null;
}
