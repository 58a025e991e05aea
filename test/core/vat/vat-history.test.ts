import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { vatStatusOn, withVatStatus } from "#core/vat/vat-choices.ts";
import { changedVatSpans } from "#core/vat/vat-history.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
  practice,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

const statusFrom = (from: string, status: VatStatus["status"], onDebits = false): VatStatus => ({
  from,
  status,
  onDebits,
});
const changeTo = (model: BooksModel, ...added: VatStatus[]) => {
  const { vatHistory } = model.facts.get("companies", COMPANY)!;
  return model.send("company.update", { set: { vatHistory: added.reduce(withVatStatus, vatHistory) } });
};

describe("a company's VAT status", () => {
  test("changes from a day after everything that was made under the other", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()], "2026-03-01");
    expect(changeTo(model, statusFrom("2026-03-02", "franchise")).ok).toBe(true);
    expect(model.facts.get("companies", COMPANY)!.vatHistory).toHaveLength(2);
  });

  test("is refused from a day before an invoice that it would not allow, which it names", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s1", [aLine()], "2026-03-01");
    model.aSale("s2", [aLine()], "2026-03-05");
    expect(refusalOf(changeTo(model, statusFrom("2026-03-01", "franchise")))).toEqual({
      code: "vat.usedSince",
      day: "2026-03-01",
      lastDay: "2026-03-05",
      count: 2,
      names: "F-2026-00001, F-2026-00002",
      vouchers: ["s1", "s2"],
    });
  });

  test("is refused where a practice's sessions would suddenly have borne VAT", () => {
    const model = createBooksModel(practice);
    model.must("payment.record", aPaymentOf("p", 6_000, { practitioner: "dup", label: "Séance" }));
    expect(refusalOf(changeTo(model, statusFrom("2026-03-04", "liable")))).toMatchObject({
      code: "vat.usedSince",
      names: "Séance",
    });
    expect(changeTo(model, statusFrom("2026-03-05", "liable")).ok).toBe(true);
  });

  test("may change although an exempt invoice stands, which stays exempt either way", () => {
    const model = createBooksModel(practice);
    model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    model.aPayment("p", "s", 10_000);
    expect(changeTo(model, statusFrom("2026-02-01", "liable")).ok).toBe(true);
  });

  test("does not look at drafts and cancelled payments", () => {
    const model = createBooksModel(practice);
    model.must("payment.record", aPaymentOf("p", 6_000, { practitioner: "dup" }));
    model.must("voucher.cancel", { id: "p", reason: "typed twice" });
    const set = { day: "2026-03-01", lines: [aLine()], party: "c1" };
    model.must("voucher.draft", { id: "d", kind: "sale", credits: null, set });
    expect(changeTo(model, statusFrom("2026-02-01", "franchise")).ok).toBe(true);
  });

  test("takes the option on débits only where no invoice of services was issued", () => {
    const model = createBooksModel(frenchFirm);
    model.aSale("s", [aLine()], "2026-03-01");
    expect(refusalOf(changeTo(model, statusFrom("2026-03-01", "liable", true)))).toMatchObject({
      code: "vat.usedSince",
    });
    const goods = createBooksModel(frenchFirm);
    goods.aSale("s", [aLine({ nature: "goods" })], "2026-03-01");
    expect(changeTo(goods, statusFrom("2026-03-01", "liable", true)).ok).toBe(true);
  });

  test.each([
    ["protectedThrough" as const, "day.protected"],
    ["validatedThrough" as const, "day.validated"],
  ])("does not change inside what is closed by %s", (mark, code) => {
    const model = createBooksModel(frenchFirm);
    const company = model.facts.get("companies", COMPANY)!;
    model.put({ collection: "companies", id: COMPANY, after: { ...company, [mark]: "2026-03-31" } });
    expect(refusalOf(changeTo(model, statusFrom("2026-03-15", "franchise")))).toMatchObject({
      code,
      day: "2026-03-15",
    });
    expect(changeTo(model, statusFrom("2026-04-01", "franchise")).ok).toBe(true);
  });

  test("two histories differ on exactly the days of their changed spans", () => {
    const history = fc
      .array(
        fc.record({
          from: fc.integer({ min: -40, max: 80 }).map((days) => addDays("2026-01-01", days)),
          status: fc.constantFrom("exempt" as const, "franchise" as const, "liable" as const),
          onDebits: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((statuses) => statuses.reduce(withVatStatus, [] as VatStatus[]));
    fc.assert(
      fc.property(history, history, fc.integer({ min: 0, max: 120 }), (before, after, days) => {
        const day = addDays("2026-01-01", days);
        const one = vatStatusOn(before, day);
        const other = vatStatusOn(after, day);
        const differs = one.status !== other.status || one.onDebits !== other.onDebits;
        const spans = changedVatSpans(before, after, "2026-01-01");
        const isIn = spans.some(({ from, through }) => from <= day && (through === null || day <= through));
        expect(isIn).toBe(differs);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
