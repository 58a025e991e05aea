import type { Problem } from "../commands/command-module.ts";
import type { Matching } from "../matchings/matching.ts";
import type { InvoiceLine } from "./invoice-line.ts";
import { type CategoryTotal, type InvoiceTotals, invoiceTotals } from "./invoice-totals.ts";
import type { CreditNote, Sale, Voucher } from "./voucher.ts";

/** The credit notes already taken off a sale. */
export const creditNotesOf = (matching: Matching, load: (id: string) => Voucher | null): CreditNote[] =>
  matching.lines.flatMap((line) => {
    const voucher = line.kind === "creditNote" ? load(line.voucher) : null;
    return voucher?.kind === "creditNote" ? [voucher] : [];
  });

/** What is left of each VAT category of a sale, by its key. */
export function creditLeft(sale: Sale, earlier: readonly CreditNote[]): Map<string, CategoryTotal> {
  const left = new Map(sale.totals!.categories.map((category) => [category.vat, { ...category }]));
  for (const credit of earlier)
    for (const { vat, netCents, vatCents } of credit.totals!.categories) {
      const rest = left.get(vat)!;
      left.set(vat, { vat, netCents: rest.netCents - netCents, vatCents: rest.vatCents - vatCents });
    }
  return left;
}

/**
 * The totals of a credit note. Several that each round their own VAT may together miss their sale's by a cent, so the
 * one that takes the rest of a category takes what is left of its VAT, and none takes more.
 */
export function creditNoteTotals(
  creditNote: CreditNote,
  sale: Sale,
  earlier: readonly CreditNote[],
): InvoiceTotals {
  const { lines } = creditNote;
  const own = invoiceTotals(lines);
  const left = creditLeft(sale, earlier);
  const lineNetCents = [...own.lineNetCents];
  const categories = own.categories.map((category) => {
    const rest = left.get(category.vat);
    const fitted = rest ? withinRest(category, rest, lines) : category;
    const index = lines.findLastIndex((line) => line.vat === category.vat && line.priceIncludesVat);
    if (index >= 0) lineNetCents[index]! += fitted.netCents - category.netCents;
    return fitted;
  });
  const netCents = categories.reduce((sum, category) => sum + category.netCents, 0);
  const vatCents = categories.reduce((sum, category) => sum + category.vatCents, 0);
  return { categories, netCents, vatCents, grossCents: netCents + vatCents, lineNetCents };
}

function withinRest(own: CategoryTotal, rest: CategoryTotal, lines: readonly InvoiceLine[]): CategoryTotal {
  const grossCents = own.netCents + own.vatCents;
  const isNetTyped = lines.some((line) => line.vat === own.vat && !line.priceIncludesVat);
  const isGrossTyped = lines.some((line) => line.vat === own.vat && line.priceIncludesVat);
  if (isNetTyped && own.netCents === rest.netCents) return { ...rest };
  if (isGrossTyped && grossCents === rest.netCents + rest.vatCents) return { ...rest };
  if (!isGrossTyped) return { ...own, vatCents: nearer(own.vatCents, rest.vatCents) };
  const vatCents = nearer(own.vatCents, rest.vatCents);
  const netCents = nearer(grossCents - vatCents, rest.netCents);
  return { ...own, netCents, vatCents: grossCents - netCents };
}

/** The amount, but no further from zero than its limit. */
const nearer = (cents: number, limitCents: number): number =>
  limitCents < 0 ? Math.max(cents, limitCents) : Math.min(cents, limitCents);

/** A credit note names its sale's party, rates and natures, and never gives back more than is left of any of them. */
export function creditProblem(
  creditNote: CreditNote,
  sale: Sale,
  earlier: readonly CreditNote[],
): Problem | null {
  if (creditNote.party !== sale.party) return { code: "creditNote.otherParty" };
  if (creditNote.slice !== sale.slice) return { code: "rights.otherSlice" };
  if (creditNote.day < sale.day) return { code: "creditNote.beforeSale", saleDay: sale.day };
  for (const { vat, nature } of creditNote.lines)
    if (!sale.lines.some((line) => line.vat === vat && line.nature === nature))
      return { code: "creditNote.otherVat", vat };

  const left = creditLeft(sale, earlier);
  const totals = creditNoteTotals(creditNote, sale, earlier);
  let allLeftCents = 0;
  for (const { netCents, vatCents } of left.values()) allLeftCents += netCents + vatCents;
  for (const { vat, netCents, vatCents } of totals.categories) {
    const rest = left.get(vat)!;
    const leftCents = rest.netCents + rest.vatCents;
    if (!isWithin(netCents, rest.netCents) || !isWithin(vatCents, rest.vatCents))
      return { code: "creditNote.exceedsRest", vat, leftCents };
  }
  const takesWhole = [...left.values()].every(({ vat, netCents }) =>
    totals.categories.some((taken) => taken.vat === vat && taken.netCents === netCents),
  );
  // Beside a rebate at another rate, the dear lines alone could give back the whole price and more.
  if (totals.grossCents > allLeftCents || (totals.grossCents === allLeftCents && !takesWhole))
    return { code: "creditNote.exceedsRest", vat: totals.categories[0]!.vat, leftCents: allLeftCents };
  return null;
}

const isWithin = (cents: number, limitCents: number): boolean =>
  limitCents < 0 ? limitCents <= cents && cents <= 0 : 0 <= cents && cents <= limitCents;
