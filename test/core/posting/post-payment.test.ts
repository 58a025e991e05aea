import { describe, expect, test } from "vitest";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";

const pageOf = (model: BooksModel, id: string) => journalPage(model.voucher(id).postings);
const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

describe("a payment in accrual books", () => {
  test("makes the VAT of services due pro rata, and the last takes the rest", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine({ unitPriceCents: 8_334 })]);
    model.aPayment("p1", "s", 3_333);
    model.aPayment("p2", "s", 3_333);
    model.aPayment("p3", "s", 3_335);
    expect(pageOf(model, "p1")).toEqual([
      "411000 credit 33.33",
      "445710 credit 5.56",
      "445740 debit 5.56",
      "512000 debit 33.33",
    ]);
    expect(["p1", "p2", "p3"].map((id) => pageOf(model, id)[1])).toEqual([
      "445710 credit 5.56",
      "445710 credit 5.55",
      "445710 credit 5.56",
    ]);
    expect(model.balances()).toEqual({ "512000": 10_001, "706000": -8_334, "445710": -1_667 });
  });

  test("that bounces moves the VAT back", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 12_000);
    model.aPayment("bounced", "s", -12_000, "2026-03-06");
    expect(pageOf(model, "bounced")).toEqual([
      "411000 debit 120.00",
      "445710 debit 20.00",
      "445740 credit 20.00",
      "512000 credit 120.00",
    ]);
  });

  test("settles two invoices at once and leaves what is over to the customer", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s1", [aLine()]);
    model.aSale("s2", [aLine({ nature: "goods" })]);
    const settles = [
      { voucher: "s1", cents: 12_000 },
      { voucher: "s2", cents: 12_000 },
    ];
    model.must("payment.record", aPaymentOf("p", 25_000, { settles, means: "cheque" }));
    expect(pageOf(model, "p")).toEqual([
      "411000 credit 250.00",
      "445710 credit 20.00",
      "445740 debit 20.00",
      "511200 debit 250.00",
    ]);
  });

  test("keeps to what was posted although the option for débits is entered afterwards", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    const company = model.facts.get("companies", COMPANY)!;
    const vatHistory = [{ from: "2026-01-01", status: "liable" as const, onDebits: true }];
    model.put({ collection: "companies", id: COMPANY, after: { ...company, vatHistory } });
    model.aPayment("p", "s", 12_000);
    expect(model.balances()).toEqual({ "512000": 12_000, "706000": -10_000, "445710": -2_000 });
  });
});

describe("a payment in cash-basis books", () => {
  const liable = { ...practice, vatHistory: frenchFirm.vatHistory };

  test("of a session goes to the practitioner's own account, and the means chooses the other", () => {
    const model = createBooksModel(practice);
    for (const [means, account] of [
      ["cash", "530000"],
      ["cheque", "511200"],
      ["card", "512000"],
    ] as const) {
      model.must("payment.record", aPaymentOf(means, 2_500, { means, practitioner: "mar" }));
      expect(pageOf(model, means)).toEqual(["706MAR credit 25.00", `${account} debit 25.00`].sort());
    }
    expect(model.voucher("cash").journal).toBe("CA");
    expect(refusalOf(model.send("payment.record", aPaymentOf("p", 2_500)))).toEqual({
      code: "payment.practitionerMissing",
    });
  });

  test("is income and VAT pro rata, and all of them together are the invoice to the cent", () => {
    const model = createBooksModel(liable);
    model.aSale(
      "s",
      [
        aLine({ unitPriceCents: 3_333, vat: "fr-2000" }),
        aLine({ id: "2", unitPriceCents: 1_001, nature: "goods", vat: "fr-550" }),
      ],
      "2026-03-01",
      "dup",
    );
    model.aPayment("p1", "s", 1_000);
    expect(pageOf(model, "p1")).toEqual([
      "445710 credit 1.43",
      "512000 debit 10.00",
      "706DUP credit 6.59",
      "707000 credit 1.98",
    ]);
    model.aPayment("p2", "s", 4_056);
    expect(model.balances()).toEqual({ "512000": 5_056, "445710": -722, "706DUP": -3_333, "707000": -1_001 });
  });

  test("stays on the account of the approved sale when the practitioner's letters change", () => {
    const model = createBooksModel(practice);
    model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    model.aPayment("p1", "s", 4_000);
    model.must("company.update", {
      set: { practitioners: [{ id: "dup", name: "Anne Durand", code: "DUR" }] },
    });
    model.aPayment("p2", "s", 6_000);
    expect(model.balances()).toEqual({ "512000": 10_000, "706DUP": -10_000 });
  });

  test("given back on an invoice credited whole takes the income back", () => {
    const model = createBooksModel(liable);
    model.aSale("s", [aLine()], "2026-03-01", "dup");
    model.aPayment("p", "s", 6_000);
    model.aCreditNote("cn", "s", [aLine()]);
    expect(model.voucher("cn").postings).toEqual([]);
    model.aPayment("back", "s", -6_000, "2026-03-06");
    expect(pageOf(model, "back")).toEqual([
      "445710 debit 10.00",
      "512000 credit 60.00",
      "706DUP debit 50.00",
    ]);
    expect(model.balances()).toEqual({});
  });

  test("leaves no cent behind when the one between was cancelled before the invoice is credited", () => {
    const model = createBooksModel(liable);
    const line = aLine({ unitPriceCents: 8_334 });
    model.aSale("s", [line], "2026-03-01", "dup");
    model.aPayment("p1", "s", 3);
    model.aPayment("p2", "s", 3);
    model.aPayment("back", "s", -3);
    model.must("voucher.cancel", { id: "p2", reason: "" });
    expect(model.balances()).toEqual({ "445710": -1, "706DUP": 1 });
    model.aCreditNote("cn", "s", [line]);
    expect(model.balances()).toEqual({});
  });

  test("beyond what is left is spread as the whole sale was", () => {
    const model = createBooksModel(liable);
    const goods = aLine({ id: "2", nature: "goods", vat: "fr-exempt", unitPriceCents: 12_000 });
    model.aSale("s", [aLine(), goods], "2026-03-01", "dup");
    model.aPayment("p", "s", 24_000);
    model.aCreditNote("cn", "s", [goods]);
    model.aPayment("back", "s", -6_000, "2026-03-06");
    expect(model.balances()).toEqual({
      "512000": 18_000,
      "445710": -2_500,
      "706DUP": -12_500,
      "707000": -3_000,
    });
  });

  test("follows what a credit note has left when that settles the claim", () => {
    const model = createBooksModel(liable);
    const taxed = aLine();
    const exempt = aLine({ id: "2", vat: "fr-exempt", unitPriceCents: 12_000 });
    model.aSale("s", [taxed, exempt], "2026-03-01", "dup");
    model.aPayment("p", "s", 12_000);
    expect(model.balances()["445710"]).toBe(-1_000);
    model.aCreditNote("cn", "s", [exempt]);
    expect(pageOf(model, "cn")).toEqual(["445710 credit 10.00", "706DUP debit 10.00"]);
  });
});

describe("a payment is refused", () => {
  const settling = (cents: number) => ({ settles: [{ voucher: "s", cents }] });
  test.each([
    ["beyond what is left", aPaymentOf("p", 12_001, settling(12_001)), "payment.exceedsRest"],
    [
      "beyond what is left in two goes",
      aPaymentOf("p", 20_000, { settles: [...settling(10_000).settles, ...settling(10_000).settles] }),
      "payment.exceedsRest",
    ],
    ["beyond what was paid", aPaymentOf("p", -1, settling(-1)), "payment.exceedsPaid"],
    ["beyond its own amount", aPaymentOf("p", 100, settling(200)), "payment.settlesTooMuch"],
    ["the wrong way round", aPaymentOf("p", 100, settling(-100)), "payment.wrongSign"],
    ["of nothing", aPaymentOf("p", 0), "payment.nothing"],
    [
      "for no invoice",
      aPaymentOf("p", 1, { settles: [{ voucher: "none", cents: 1 }] }),
      "payment.claimMissing",
    ],
    ["by no means", aPaymentOf("p", 1, { means: "barter" }), "payment.meansUnknown"],
    ["on no account", aPaymentOf("p", 1, { account: "999" }), "account.unknown"],
    ["for nobody", aPaymentOf("p", 1, { practitioner: "zoe" }), "practitioner.notFound"],
    ["before the books", aPaymentOf("p", 1, { day: "2025-12-31" }), "day.beforeBooks"],
  ])("%s", (_, args, code) => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    expect(refusalOf(model.send("payment.record", args))).toMatchObject({ code });
  });
});

describe("a mistyped payment", () => {
  test("is corrected in one go, its earlier version readable", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 1_200);
    const set = { amountCents: 12_000, means: "cash", settles: [{ voucher: "s", cents: 12_000 }] };
    model.must("voucher.correct", { kind: "payment", id: "p", set });
    expect(pageOf(model, "p")).toEqual([
      "411000 credit 120.00",
      "445710 credit 20.00",
      "445740 debit 20.00",
      "530000 debit 120.00",
    ]);
    const [earlier] = model.voucher("p").earlier;
    expect(earlier).toMatchObject({ changedBy: "anna", before: { amountCents: 1_200, means: "transfer" } });
    expect(journalPage((earlier!.before as { postings: [] }).postings)).toContain("512000 debit 12.00");
    expect(model.matching("s").lines).toHaveLength(1);
  });

  test("moves from one invoice to another", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s1", [aLine()]);
    model.aSale("s2", [aLine()]);
    model.aPayment("p", "s1", 12_000);
    const set = { settles: [{ voucher: "s2", cents: 12_000 }] };
    model.must("voucher.correct", { kind: "payment", id: "p", set });
    expect(model.matching("s1").lines).toEqual([]);
    expect(model.matching("s2").lines).toHaveLength(1);
  });

  test("cancelled leaves nothing, and only once", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    const before = model.balances();
    model.aPayment("p", "s", 12_000);
    model.must("voucher.cancel", { id: "p", reason: "twice" });
    expect(model.balances()).toEqual(before);
    expect(model.matching("s").lines).toEqual([]);
    expect(refusalOf(model.send("voucher.cancel", { id: "p", reason: "" }))).toMatchObject({
      code: "voucher.cancelled",
    });
    expect(refusalOf(model.send("voucher.correct", { kind: "payment", id: "p", set: {} }))).toMatchObject({
      code: "voucher.cancelled",
    });
  });

  test("cancelled after a credit note counted on it leaves the VAT where it belongs", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 12_000);
    model.aCreditNote("cn", "s", [aLine()]);
    expect(pageOf(model, "cn")).toEqual([
      "411000 credit 120.00",
      "445710 debit 20.00",
      "706000 debit 100.00",
    ]);
    model.must("voucher.cancel", { id: "p", reason: "another customer's" });
    expect(pageOf(model, "p")).toEqual(["445710 credit 20.00", "445740 debit 20.00"]);
    expect(model.balances()).toEqual({});
  });

  test("stays as it is once its day is closed", () => {
    const model = createBooksModel(frenchFirm);
    model.must("payment.record", aPaymentOf("p", 1_000));
    const company = model.facts.get("companies", "company-1")!;
    model.put({
      collection: "companies",
      id: company.id,
      after: { ...company, protectedThrough: "2026-03-04" },
    });
    expect(refusalOf(model.send("voucher.cancel", { id: "p", reason: "" }))).toMatchObject({
      code: "day.protected",
    });
    expect(
      refusalOf(model.send("voucher.correct", { kind: "payment", id: "p", set: { day: "2026-03-05" } })),
    ).toMatchObject({ code: "day.protected" });
  });
});

describe("where each practitioner files their own books", () => {
  const several = { ...practice, practice: "several" as const };

  test("a payment belongs to the practitioner whose invoice it settles", () => {
    const model = createBooksModel(several);
    model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    model.aPayment("p", "s", 10_000);
    expect(model.voucher("p")).toMatchObject({ slice: "dup", practitioner: null });
    expect(model.matching("s").slice).toBe("dup");
  });

  test("one practitioner's payment never settles another's invoice", () => {
    const model = createBooksModel(several);
    model.aSale("d", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    model.aSale("m", [aLine({ vat: "fr-exempt" })], "2026-03-01", "mar");
    const settles = [{ voucher: "d", cents: 10_000 }];
    expect(
      refusalOf(model.send("payment.record", aPaymentOf("p", 10_000, { settles, practitioner: "mar" }))),
    ).toEqual({ code: "rights.otherSlice" });
    const both = [...settles, { voucher: "m", cents: 10_000 }];
    expect(refusalOf(model.send("payment.record", aPaymentOf("p", 20_000, { settles: both })))).toEqual({
      code: "rights.otherSlice",
    });
  });
});
