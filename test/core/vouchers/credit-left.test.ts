import fc from "fast-check";
import { expect, test } from "vitest";
import { lineAmountCents } from "#core/vouchers/invoice-totals.ts";
import { arbitraryLines } from "#test/support/arbitraries.ts";
import { createBooksModel } from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const lines = arbitraryLines({ vats: ["fr-2000", "fr-550"], natures: ["goods"] });

test(
  "the lines of a sale are credited in whatever groups and order, none is refused, and nothing is left",
  () => {
    fc.assert(
      fc.property(lines, fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), (saleLines, groups) => {
        const priced = saleLines.filter((line) => lineAmountCents(line) > 0);
        if (priced.length === 0) return;
        const model = createBooksModel();
        model.aSale("sale", priced);
        for (const group of new Set(groups)) {
          const chosen = priced.filter((_, index) => groups[index] === group);
          if (chosen.length === 0) continue;
          const credited = model.aCreditNote(`cn${group}`, "sale", chosen);
          expect(credited.ok ? null : credited.problem).toBeNull();
        }
        expect(model.balances()).toEqual({});
      }),
      { numRuns: propertyRuns(200) },
    );
  },
  propertyRuns(60_000),
);
