import type { Problem } from "../commands/command-module.ts";
import type { Matching } from "../matchings/matching.ts";
import type { InvoiceLine } from "./invoice-line.ts";
import { type CategoryTotal, type InvoiceTotals, invoiceTotals, lineAmountCents } from "./invoice-totals.ts";
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
 * The totals of a credit note. Several that each round on their own may together miss their sale's by a cent, so the
 * one that takes the rest of what was typed takes what is left of what was rounded, and none takes more.
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
    const { vat } = category;
    const rest = left.get(vat);
    if (!rest) return category;
    const partsLeft = earlier.reduce(
      (parts, credit) => lessParts(parts, typedParts(credit.lines, credit.totals!, vat)),
      typedParts(sale.lines, sale.totals!, vat),
    );
    const fitted = withinRest(withinParts(typedParts(lines, own, vat), partsLeft), rest, lines);
    const withVat = lines.findLastIndex((line) => line.vat === vat && line.priceIncludesVat);
    const index = withVat >= 0 ? withVat : lines.findLastIndex((line) => line.vat === vat);
    lineNetCents[index]! += fitted.netCents - category.netCents;
    return fitted;
  });
  const netCents = categories.reduce((sum, category) => sum + category.netCents, 0);
  const vatCents = categories.reduce((sum, category) => sum + category.vatCents, 0);
  return { categories, netCents, vatCents, grossCents: netCents + vatCents, lineNetCents };
}

/** A VAT category by how its prices were typed: those without VAT and those with it round apart, on sums of their own. */
interface TypedParts {
  readonly withoutVat: CategoryTotal;
  readonly withVat: CategoryTotal;
}

function typedParts(lines: readonly InvoiceLine[], totals: InvoiceTotals, vat: string): TypedParts {
  const withoutVat = { vat, netCents: 0, vatCents: 0 };
  const withVat = { vat, netCents: 0, vatCents: 0 };
  lines.forEach((line, index) => {
    if (line.vat !== vat) return;
    const netCents = totals.lineNetCents[index]!;
    const part = line.priceIncludesVat ? withVat : withoutVat;
    part.netCents += netCents;
    if (line.priceIncludesVat) part.vatCents += lineAmountCents(line) - netCents;
  });
  const category = totals.categories.find((total) => total.vat === vat);
  withoutVat.vatCents = (category?.vatCents ?? 0) - withVat.vatCents;
  return { withoutVat, withVat };
}

const lessParts = (parts: TypedParts, taken: TypedParts): TypedParts => ({
  withoutVat: less(parts.withoutVat, taken.withoutVat),
  withVat: less(parts.withVat, taken.withVat),
});

const less = (total: CategoryTotal, { netCents, vatCents }: CategoryTotal): CategoryTotal => ({
  ...total,
  netCents: total.netCents - netCents,
  vatCents: total.vatCents - vatCents,
});

/** Each part within what is left of it, unless the sale typed it otherwise: then only the whole category can judge. */
function withinParts(own: TypedParts, left: TypedParts): CategoryTotal {
  const withoutVat = isWithin(own.withoutVat.netCents, left.withoutVat.netCents)
    ? netKept(own.withoutVat, left.withoutVat)
    : own.withoutVat;
  const withVat = isWithin(grossOf(own.withVat), grossOf(left.withVat))
    ? grossKept(own.withVat, left.withVat)
    : own.withVat;
  return {
    ...withoutVat,
    netCents: withoutVat.netCents + withVat.netCents,
    vatCents: withoutVat.vatCents + withVat.vatCents,
  };
}

function withinRest(own: CategoryTotal, rest: CategoryTotal, lines: readonly InvoiceLine[]): CategoryTotal {
  const isNetTyped = lines.some((line) => line.vat === own.vat && !line.priceIncludesVat);
  const isGrossTyped = lines.some((line) => line.vat === own.vat && line.priceIncludesVat);
  if (isGrossTyped && grossOf(own) === grossOf(rest)) return { ...rest };
  return isNetTyped ? netKept(own, rest) : grossKept(own, rest);
}

/** For prices without VAT: what they come to stands, their VAT is what is left of it once they take the rest. */
const netKept = (own: CategoryTotal, rest: CategoryTotal): CategoryTotal => ({
  ...own,
  vatCents: own.netCents === rest.netCents ? rest.vatCents : nearer(own.vatCents, rest.vatCents),
});

/** For prices with VAT: what they come to stands, and is parted into net and VAT as what is left of it is. */
function grossKept(own: CategoryTotal, rest: CategoryTotal): CategoryTotal {
  const grossCents = grossOf(own);
  if (grossCents === grossOf(rest)) return { ...rest };
  const vatCents = nearer(own.vatCents, rest.vatCents);
  const netCents = nearer(grossCents - vatCents, rest.netCents);
  return { ...own, netCents, vatCents: grossCents - netCents };
}

const grossOf = ({ netCents, vatCents }: CategoryTotal): number => netCents + vatCents;

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
  const takesWhole = [...left.values()].every(
    ({ vat, netCents, vatCents }) =>
      (netCents === 0 && vatCents === 0) ||
      totals.categories.some((taken) => taken.vat === vat && taken.netCents === netCents),
  );
  // Beside a rebate at another rate, the dear lines alone could give back the whole price and more.
  if (totals.grossCents > allLeftCents || (totals.grossCents === allLeftCents && !takesWhole))
    return { code: "creditNote.exceedsRest", vat: totals.categories[0]!.vat, leftCents: allLeftCents };
  return null;
}

const isWithin = (cents: number, limitCents: number): boolean =>
  limitCents < 0 ? limitCents <= cents && cents <= 0 : 0 <= cents && cents <= limitCents;
