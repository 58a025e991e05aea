import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partOf } from "#core/money.ts";
import { vatCategoryOf } from "#core/vat/vat-categories.ts";
import { invoiceTotals, lineAmountCents } from "#core/vouchers/invoice-totals.ts";
import { arbitraryLines } from "#test/support/arbitraries.ts";
import { aLine } from "#test/support/books-builder.ts";

const sum = (cents: readonly number[]) => cents.reduce((total, amount) => total + amount, 0);
const lines = arbitraryLines({ vats: ["fr-2000", "fr-550", "fr-exempt", "nl-2100"], hasRebates: true });

describe("a line", () => {
  test("is quantity times price less discount", () => {
    expect(lineAmountCents(aLine({ quantityThousandths: 1500, unitPriceCents: 3_333 }))).toBe(5_000);
    expect(lineAmountCents(aLine({ unitPriceCents: 9_999, discountBasisPoints: 1_250 }))).toBe(8_749);
    expect(lineAmountCents(aLine({ discountBasisPoints: 10_000 }))).toBe(0);
    expect(lineAmountCents(aLine({ quantityThousandths: 500, unitPriceCents: -1 }))).toBe(-1);
  });
});

describe("the totals of an invoice", () => {
  test("count VAT on the sum of nets, not line by line", () => {
    const three = [1, 2, 3].map(() => aLine({ unitPriceCents: 33 }));
    expect(invoiceTotals(three)).toEqual({
      categories: [{ vat: "fr-2000", netCents: 99, vatCents: 20 }],
      netCents: 99,
      vatCents: 20,
      grossCents: 119,
      lineNetCents: [33, 33, 33],
    });
  });

  test("leave prices with VAT as they were said", () => {
    const two = [1, 2].map(() => aLine({ unitPriceCents: 1_000, priceIncludesVat: true }));
    expect(invoiceTotals(two)).toMatchObject({
      categories: [{ vat: "fr-2000", netCents: 1_667, vatCents: 333 }],
      grossCents: 2_000,
      lineNetCents: [834, 833],
    });
  });

  test("keep each category apart, and bear no VAT where the law wants none", () => {
    const vats = ["fr-exempt", "fr-franchise", "fr-reverse", "fr-intra-eu", "fr-export", "fr-outside"];
    const totals = invoiceTotals([...vats, "fr-2000"].map((vat) => aLine({ vat })));
    expect(totals.categories.filter(({ vatCents }) => vatCents !== 0)).toEqual([
      { vat: "fr-2000", netCents: 10_000, vatCents: 2_000 },
    ]);
    expect(totals.categories.map(({ vat }) => vat)).toEqual([...vats, "fr-2000"].sort());
    expect(totals.grossCents).toBe(72_000);
  });

  test("add up: lines to their category, categories to the whole", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const totals = invoiceTotals(some);
        for (const { vat, netCents } of totals.categories)
          expect(sum(totals.lineNetCents.filter((_, index) => some[index]!.vat === vat))).toBe(netCents);
        expect(sum(totals.lineNetCents)).toBe(totals.netCents);
        expect(totals.netCents + totals.vatCents).toBe(totals.grossCents);
      }),
    );
  });

  test("ask for exactly the typed prices where these include VAT", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const typed = some.map((line) => ({ ...line, priceIncludesVat: true }));
        expect(invoiceTotals(typed).grossCents).toBe(sum(typed.map(lineAmountCents)));
      }),
    );
  });

  test("ask for the rate of the sum where prices are net", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const typed = some.map((line) => ({ ...line, priceIncludesVat: false }));
        for (const { vat, netCents, vatCents } of invoiceTotals(typed).categories)
          expect(vatCents).toBe(partOf(netCents, vatCategoryOf(vat)!.rateBasisPoints));
      }),
    );
  });

  test("are the mirror of the same lines at prices below zero", () => {
    fc.assert(
      fc.property(lines, (some) => {
        const mirrored = some.map((line) => ({ ...line, unitPriceCents: 0 - line.unitPriceCents }));
        expect(invoiceTotals(mirrored).grossCents + invoiceTotals(some).grossCents).toBe(0);
      }),
    );
  });
});
