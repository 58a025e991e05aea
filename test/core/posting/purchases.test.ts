import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vatCategoriesOfPurchases } from "#core/vat/vat-choices.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  createBooksModel,
  dutchCraftsman,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const liablePractice = { ...practice, vatHistory: frenchFirm.vatHistory };
const aCost = (fields: Parameters<typeof aLine>[0] = {}) =>
  aLine({ text: "Fournitures", account: "606300", nature: "goods", ...fields });
const pageOf = (model: BooksModel, id: string) => journalPage(model.voucher(id).postings);
const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

type Lines = Parameters<BooksModel["aSale"]>[1];
const anExpense = (
  model: BooksModel,
  lines: Lines,
  rest: { paidBy?: string; means?: string; practitioner?: string } = { means: "card" },
) => {
  model.must("voucher.draft", {
    id: "e",
    kind: "expense",
    credits: null,
    set: { day: "2026-03-01", lines, ...rest },
  });
  return model.approve("e");
};
const aPurchase = (model: BooksModel, lines: Lines, id = "a") => {
  const set = { day: "2026-03-01", lines, party: "c1", theirNumber: "2026/77" };
  model.must("voucher.draft", { id, kind: "purchase", credits: null, set });
  return model.approve(id);
};
const pay = (model: BooksModel, id: string, cents: number, purchase = "a") =>
  model.send(
    "payment.record",
    aPaymentOf(id, cents, { settles: [{ voucher: purchase, cents }], practitioner: null }),
  );

describe("an expense", () => {
  test("paid by an exempt practice costs all that was paid", () => {
    const model = createBooksModel(practice);
    expect(anExpense(model, [aCost({ vat: "fr-2000" })]).ok).toBe(true);
    expect(pageOf(model, "e")).toEqual(["512000 credit 120.00", "606300 debit 120.00"]);
    expect(model.voucher("e")).toMatchObject({ state: "approved", journal: "BQ", number: null });
  });

  test("paid by a practice that owes VAT gets its VAT back, and the means chooses the journal", () => {
    const model = createBooksModel(liablePractice);
    anExpense(model, [aCost({ unitPriceCents: 12_000, priceIncludesVat: true })], { means: "cash" });
    expect(pageOf(model, "e")).toEqual(["445660 debit 20.00", "530000 credit 120.00", "606300 debit 100.00"]);
    expect(model.voucher("e").journal).toBe("CA");
  });

  test("paid out of a practitioner's own pocket is owed on their own account, and is in their slice", () => {
    const model = createBooksModel({ ...practice, practice: "several" });
    anExpense(model, [aCost({ vat: "fr-exempt" })], { paidBy: "mar", practitioner: "mar" });
    expect(pageOf(model, "e")).toEqual(["108MAR credit 100.00", "606300 debit 100.00"]);
    expect(model.voucher("e")).toMatchObject({ slice: "mar", journal: "AC" });
  });

  test("wants to know how it was paid and what each line is for, and takes no VAT it would owe itself", () => {
    const model = createBooksModel(frenchFirm);
    expect(refusalOf(anExpense(model, [aCost()], {}))).toMatchObject({ code: "payment.meansUnknown" });
    expect(refusalOf(anExpense(model, [aCost({ account: null })]))).toMatchObject({
      code: "invoice.accountMissing",
    });
    expect(refusalOf(anExpense(model, [aCost({ vat: "fr-reverse" })]))).toMatchObject({
      code: "invoice.vatNotAllowed",
    });
  });

  test("may be corrected and cancelled, and what it was stays readable", () => {
    const model = createBooksModel(liablePractice);
    anExpense(model, [aCost()]);
    const set = { lines: [aCost({ unitPriceCents: 5_000, account: "606400" })], means: "cash" };
    model.must("voucher.correct", { kind: "expense", id: "e", set });
    expect(pageOf(model, "e")).toEqual(["445660 debit 10.00", "530000 credit 60.00", "606400 debit 50.00"]);
    expect(model.voucher("e").earlier[0]!.before).toMatchObject({ means: "card" });
    model.must("voucher.cancel", { id: "e", reason: "typed twice" });
    expect(model.balances()).toEqual({});
    expect(model.voucher("e").state).toBe("cancelled");
    expect(refusalOf(model.send("voucher.correct", { kind: "expense", id: "e", set }))).toMatchObject({
      code: "voucher.cancelled",
    });
  });
});

describe("a purchase", () => {
  test("in accrual books is a debt, and the VAT of services comes back as they are paid", () => {
    const model = createBooksModel(frenchFirm);
    aPurchase(model, [aCost({ nature: "services", account: "611000" }), aCost({ id: "2" })]);
    expect(pageOf(model, "a")).toEqual([
      "401000 credit 240.00",
      "445640 debit 20.00",
      "445660 debit 20.00",
      "606300 debit 100.00",
      "611000 debit 100.00",
    ]);
    expect(pay(model, "p1", -8_000).ok).toBe(true);
    expect(pageOf(model, "p1")).toEqual([
      "401000 debit 80.00",
      "445640 credit 6.67",
      "445660 debit 6.67",
      "512000 credit 80.00",
    ]);
    pay(model, "p2", -16_000);
    expect(model.balances()).toEqual({
      "512000": -24_000,
      "445660": 4_000,
      "606300": 10_000,
      "611000": 10_000,
    });
  });

  test("in cash-basis books posts nothing until it is paid, and then pro rata", () => {
    const model = createBooksModel(liablePractice);
    aPurchase(model, [aCost()]);
    expect(model.voucher("a").postings).toEqual([]);
    pay(model, "p1", -6_000);
    expect(pageOf(model, "p1")).toEqual(["445660 debit 10.00", "512000 credit 60.00", "606300 debit 50.00"]);
  });

  test("in Dutch books has its VAT back at once", () => {
    const model = createBooksModel(dutchCraftsman);
    aPurchase(model, [aCost({ vat: "nl-2100", account: "7000", nature: "services" })]);
    expect(pageOf(model, "a")).toEqual(["1520 debit 21.00", "1600 credit 121.00", "7000 debit 100.00"]);
  });

  test("is settled by money out alone, by no more than is owed, and comes back no more than was paid", () => {
    const model = createBooksModel(frenchFirm);
    aPurchase(model, [aCost()]);
    expect(refusalOf(pay(model, "p", 12_000))).toMatchObject({ code: "payment.exceedsPaid" });
    expect(refusalOf(pay(model, "p", -12_001))).toMatchObject({
      code: "payment.exceedsRest",
      leftCents: 12_000,
    });
    expect(pay(model, "p", -12_000).ok).toBe(true);
    expect(pay(model, "back", 12_000).ok).toBe(true);
    expect(model.balances()["401000"]).toBe(-12_000);
  });

  test("is neither corrected nor cancelled while a payment settles it", () => {
    const model = createBooksModel(frenchFirm);
    aPurchase(model, [aCost()]);
    pay(model, "p", -12_000);
    const correction = { kind: "purchase" as const, id: "a", set: { lines: [aCost({ unitPriceCents: 1 })] } };
    expect(refusalOf(model.send("voucher.correct", correction))).toMatchObject({ code: "purchase.settled" });
    const cancel = { id: "a", reason: "typed twice" };
    expect(refusalOf(model.send("voucher.cancel", cancel))).toMatchObject({ code: "purchase.settled" });
    model.must("voucher.cancel", { id: "p", reason: "typed twice" });
    model.must("voucher.cancel", cancel);
    expect(model.balances()).toEqual({});
    expect(refusalOf(pay(model, "later", -1))).toMatchObject({ code: "payment.claimMissing" });
  });
});

describe.each([
  ["accrual", frenchFirm],
  ["cash-basis, liable", liablePractice],
  ["cash-basis, exempt", practice],
])("in %s books", (_, company) => {
  const line = fc.record({
    unitPriceCents: fc.integer({ min: 1, max: 100_000 }),
    quantityThousandths: fc.integer({ min: 1, max: 5_000 }),
    priceIncludesVat: fc.boolean(),
    nature: fc.constantFrom("goods" as const, "services" as const),
    account: fc.constantFrom("606300", "613200"),
    vat: fc.constantFrom(...vatCategoriesOfPurchases("FR", "2026-03-01").map(({ key }) => key)),
  });
  const lines = fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((typed) => typed.map((fields, index) => aCost({ ...fields, id: `${index}` })));

  test("a purchase paid in whatever parts books what the same expense books at once", () => {
    fc.assert(
      fc.property(lines, fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 4 }), (costs, parts) => {
        const bought = createBooksModel(company);
        if (!aPurchase(bought, costs).ok) return;
        const grossCents = bought.matching("a").grossCents;
        let restCents = grossCents;
        for (const [index, part] of [...parts, grossCents].entries()) {
          const cents = Math.min(part, restCents);
          if (cents === 0) continue;
          expect(pay(bought, `p${index}`, -cents).ok).toBe(true);
          restCents -= cents;
        }
        const spent = createBooksModel(company);
        expect(anExpense(spent, costs, { means: "transfer" }).ok).toBe(true);
        expect(bought.balances()).toEqual(spent.balances());
        spent.must("voucher.cancel", { id: "e", reason: "typed twice" });
        expect(spent.balances()).toEqual({});
      }),
      { numRuns: propertyRuns(60) },
    );
  });
});
