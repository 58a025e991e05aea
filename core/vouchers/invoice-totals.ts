import { z } from "zod";
import {
  allocate,
  centsSchema,
  divideHalfAwayFromZero,
  partOf,
  partWithin,
  proportion,
  WHOLE,
} from "../money.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import type { InvoiceLine } from "./invoice-line.ts";

export const categoryTotalSchema = z.strictObject({
  vat: z.string().max(20),
  netCents: centsSchema,
  vatCents: centsSchema,
});
export interface CategoryTotal extends z.infer<typeof categoryTotalSchema> {}

export const invoiceTotalsSchema = z.strictObject({
  categories: z.array(categoryTotalSchema).max(20),
  netCents: centsSchema,
  vatCents: centsSchema,
  grossCents: centsSchema,
  /** One per line, in order; those of a category add up to its net. */
  lineNetCents: z.array(centsSchema).max(500),
});
export interface InvoiceTotals extends z.infer<typeof invoiceTotalsSchema> {}

/** Every amount that totals say. */
export const amountsOf = ({ categories, netCents, vatCents, grossCents, lineNetCents }: InvoiceTotals) => [
  netCents,
  vatCents,
  grossCents,
  ...lineNetCents,
  ...categories.flatMap((category) => [category.netCents, category.vatCents]),
];

/** What a line costs as typed: quantity times price less discount, with or without VAT as the price is. */
export function lineAmountCents(line: InvoiceLine): number {
  const full = proportion(line.unitPriceCents, line.quantityThousandths, 1000);
  return line.discountBasisPoints === 0
    ? full
    : divideHalfAwayFromZero(full * (WHOLE - line.discountBasisPoints), WHOLE);
}

/**
 * VAT is computed per category on the sum of nets. Lines whose price includes VAT are summed first and the VAT is
 * taken out of that sum, so the customer pays exactly the prices that were said.
 */
export function invoiceTotals(lines: readonly InvoiceLine[]): InvoiceTotals {
  const lineNetCents = lines.map(() => 0);
  const categories: CategoryTotal[] = [];

  for (const vat of new Set(lines.map((line) => line.vat))) {
    const rate = vatCategoryOf(vat)?.rateBasisPoints ?? 0;
    const indexes = lines.flatMap((line, index) => (line.vat === vat ? [index] : []));
    const netIndexes = indexes.filter((index) => !lines[index]!.priceIncludesVat);
    const grossIndexes = indexes.filter((index) => lines[index]!.priceIncludesVat);

    let netCents = 0;
    for (const index of netIndexes) {
      lineNetCents[index] = lineAmountCents(lines[index]!);
      netCents += lineNetCents[index]!;
    }
    const grossAmounts = grossIndexes.map((index) => lineAmountCents(lines[index]!));
    const grossCents = grossAmounts.reduce((sum, cents) => sum + cents, 0);
    const vatWithinCents = partWithin(grossCents, rate);
    allocate(grossCents - vatWithinCents, grossAmounts).forEach((cents, position) => {
      lineNetCents[grossIndexes[position]!] = cents;
    });

    categories.push({
      vat,
      netCents: netCents + grossCents - vatWithinCents,
      vatCents: partOf(netCents, rate) + vatWithinCents,
    });
  }

  categories.sort((one, other) => (one.vat < other.vat ? -1 : 1));
  const netCents = categories.reduce((sum, category) => sum + category.netCents, 0);
  const vatCents = categories.reduce((sum, category) => sum + category.vatCents, 0);
  return { categories, netCents, vatCents, grossCents: netCents + vatCents, lineNetCents };
}
