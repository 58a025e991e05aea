import { describe, expect, test } from "vitest";
import {
  aLine,
  createBooksModel,
  dutchCraftsman,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";

const pageOf = (model: ReturnType<typeof createBooksModel>, id: string) =>
  journalPage(model.voucher(id).postings);

describe("a French firm", () => {
  test("lets the VAT of services wait for payment", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 120.00",
      "445740 credit 20.00",
      "706000 credit 100.00",
    ]);
    expect(model.voucher("s")).toMatchObject({ journal: "VE", number: "F-2026-00001", dueDay: "2026-03-31" });
    expect(model.voucher("s").postings.find(({ account }) => account === "411000")!.party).toBe("c1");
  });

  test("owes the VAT of goods at once", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine({ nature: "goods" })]);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 120.00",
      "445710 credit 20.00",
      "707000 credit 100.00",
    ]);
  });

  test("parts the VAT of goods and services that share a rate", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine({ nature: "goods", unitPriceCents: 3_333 }), aLine({ id: "line-2" })]);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 160.00",
      "445710 credit 6.67",
      "445740 credit 20.00",
      "706000 credit 100.00",
      "707000 credit 33.33",
    ]);
  });

  test("owes the VAT of services at once from the day it opted for débits", () => {
    const model = createBooksModel({
      ...frenchFirm,
      vatHistory: [...frenchFirm.vatHistory, { from: "2026-03-02", status: "liable", onDebits: true }],
    });
    model.aSale("before", [aLine()], "2026-03-01");
    model.aSale("after", [aLine()], "2026-03-02");
    expect(pageOf(model, "before")).toContain("445740 credit 20.00");
    expect(pageOf(model, "after")).toContain("445710 credit 20.00");
  });

  test("books rebates, free lines and its own accounts as they are", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [
      aLine({ account: "708500" }),
      aLine({ id: "free", unitPriceCents: 0 }),
      aLine({ id: "rebate", unitPriceCents: -1_000, account: "709000" }),
    ]);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 108.00",
      "445740 credit 18.00",
      "708500 credit 100.00",
      "709000 debit 10.00",
    ]);
  });

  test("charges no VAT to a customer who owes it, abroad or in the Union", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine({ vat: "fr-reverse" }), aLine({ id: "2", vat: "fr-intra-eu", nature: "goods" })]);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 200.00",
      "706000 credit 100.00",
      "707000 credit 100.00",
    ]);
  });
});

test("a firm under the franchise books what the customer pays", () => {
  const model = createBooksModel({
    ...frenchFirm,
    vatHistory: [{ from: "2026-01-01", status: "franchise", onDebits: false }],
  });
  model.aSale("s", [aLine({ vat: "fr-franchise", priceIncludesVat: true })]);
  expect(pageOf(model, "s")).toEqual(["411000 debit 100.00", "706000 credit 100.00"]);
});

test("a Dutch craftsman keeps btw hoog, laag and verlegd apart, and owes it all at once", () => {
  const model = createBooksModel(dutchCraftsman);
  model.aSale("s", [
    aLine({ vat: "nl-2100" }),
    aLine({ id: "2", vat: "nl-900", nature: "goods" }),
    aLine({ id: "3", vat: "nl-reverse", unitPriceCents: 5_000 }),
  ]);
  expect(pageOf(model, "s")).toEqual([
    "1300 debit 280.00",
    "1500 credit 21.00",
    "1501 credit 9.00",
    "8000 credit 100.00",
    "8100 credit 100.00",
    "8200 credit 50.00",
  ]);
  model.aPayment("p", "s", 28_000);
  expect(pageOf(model, "p")).toEqual(["1100 debit 280.00", "1300 credit 280.00"]);
});

test("in cash-basis books an approved sale is a claim and posts nothing", () => {
  const model = createBooksModel(practice);
  model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
  expect(model.voucher("s").postings).toEqual([]);
  expect(model.matching("s")).toMatchObject({ claim: "s", grossCents: 10_000, lines: [] });
});
