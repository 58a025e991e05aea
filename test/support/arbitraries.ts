import fc from "fast-check";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { aLine } from "./books-builder.ts";

export interface LineChoices {
  readonly vats: readonly string[];
  readonly natures?: readonly ("goods" | "services")[];
  /** Whether some lines take something off, at a price below zero. */
  readonly hasRebates?: boolean;
}

/** A line of an invoice, with odd quantities, discounts and prices typed with or without VAT. */
export const arbitraryLine = ({
  vats,
  natures = ["goods", "services"],
  hasRebates = false,
}: LineChoices): fc.Arbitrary<InvoiceLine> =>
  fc
    .record({
      quantityThousandths: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 20_000 })),
      unitPriceCents: fc.integer({ min: hasRebates ? -3_000 : 0, max: 50_000 }),
      priceIncludesVat: fc.boolean(),
      discountBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
      vat: fc.constantFrom(...vats),
      nature: fc.constantFrom(...natures),
    })
    .map(aLine);

/** The lines of one invoice, each with an id of its own. */
export const arbitraryLines = (choices: LineChoices): fc.Arbitrary<InvoiceLine[]> =>
  fc
    .array(arbitraryLine(choices), { minLength: 1, maxLength: 6 })
    .map((lines) => lines.map((line, index) => ({ ...line, id: `line-${index + 1}` })));

/** Something that happens to an approved sale. Shares are parts in a thousand of what is possible then. */
export type SettlementStep =
  | { readonly act: "pay"; readonly share: number }
  | { readonly act: "payRest" }
  | { readonly act: "refund"; readonly share: number }
  | { readonly act: "cancel"; readonly which: number }
  | { readonly act: "reverse"; readonly which: number }
  | { readonly act: "correct"; readonly which: number; readonly share: number }
  | { readonly act: "credit"; readonly lines: number };

const share = fc.integer({ min: 1, max: 1000 });
const which = fc.nat(9);

/** What may happen to one sale, in any order. */
export const arbitrarySettlement: fc.Arbitrary<SettlementStep[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constant("pay" as const), share }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("payRest" as const) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("refund" as const), share }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("cancel" as const), which }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("correct" as const), which, share }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("reverse" as const), which }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("credit" as const), lines: fc.nat(31) }) },
  ),
  { maxLength: 10 },
);
