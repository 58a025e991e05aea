import { describe, expect, test } from "vitest";
import { restCents } from "#core/matchings/matching.ts";
import type { Posting } from "#core/vouchers/posting.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";

const rent: Posting[] = [
  { account: "613200", side: "debit", cents: 90_000, party: null },
  { account: "512000", side: "credit", cents: 90_000, party: null },
];

/** Everything through March is validated, as the server would leave it. */
function validateMarch(model: BooksModel) {
  const company = model.facts.get("companies", COMPANY)!;
  model.put({
    collection: "companies",
    id: COMPANY,
    after: { ...company, validatedThrough: "2026-03-31" },
  });
}

const reverse = (model: BooksModel, id: string, day = "2026-04-01") =>
  model.send("voucher.reverse", { id, day, label: "Extourne : montant erroné" });

const anEntry = (model: BooksModel, id = "rent") =>
  model.must("entry.record", {
    id,
    day: "2026-03-02",
    label: "Loyer",
    journal: "OD",
    practitioner: null,
    postings: rent,
  });

describe("voucher.reverse", () => {
  test("G18 books the mirror image of a validated entry on the first open day, and each names the other", () => {
    const model = createBooksModel();
    anEntry(model);
    validateMarch(model);
    expect(reverse(model, "rent").ok).toBe(true);
    expect(model.voucher("r~rent")).toMatchObject({
      kind: "entry",
      reverses: "rent",
      day: "2026-04-01",
      journal: "OD",
      label: "Extourne : montant erroné",
    });
    expect(journalPage(model.voucher("r~rent").postings)).toEqual([
      "512000 debit 900.00",
      "613200 credit 900.00",
    ]);
    expect(model.balances()).toEqual({});
  });

  test("takes nothing back twice, nor a reversal, and says which one there is", () => {
    const model = createBooksModel();
    anEntry(model);
    validateMarch(model);
    reverse(model, "rent");
    expect(reverse(model, "rent", "2026-04-02")).toMatchObject({
      problem: { code: "voucher.reversed", reversal: "r~rent", day: "2026-04-01" },
    });
    expect(reverse(model, "r~rent")).toMatchObject({
      problem: { code: "voucher.isReversal", reverses: "rent" },
    });
    for (const id of ["r~rent"])
      expect(model.send("voucher.cancel", { id, reason: "" })).toMatchObject({
        problem: { code: "voucher.isReversal" },
      });
  });

  test("keeps a reversed voucher from being corrected or cancelled once its protection is lifted", () => {
    const model = createBooksModel();
    anEntry(model);
    model.must("period.protect", { throughDay: "2026-03-31" });
    expect(reverse(model, "rent").ok).toBe(true);
    model.must("period.protect", { throughDay: null });
    expect(model.send("voucher.cancel", { id: "rent", reason: "" })).toMatchObject({
      problem: { code: "voucher.reversed" },
    });
    expect(model.send("voucher.correct", { kind: "entry", id: "rent", set: { label: "x" } })).toMatchObject({
      problem: { code: "voucher.reversed" },
    });
  });

  test("is for what is closed alone, and is booked on an open day", () => {
    const model = createBooksModel();
    anEntry(model);
    expect(reverse(model, "rent")).toMatchObject({ problem: { code: "voucher.stillOpen" } });
    validateMarch(model);
    expect(reverse(model, "rent", "2026-03-31")).toMatchObject({
      problem: { code: "day.validated", firstOpenDay: "2026-04-01" },
    });
  });

  test("sends who would reverse an invoice to a credit note", () => {
    const model = createBooksModel();
    model.aSale("sale", [aLine()]);
    validateMarch(model);
    expect(reverse(model, "sale")).toMatchObject({ problem: { code: "voucher.issued" } });
  });

  test("gives an invoice back what a mistyped payment took, and VAT that was due on it waits again", () => {
    const model = createBooksModel();
    model.aSale("sale", [aLine()]);
    const before = model.balances();
    model.aPayment("pay", "sale", 6_000);
    validateMarch(model);
    expect(reverse(model, "pay").ok).toBe(true);
    expect(model.balances()).toEqual(before);
    expect(restCents(model.matching("sale"), 12_000)).toBe(12_000);
    expect(model.voucher("r~pay")).toMatchObject({ kind: "payment", amountCents: -6_000 });
    expect(model.aPayment("right", "sale", 12_000, "2026-04-03").ok).toBe(true);
  });

  test("takes back the income of a session in cash-basis books", () => {
    const model = createBooksModel(practice);
    model.must("payment.record", aPaymentOf("session", 5_000, { practitioner: "dup", party: null }));
    validateMarch(model);
    expect(reverse(model, "session").ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("leaves nothing owed for a purchase, unless it has been paid", () => {
    const model = createBooksModel();
    const set = { day: "2026-03-03", party: "c1", lines: [aLine({ account: "606400" })] };
    for (const id of ["paper", "paid"]) {
      model.must("voucher.draft", { id, kind: "purchase", credits: null, set });
      expect(model.approve(id).ok).toBe(true);
    }
    const settles = [{ voucher: "paid", cents: -12_000 }];
    model.must("payment.record", aPaymentOf("out", -12_000, { settles }));
    validateMarch(model);
    expect(reverse(model, "paper").ok).toBe(true);
    expect(restCents(model.matching("paper"), 12_000)).toBe(0);
    expect(reverse(model, "paid")).toMatchObject({ problem: { code: "purchase.settled" } });
    expect(reverse(model, "out").ok).toBe(true);
    expect(reverse(model, "paid").ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("moves no VAT that a credit note has taken back already", () => {
    const model = createBooksModel();
    model.aSale("sale", [aLine()]);
    model.aPayment("pay", "sale", 12_000);
    expect(model.aCreditNote("credit", "sale", [aLine()]).ok).toBe(true);
    validateMarch(model);
    expect(reverse(model, "pay").ok).toBe(true);
    expect(model.balances()).toEqual({});
  });
});
