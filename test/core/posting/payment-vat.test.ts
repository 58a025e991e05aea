import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partWithin } from "#core/money.ts";
import { vatCategories } from "#core/vat/vat-categories.ts";
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

const liable = { ...practice, vatHistory: frenchFirm.vatHistory };
const pageOf = (model: BooksModel, id: string) => journalPage(model.voucher(id).postings);
const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);
const vatOf = (model: BooksModel, id: string) => {
  const voucher = model.voucher(id);
  return voucher.kind === "payment" ? voucher.vat : undefined;
};

describe("a session paid to a practice that owes VAT", () => {
  test("owes the VAT that lies within what was paid", () => {
    const model = createBooksModel(liable);
    model.must("payment.record", aPaymentOf("p", 6_000, { practitioner: "dup" }));
    expect(pageOf(model, "p")).toEqual(["445710 credit 10.00", "512000 debit 60.00", "706DUP credit 50.00"]);
    expect(vatOf(model, "p")).toBe("fr-2000");
  });

  test("bears what its practitioner's activity bears, or what was chosen", () => {
    const [dupont, martin] = liable.practitioners;
    const practitioners = [{ ...dupont!, vat: "fr-exempt" }, martin!];
    const model = createBooksModel({ ...liable, practitioners });
    model.must("payment.record", aPaymentOf("care", 6_000, { practitioner: "dup" }));
    model.must("payment.record", aPaymentOf("expertise", 6_000, { practitioner: "dup", vat: "fr-2000" }));
    expect(pageOf(model, "care")).toEqual(["512000 debit 60.00", "706DUP credit 60.00"]);
    expect(pageOf(model, "expertise")).toContain("445710 credit 10.00");
  });

  test("mirrors the VAT when it is given back", () => {
    const model = createBooksModel(liable);
    model.must("payment.record", aPaymentOf("p", 5_999, { practitioner: "dup" }));
    model.must("payment.record", aPaymentOf("back", -5_999, { practitioner: "dup" }));
    expect(model.balances()).toEqual({});
  });

  test("has no VAT of its own where it settles an invoice whole", () => {
    const model = createBooksModel(liable);
    model.aSale("s", [aLine()], "2026-03-01", "dup");
    model.aPayment("p", "s", 12_000);
    expect(vatOf(model, "p")).toBeNull();
    expect(pageOf(model, "p")).toEqual([
      "445710 credit 20.00",
      "512000 debit 120.00",
      "706DUP credit 100.00",
    ]);
  });

  test("bears none on an account that earns nothing, and may not be made to", () => {
    const model = createBooksModel(liable);
    model.must("payment.record", aPaymentOf("deposit", 6_000, { account: "108000" }));
    expect(pageOf(model, "deposit")).toEqual(["108000 credit 60.00", "512000 debit 60.00"]);
    const taxed = aPaymentOf("taxed", 6_000, { account: "108000", vat: "fr-2000" });
    expect(refusalOf(model.send("payment.record", taxed))).toEqual({
      code: "payment.vatNotAllowed",
      vat: "fr-2000",
    });
  });

  test("follows the day it is corrected to, unless its VAT was chosen by hand", () => {
    const vatHistory = [
      { from: "2026-01-01", status: "franchise" as const, onDebits: false },
      { from: "2026-03-01", status: "liable" as const, onDebits: false },
    ];
    const model = createBooksModel({ ...liable, vatHistory });
    model.must("payment.record", aPaymentOf("usual", 6_000, { practitioner: "dup" }));
    model.must("payment.record", aPaymentOf("chosen", 6_000, { practitioner: "dup", vat: "fr-1000" }));
    const set = { day: "2026-02-01" };
    model.must("voucher.correct", { kind: "payment", id: "usual", set });
    expect(pageOf(model, "usual")).toEqual(["512000 debit 60.00", "706DUP credit 60.00"]);
    expect(refusalOf(model.send("voucher.correct", { kind: "payment", id: "chosen", set }))).toEqual({
      code: "payment.vatNotAllowed",
      vat: "fr-1000",
    });
  });

  test("leaves nothing behind once it is cancelled", () => {
    const model = createBooksModel(liable);
    model.must("payment.record", aPaymentOf("p", 6_000, { practitioner: "dup" }));
    model.must("voucher.cancel", { id: "p", reason: "typed twice" });
    expect(model.balances()).toEqual({});
  });

  test("whatever is paid, corrected and given back, income and VAT are what lies within each amount", () => {
    const keys = vatCategories.filter(({ country }) => country === "FR").map(({ key }) => key);
    const usable = keys.filter((key) => key !== "fr-franchise");
    const amount = fc.integer({ min: 1, max: 1_000_000 }).chain((cents) => fc.constantFrom(cents, -cents));
    const payments = fc.array(
      fc.record({ cents: amount, vat: fc.constantFrom(...usable), corrected: fc.option(amount) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(payments, (typed) => {
        const model = createBooksModel(liable);
        let vatCents = 0;
        let incomeCents = 0;
        typed.forEach(({ cents, vat, corrected }, index) => {
          const id = `p${index}`;
          model.must("payment.record", aPaymentOf(id, cents, { practitioner: "dup", vat }));
          if (corrected !== null)
            model.must("voucher.correct", { kind: "payment", id, set: { amountCents: corrected } });
          const paid = corrected ?? cents;
          const rate = vatCategories.find(({ key }) => key === vat)!.rateBasisPoints;
          vatCents += partWithin(paid, rate);
          incomeCents += paid - partWithin(paid, rate);
        });
        const balances = model.balances();
        expect([balances["445710"] ?? 0, balances["706DUP"] ?? 0]).toEqual([0 - vatCents, 0 - incomeCents]);
      }),
      { numRuns: propertyRuns(60) },
    );
  });
});

describe("a session paid to a practice that owes no VAT", () => {
  test("bears its exemption, and no VAT is booked", () => {
    const model = createBooksModel(practice);
    model.must("payment.record", aPaymentOf("p", 6_000, { practitioner: "dup" }));
    expect(vatOf(model, "p")).toBe("fr-exempt");
    expect(pageOf(model, "p")).toEqual(["512000 debit 60.00", "706DUP credit 60.00"]);
  });
});

describe("a claim that was paid in very many parts", () => {
  test("says when it can hold no more, instead of failing on its shape", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine({ unitPriceCents: 100_000 })]);
    const matching = model.matching("s");
    const line = { kind: "payment" as const, day: "2026-03-02", cents: 1, shares: {} };
    const lines = Array.from({ length: 199 }, (_, index) => ({ ...line, voucher: `old${index}` }));
    model.put({ collection: "matchings", id: matching.id, after: { ...matching, lines } });
    expect(model.aPayment("last", "s", 1).ok).toBe(true);
    expect(refusalOf(model.aPayment("more", "s", 1))).toEqual({
      code: "matching.full",
      voucher: "s",
      linesMax: 200,
    });
    expect(refusalOf(model.aCreditNote("cn", "s", [aLine()]))).toMatchObject({ code: "matching.full" });
  });
});
