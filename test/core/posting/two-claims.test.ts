import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { restCents } from "#core/matchings/matching.ts";
import { arbitraryLines } from "#test/support/arbitraries.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  createBooksModel,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const sales = ["one", "two"] as const;
const step = fc.record({
  act: fc.constantFrom("pay", "correct", "credit", "cancel"),
  shares: fc.tuple(fc.nat(1000), fc.nat(1000)),
  which: fc.nat(9),
});

describe.each([
  { name: "accrual", company: frenchFirm },
  { name: "cash-basis", company: { ...practice, vatHistory: frenchFirm.vatHistory } },
])("in $name books", ({ company }) => {
  test(
    "payments over two sales, moved from one to the other and cancelled, leave each sale whole",
    () => {
      const lines = arbitraryLines({ vats: ["fr-2000", "fr-550", "fr-exempt"] });
      fc.assert(
        fc.property(lines, lines, fc.array(step, { maxLength: 8 }), (first, second, steps) => {
          const model = createBooksModel(company);
          const practitioner = company.practitioners[0]?.id ?? null;
          for (const [id, of] of [
            ["one", first],
            ["two", second],
          ] as const) {
            const set = { day: "2026-03-01", lines: of, party: "c1", practitioner };
            model.must("voucher.draft", { id, kind: "sale", credits: null, set });
            if (!model.approve(id).ok) return;
          }
          steps.forEach(({ act, shares, which }, index) => {
            const payments = model
              .vouchers()
              .filter((voucher) => voucher.kind === "payment" && voucher.state === "recorded");
            const chosen = payments[which % Math.max(payments.length, 1)]?.id;
            const settles = settling(model, shares, act === "correct" ? chosen : undefined);
            const amountCents = settles.reduce((sum, { cents }) => sum + cents, 0);
            if (act === "pay" && amountCents > 0)
              model.must("payment.record", aPaymentOf(`p${index}`, amountCents, { settles }));
            if (act === "correct" && amountCents > 0 && chosen)
              model.must("voucher.correct", { kind: "payment", id: chosen, set: { amountCents, settles } });
            if (act === "cancel" && chosen) model.must("voucher.cancel", { id: chosen, reason: "" });
            if (act === "credit")
              model.aCreditNote(`cn${index}`, sales[which % 2]!, which % 2 === 0 ? first : second);
          });
          for (const sale of sales) {
            const rest = restOf(model, sale);
            if (rest !== 0) expect(model.aPayment(`last-${sale}`, sale, rest).ok).toBe(true);
            if (model.aCreditNote(`cn-${sale}`, sale, sale === "one" ? first : second).ok)
              expect(model.aPayment(`back-${sale}`, sale, restOf(model, sale)).ok).toBe(true);
          }
          // Every sale is credited whole by now, and its money went back.
          expect(model.balances()).toEqual({});
        }),
        { numRuns: propertyRuns(150) },
      );
    },
    propertyRuns(60_000),
  );
});

const restOf = (model: BooksModel, sale: string) =>
  restCents(model.matching(sale), model.matching(sale).grossCents);

/** A part of what is left of each sale, as it would be without one payment. */
function settling(model: BooksModel, shares: readonly number[], without: string | undefined) {
  return sales.flatMap((voucher, index) => {
    const own = model.matching(voucher).lines.find((line) => line.voucher === without)?.cents ?? 0;
    const cents = Math.floor(((restOf(model, voucher) + own) * shares[index]!) / 1000);
    return cents > 0 ? [{ voucher, cents }] : [];
  });
}

test("a payment that credit notes counted on may leave its sale, settle another, and be cancelled after all", () => {
  const model = createBooksModel();
  model.aSale("one", [aLine()]);
  model.aSale("two", [aLine()]);
  model.aPayment("p", "one", 12_000);
  model.aCreditNote("cn", "one", [aLine()]);
  model.must("voucher.correct", {
    kind: "payment",
    id: "p",
    set: { settles: [{ voucher: "two", cents: 12_000 }] },
  });
  expect(model.balances()).toEqual({ "512000": 12_000, "445710": -2_000, "706000": -10_000 });
  model.must("voucher.correct", { kind: "payment", id: "p", set: { label: "Virement du 4 mars" } });
  expect(model.balances()).toEqual({ "512000": 12_000, "445710": -2_000, "706000": -10_000 });
  model.must("voucher.cancel", { id: "p", reason: "another customer's" });
  expect(model.balances()).toEqual({ "411000": 12_000, "445740": -2_000, "706000": -10_000 });
});

test("a sale whose number moved its day into the option for débits stays with its payments", () => {
  const model = createBooksModel({
    ...frenchFirm,
    vatHistory: [...frenchFirm.vatHistory, { from: "2026-04-01", status: "liable", onDebits: true }],
  });
  model.aSale("later", [aLine()], "2026-04-02");
  model.aSale("s", [aLine()], "2026-03-31");
  expect(model.voucher("s")).toMatchObject({ day: "2026-04-02", number: "F-2026-00002" });
  model.aPayment("p", "s", 12_000, "2026-04-10");
  expect(journalPage(model.voucher("p").postings)).toContain("445740 debit 20.00");
});
