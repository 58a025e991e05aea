import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideHalfAwayFromZero, partOf, proportion } from "#core/money.ts";
import { toExternalDraft, toTheirDraft, toTheirRow } from "#server/connectors/visma/mapping.ts";
import { rowCents } from "#server/connectors/visma/sandbox/draft-totals.ts";
import {
  checkBody,
  draftRules,
  hasDecimalsAtMost,
  rowRules,
} from "#server/connectors/visma/sandbox/their-rules.ts";
import { aLine, anInvoice } from "./connected-sandbox.ts";

/** Lines as core computes them, of every quantity, price and discount; some priced VAT included. */
const line = fc
  .record({
    quantityThousandths: fc.integer({ min: 1, max: 9_999_999 }),
    unitPriceCents: fc.integer({ min: -500_000, max: 500_000 }),
    discountBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
    isPricedWithVat: fc.boolean(),
  })
  .map(({ quantityThousandths, unitPriceCents, discountBasisPoints, isPricedWithVat }) => {
    const full = proportion(unitPriceCents, quantityThousandths, 1_000);
    const amountCents = divideHalfAwayFromZero(full * (10_000 - discountBasisPoints), 10_000);
    const netCents = isPricedWithVat ? proportion(amountCents, 10_000, 12_000) : amountCents;
    return aLine({
      quantityThousandths,
      unitPriceCents: isPricedWithVat ? null : unitPriceCents,
      discountBasisPoints,
      netCents,
      vatCents: partOf(netCents, 2_000),
    });
  });

const ARTICLE_ID = "00000000-0000-4000-8000-000000000000";

const plan = (count: number, rowsIncludeVat = false) => ({
  customerId: ARTICLE_ID,
  reference: "cahier/1",
  articleIds: Array.from({ length: count }, () => ARTICLE_ID),
  rowsIncludeVat,
});

const sumOf = (rows: readonly object[]): number =>
  rows.reduce((sum, row) => sum + rowCents({ Id: "", ...row }), 0);

describe("a sale in their words", () => {
  test("whatever quantity, price and discount: their rows add up to our net", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const invoice = anInvoice({ lines });
        expect(sumOf(toTheirDraft(invoice, plan(lines.length)).Rows)).toBe(invoice.netCents);
      }),
    );
  });

  test("rows with VAT included add up to our gross", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const invoice = anInvoice({ lines });
        expect(sumOf(toTheirDraft(invoice, plan(lines.length, true)).Rows)).toBe(invoice.grossCents);
      }),
    );
  });

  test("a credit note is the mirror of its invoice", () => {
    fc.assert(
      fc.property(line, (line) => {
        const context = { articleId: ARTICLE_ID, rowsIncludeVat: false };
        const sale = toTheirRow(line, { ...context, isCredit: false });
        const credit = toTheirRow(line, { ...context, isCredit: true });
        expect(sumOf([credit]) + sumOf([sale])).toBe(0);
        expect({ ...credit, Quantity: -credit.Quantity + 0 }).toEqual({
          ...sale,
          Quantity: sale.Quantity + 0,
        });
      }),
    );
  });

  test("nothing is said in more decimals, or at more length, than they take", () => {
    fc.assert(
      fc.property(line, fc.string({ maxLength: 2_000 }), (line, text) => {
        const draft = toTheirDraft(anInvoice({ lines: [{ ...line, text }] }), plan(1));
        expect(() => checkBody(draft, draftRules)).not.toThrow();
        for (const row of draft.Rows) {
          expect(() => checkBody({ ...row }, rowRules)).not.toThrow();
          expect(hasDecimalsAtMost(row.UnitPrice, 2)).toBe(true);
          expect(row.Text.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("a quantity of three decimals travels as once its amount, and says so", () => {
    const row = toTheirRow(
      aLine({
        text: "Kilomètres",
        quantityThousandths: 12_345,
        unitPriceCents: 63,
        discountBasisPoints: 500,
        netCents: 739,
      }),
      { articleId: ARTICLE_ID, rowsIncludeVat: false, isCredit: false },
    );
    expect(row).toMatchObject({
      Text: "Kilomètres (12.345 × 0.63 − 5 %)",
      Quantity: 1,
      UnitPrice: 7.39,
      DiscountPercentage: 0,
    });
  });

  test("an exact half is not left to their rounding", () => {
    const row = toTheirRow(aLine({ quantityThousandths: 500, unitPriceCents: 1, netCents: 1 }), {
      articleId: ARTICLE_ID,
      rowsIncludeVat: false,
      isCredit: false,
    });
    expect(row).toMatchObject({ Quantity: 1, UnitPrice: 0.01 });
  });

  test("two drafts of one request have one hash, another row has another", () => {
    const draft = {
      Id: "1",
      CustomerId: "c",
      OurReference: "cahier/1",
      InvoiceDate: "2026-10-31T00:00:00Z",
      TotalAmount: 120,
      TotalVatAmount: 20,
      Rows: [{ Id: "r1", Text: "Conseil", UnitPrice: 50, Quantity: 2 }],
    };
    const { answerHash } = toExternalDraft(draft);
    const twin = { ...draft, Id: "2", CreatedUtc: "later", Rows: [{ ...draft.Rows[0], Id: "r2" }] };
    expect(toExternalDraft(twin).answerHash).toBe(answerHash);
    const changed = { ...draft, Rows: [{ ...draft.Rows[0], Quantity: 3 }] };
    expect(toExternalDraft(changed).answerHash).not.toBe(answerHash);
  });
});
