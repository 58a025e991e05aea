import { describe, expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { type BooksModel, createBooksModel, journalPage } from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);
const rent = {
  id: "e",
  day: "2026-03-03",
  label: "Loyer mars",
  journal: "OD",
  practitioner: null,
  postings: [toPosting("613200", 80_000), toPosting("512000", -80_000)],
};

test("an entry stands as it was typed", () => {
  const model = createBooksModel();
  model.must("entry.record", rent);
  expect(model.voucher("e")).toMatchObject({ kind: "entry", state: "recorded", journal: "OD" });
  expect(journalPage(model.voucher("e").postings)).toEqual(["512000 credit 800.00", "613200 debit 800.00"]);
  expect(refusalOf(model.send("entry.record", rent))).toEqual({ code: "voucher.exists", voucher: "e" });
});

describe("an entry is refused", () => {
  test.each([
    [
      "when debit and credit differ",
      { postings: [toPosting("613200", 80_000), toPosting("512000", -79_999)] },
      { code: "entry.unbalanced", debitExcessCents: 1 },
    ],
    ["of one line", { postings: [] }, { code: "entry.tooFewPostings" }],
    [
      "on an account that is not there",
      { postings: [toPosting("613299", 1), toPosting("512000", -1)] },
      { code: "account.unknown", account: "613299" },
    ],
    ["in a journal that is not there", { journal: "XX" }, { code: "journal.unknown", journal: "XX" }],
    ["for a practitioner who is not there", { practitioner: "zoe" }, { code: "practitioner.notFound" }],
    ["before the books", { day: "2025-12-31" }, { code: "day.beforeBooks" }],
  ])("%s", (_, fields, problem) => {
    const model = createBooksModel();
    expect(refusalOf(model.send("entry.record", { ...rent, ...fields }))).toMatchObject(problem);
  });

  test("with all that is wrong", () => {
    const model = createBooksModel();
    const decided = model.send("entry.record", { ...rent, journal: "XX", day: "2025-12-31" });
    expect(refusalOf(decided)).toMatchObject({
      problems: [{ code: "day.beforeBooks" }, { code: "journal.unknown" }],
    });
  });
});

test("an entry is corrected and cancelled, and what it was stays readable", () => {
  const model = createBooksModel();
  model.must("entry.record", rent);
  const postings = [toPosting("613200", 90_000), toPosting("512000", -90_000)];
  model.must("voucher.correct", { kind: "entry", id: "e", set: { postings } });
  model.must("voucher.cancel", { id: "e", reason: "twice" });
  expect(model.balances()).toEqual({});
  expect(model.voucher("e").earlier.map(({ before }) => before["postings"])).toEqual([
    rent.postings,
    postings,
  ]);
  expect(model.voucher("e").state).toBe("cancelled");
});

test("a correction cannot unbalance an entry, nor make it a payment", () => {
  const model = createBooksModel();
  model.must("entry.record", rent);
  const set = { postings: [toPosting("613200", 1), toPosting("512000", -2)] };
  expect(refusalOf(model.send("voucher.correct", { kind: "entry", id: "e", set }))).toMatchObject({
    code: "entry.unbalanced",
  });
  expect(refusalOf(model.send("voucher.correct", { kind: "payment", id: "e", set: {} }))).toMatchObject({
    code: "voucher.notFound",
  });
});
