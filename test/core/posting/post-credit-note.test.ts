import { describe, expect, test } from "vitest";
import {
  aLine,
  type BooksModel,
  createBooksModel,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";

const pageOf = (model: BooksModel, id: string) => journalPage(model.voucher(id).postings);
const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

describe("a credit note", () => {
  test("is the mirror of its sale, in a series of its own", () => {
    const lines = [aLine({ unitPriceCents: 3_333 }), aLine({ id: "2", nature: "goods", vat: "fr-550" })];
    const model = createBooksModel(frenchFirm);
    model.aSale("s", lines);
    model.aCreditNote("cn", "s", lines);
    expect(pageOf(model, "s")).toEqual([
      "411000 debit 145.50",
      "445710 credit 5.50",
      "445740 credit 6.67",
      "706000 credit 33.33",
      "707000 credit 100.00",
    ]);
    expect(pageOf(model, "cn")).toEqual([
      "411000 credit 145.50",
      "445710 debit 5.50",
      "445740 debit 6.67",
      "706000 debit 33.33",
      "707000 debit 100.00",
    ]);
    expect(model.voucher("cn")).toMatchObject({ number: "A-2026-00001", journal: "VE", credits: "s" });
    expect(model.balances()).toEqual({});
  });

  test("of a part takes VAT back from what still waits", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 6_000);
    model.aCreditNote("cn", "s", [aLine({ unitPriceCents: 5_000 })]);
    expect(pageOf(model, "cn")).toEqual(["411000 credit 60.00", "445740 debit 10.00", "706000 debit 50.00"]);
    expect(model.balances()).toEqual({ "512000": 6_000, "445710": -1_000, "706000": -5_000 });
  });

  test("takes back the VAT that money beyond the claim had made due", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 12_000);
    model.aCreditNote("cn", "s", [aLine({ unitPriceCents: 5_000 })]);
    expect(pageOf(model, "cn")).toContain("445710 debit 10.00");
    model.aPayment("back", "s", -3_000, "2026-03-06");
    expect(pageOf(model, "back")).toEqual(["411000 debit 30.00", "512000 credit 30.00"]);
  });

  test("makes VAT due when the money that is there now pays for services alone", () => {
    const goods = aLine({ nature: "goods" });
    const services = aLine({ id: "2" });
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [goods, services]);
    model.aPayment("p", "s", 12_000);
    model.aCreditNote("cn", "s", [goods]);
    expect(model.balances()).toEqual({ "512000": 12_000, "445710": -2_000, "706000": -10_000 });
  });

  test("takes the rest of the VAT when several together would miss it by a cent", () => {
    const third = aLine({ unitPriceCents: 33 });
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [third, { ...third, id: "2" }, { ...third, id: "3" }]);
    const vats = ["cn1", "cn2", "cn3"].map((id) => {
      expect(model.aCreditNote(id, "s", [third]).ok).toBe(true);
      const voucher = model.voucher(id);
      return voucher.kind === "creditNote" ? voucher.totals!.vatCents : 0;
    });
    expect(vats).toEqual([7, 7, 6]);
    expect(model.balances()).toEqual({});
  });

  test("gives back exactly the prices that were said, line by line, and leaves no account a cent", () => {
    const ten = (id: string, nature: "goods" | "services") =>
      aLine({ id, nature, unitPriceCents: 1_000, priceIncludesVat: true });
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [ten("1", "services"), ten("2", "goods")]);
    for (const line of [ten("1", "services"), ten("2", "goods")]) {
      expect(model.aCreditNote(`cn${line.id}`, "s", [line]).ok).toBe(true);
      expect(model.voucher(`cn${line.id}`)).toMatchObject({ totals: { grossCents: 1_000 } });
    }
    expect(model.balances()).toEqual({});
  });

  test("takes the rest once earlier ones took all of the other rates", () => {
    const book = aLine({ id: "1", nature: "goods", vat: "fr-550" });
    const pen = aLine({ id: "2", nature: "goods" });
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [book, pen]);
    expect(model.aCreditNote("cn1", "s", [book]).ok).toBe(true);
    expect(model.aCreditNote("cn2", "s", [pen]).ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("takes the rest where prices with and without VAT stand side by side at one rate", () => {
    const priced = (id: string, unitPriceCents: number, priceIncludesVat: boolean) =>
      aLine({ id, unitPriceCents, priceIncludesVat, vat: "fr-550", nature: "goods" });
    const model = createBooksModel(frenchFirm);
    const [jam, honey] = [priced("1", 1_000, true), priced("2", 500, false)];
    const [tea, coffee] = [priced("3", 500, false), priced("4", 3_000, true)];
    model.aSale("s", [jam, honey, tea, coffee]);
    expect(model.aCreditNote("cn1", "s", [jam, honey]).ok).toBe(true);
    expect(model.aCreditNote("cn2", "s", [tea, coffee]).ok).toBe(true);
    // The sale rounds the net of 40.00 (37.91), its credit notes would round 10.00 (9.48) and 30.00 (28.44).
    expect(model.voucher("cn2")).toMatchObject({ totals: { lineNetCents: [500, 2_843], vatCents: 184 } });
    expect(model.balances()).toEqual({});
  });

  test("leaves no cent of VAT behind, as it did on these five lines", () => {
    const line = (
      id: string,
      quantityThousandths: number,
      unitPriceCents: number,
      priceIncludesVat: boolean,
    ) => aLine({ id, quantityThousandths, unitPriceCents, priceIncludesVat, vat: "fr-550", nature: "goods" });
    const gift = aLine({ id: "1", unitPriceCents: 0, nature: "goods" });
    const first = [line("2", 760, 28_345, true), line("3", 1_000, 18_564, false)];
    const last = [line("4", 18_544, 22_817, false), line("5", 1_000, 42_938, true)];
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [gift, ...first, ...last]);
    expect(model.aCreditNote("cn1", "s", first).ok).toBe(true);
    expect(model.aCreditNote("cn2", "s", [gift, ...last]).ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("keeps the VAT of its sale's day after the company's status changed", () => {
    const model = createBooksModel({
      ...frenchFirm,
      vatHistory: [
        { from: "2026-01-01", status: "franchise", onDebits: false },
        { from: "2026-03-02", status: "liable", onDebits: false },
      ],
    });
    const line = aLine({ vat: "fr-franchise" });
    model.aSale("s", [line], "2026-03-01");
    expect(model.aCreditNote("cn", "s", [line], "2026-03-05").ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("follows its sale to the later day that a number moved it to", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("earlier", [aLine()], "2026-03-10");
    // Both were approved offline, the credit note two days after its sale; meanwhile others had numbered until the 10th.
    model.aSale("s", [aLine()], "2026-03-04");
    expect(model.voucher("s")).toMatchObject({ day: "2026-03-10", approval: { day: "2026-03-04" } });
    expect(model.aCreditNote("cn", "s", [aLine()], "2026-03-06").ok).toBe(true);
    expect(model.voucher("cn")).toMatchObject({
      day: "2026-03-10",
      dueDay: "2026-04-09",
      number: "A-2026-00001",
      approval: { day: "2026-03-06" },
    });
    expect(model.matching("s").lines).toMatchObject([{ voucher: "cn", day: "2026-03-10" }]);
  });

  test("stays on its own day where that is after the day a number moved its sale to", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("earlier", [aLine()], "2026-03-10");
    model.aSale("s", [aLine()], "2026-03-04");
    expect(model.aCreditNote("cn", "s", [aLine()], "2026-03-11").ok).toBe(true);
    expect(model.voucher("cn")).toMatchObject({ day: "2026-03-11" });
  });

  test("keeps the VAT its sale was approved with, though a number moved that past the firm's new status", () => {
    const model = createBooksModel({
      ...frenchFirm,
      vatHistory: [
        { from: "2026-01-01", status: "franchise", onDebits: false },
        { from: "2026-03-05", status: "liable", onDebits: false },
      ],
    });
    const line = aLine({ vat: "fr-franchise" });
    model.aSale("earlier", [aLine()], "2026-03-10");
    model.aSale("s", [line], "2026-03-04");
    expect(model.aCreditNote("cn", "s", [line], "2026-03-04").ok).toBe(true);
  });

  test("is its sale's practitioner's, and its customer's unless somebody says otherwise", () => {
    const model = createBooksModel({ ...practice, practice: "several" });
    model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    model.must("voucher.draft", { id: "cn", kind: "creditNote", credits: "s", set: { practitioner: "mar" } });
    expect(model.voucher("cn")).toMatchObject({ practitioner: "dup", slice: "dup", party: "c1" });
  });
});

describe("a credit note is refused", () => {
  test.each([
    ["beyond what is left", [aLine({ unitPriceCents: 10_001 })], "creditNote.exceedsRest"],
    ["at another rate", [aLine({ vat: "fr-1000" })], "creditNote.otherVat"],
    ["for goods where services were sold", [aLine({ nature: "goods" })], "creditNote.otherVat"],
    ["for less than nothing", [aLine({ unitPriceCents: -1 })], "invoice.nothingToPay"],
  ])("%s", (_, lines, code) => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    expect(refusalOf(model.aCreditNote("cn", "s", lines))).toMatchObject({ code });
  });

  test("beyond what earlier ones have left", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()]);
    model.aCreditNote("cn1", "s", [aLine({ unitPriceCents: 7_000 })]);
    expect(refusalOf(model.aCreditNote("cn2", "s", [aLine({ unitPriceCents: 7_000 })]))).toEqual({
      code: "creditNote.exceedsRest",
      vat: "fr-2000",
      leftCents: 3_600,
    });
  });

  test("for the dear line alone where a rebate at another rate made the whole cheaper", () => {
    const dear = aLine();
    const rebate = aLine({ id: "2", vat: "fr-1000", unitPriceCents: -2_000 });
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [dear, rebate]);
    expect(refusalOf(model.aCreditNote("cn1", "s", [dear]))).toMatchObject({
      code: "creditNote.exceedsRest",
    });
    expect(model.aCreditNote("cn2", "s", [dear, rebate]).ok).toBe(true);
    expect(model.balances()).toEqual({});
  });

  test("before its sale's day, to another customer, or for a sale that is only a draft", () => {
    const model = createBooksModel(frenchFirm);
    model.must("party.save", { id: "c2", set: { role: "customer", number: "C2", name: "Hôtel de la Gare" } });
    model.aSale("s", [aLine()], "2026-03-04");
    expect(refusalOf(model.aCreditNote("early", "s", [aLine()], "2026-03-03"))).toEqual({
      code: "creditNote.beforeSale",
      saleDay: "2026-03-04",
    });
    model.aSale("latest", [aLine()], "2026-03-10");
    model.aSale("moved", [aLine()], "2026-03-06");
    expect(refusalOf(model.aCreditNote("earlier", "moved", [aLine()], "2026-03-05"))).toEqual({
      code: "creditNote.beforeSale",
      saleDay: "2026-03-10",
    });
    const set = { day: "2026-03-05", lines: [aLine()], party: "c2" };
    model.must("voucher.draft", { id: "other", kind: "creditNote", credits: "s", set });
    expect(refusalOf(model.approve("other"))).toEqual({ code: "creditNote.otherParty" });
    model.must("voucher.draft", { id: "draft", kind: "sale", credits: null, set: {} });
    expect(
      refusalOf(model.send("voucher.draft", { id: "cn", kind: "creditNote", credits: "draft", set: {} })),
    ).toEqual({ code: "creditNote.saleMissing" });
    expect(
      refusalOf(model.send("voucher.draft", { id: "other", kind: "creditNote", credits: "draft", set: {} })),
    ).toMatchObject({ code: "voucher.otherKind" });
  });
});
