import { describe, expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
} from "#test/support/books-builder.ts";

const problemOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

const years = [
  { from: "2025-01-01", through: "2025-12-31" },
  { from: "2026-01-01", through: "2026-12-31" },
];

/** Books whose first year is validated, and closed where that is said. */
function booksOf(marks: { readonly closedThrough?: string; readonly protectedThrough?: string } = {}) {
  const model = createBooksModel({ ...frenchFirm, fiscalYears: years, booksStart: "2025-01-01" });
  const company = model.facts.get("companies", COMPANY)!;
  const after = { ...company, validatedThrough: "2025-12-31", ...marks };
  model.put({ collection: "companies", id: COMPANY, after });
  return model;
}

const depreciation = {
  id: "e",
  day: "2025-12-31",
  label: "Dotation",
  journal: "OD",
  practitioner: null,
  postings: [toPosting("681100", 50_000), toPosting("281830", -50_000)],
};

describe("the closing period", () => {
  test("takes entries although the months are validated and protected, and no other way does", () => {
    const model = booksOf({ protectedThrough: "2026-02-28" });
    expect(problemOf(model.send("entry.record", depreciation))).toMatchObject({ code: "day.validated" });
    model.must("entry.record", { ...depreciation, closing: true });
    expect(model.voucher("e")).toMatchObject({ closing: true, journal: "OD", day: "2025-12-31" });
    const set = { postings: [toPosting("681100", 60_000), toPosting("281830", -60_000)] };
    model.must("voucher.correct", { kind: "entry", id: "e", set });
    expect(model.balances()).toEqual({ "681100": 60_000, "281830": -60_000 });
    model.must("voucher.cancel", { id: "e", reason: "wrong" });
    expect(model.balances()).toEqual({});
  });

  test("is the year's last day and nothing else, in the journal for what no other is for", () => {
    const model = booksOf();
    const record = (fields: object) =>
      problemOf(model.send("entry.record", { ...depreciation, closing: true, ...fields }));
    expect(record({ day: "2025-11-30" })).toMatchObject({
      code: "closing.otherDay",
      closingDay: "2025-12-31",
    });
    expect(record({ day: "2024-12-31" })).toMatchObject({ code: "day.beforeBooks" });
    expect(record({ journal: "BQ" })).toMatchObject({ code: "closing.otherJournal", journal: "OD" });
    model.must("entry.record", { ...depreciation, closing: true });
    const moved = { kind: "entry" as const, id: "e", set: { day: "2026-01-15" } };
    expect(problemOf(model.send("voucher.correct", moved))).toMatchObject({ code: "closing.otherDay" });
  });

  test("takes a late payment, in its journal too, and a late purchase, but no invoice that is issued now", () => {
    const model = booksOf();
    model.must("payment.record", aPaymentOf("p", 10_000, { day: "2025-12-31", closing: true }));
    expect(model.voucher("p")).toMatchObject({ journal: "OD", closing: true });
    for (const kind of ["purchase", "sale"] as const)
      model.must("voucher.draft", {
        id: kind,
        kind,
        credits: null,
        set: { day: "2025-12-31", party: "c1", lines: [aLine({ account: "606300" })] },
      });
    expect(problemOf(model.approve("purchase", undefined, true))).toBe(null);
    expect(model.voucher("purchase")).toMatchObject({ journal: "OD", closing: true });
    expect(problemOf(model.approve("sale", undefined, true))).toMatchObject({ code: "closing.otherJournal" });
  });

  test("is shut once the year is closed, also to corrections", () => {
    const open = booksOf();
    open.must("entry.record", { ...depreciation, closing: true });
    const company = open.facts.get("companies", COMPANY)!;
    open.put({ collection: "companies", id: COMPANY, after: { ...company, closedThrough: "2025-12-31" } });
    const late = { ...depreciation, id: "late", closing: true } as const;
    expect(problemOf(open.send("entry.record", late))).toMatchObject({
      code: "year.closed",
      closingDay: "2025-12-31",
    });
    const cancelled = open.send("voucher.cancel", { id: "e", reason: "" });
    expect(problemOf(cancelled)).toMatchObject({ code: "year.closed" });
    // The next year's is open from its beginning.
    open.must("entry.record", { ...late, day: "2026-12-31" });
  });

  test("is for who has the right to close, and for nobody else", () => {
    const model = booksOf();
    model.put({
      collection: "members",
      id: "ben",
      after: {
        ...model.facts.get("members", "anna")!,
        ...{ id: "ben", name: "Ben", role: "user", isOwner: false },
      },
    });
    const record = (by: string, id: string) =>
      problemOf(model.send("entry.record", { ...depreciation, id, closing: true }, by));
    expect(record("ben", "e1")).toEqual({ code: "rights.missing", right: "close" });
    expect(record("anna", "e2")).toBe(null);
    expect(problemOf(model.send("voucher.cancel", { id: "e2", reason: "" }, "ben"))).toEqual({
      code: "rights.missing",
      right: "close",
    });
  });
});
