import { expect, test } from "vitest";
import { aLine, type BooksModel, createBooksModel, practice } from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);
const sale = { id: "d", kind: "sale" as const, credits: null };

test("a draft begins on the day it was made, books nothing and has no number", () => {
  const model = createBooksModel();
  model.must("voucher.draft", { ...sale, set: { lines: [aLine()] } });
  expect(model.voucher("d")).toMatchObject({
    kind: "sale",
    state: "draft",
    day: "2026-03-10",
    postings: [],
    number: null,
    numbering: "none",
  });
});

test("two people's edits of different fields both stand, and of one field the later", () => {
  const model = createBooksModel();
  model.must("voucher.draft", { ...sale, set: { note: "un", label: "Chantier" } });
  model.must("voucher.draft", { ...sale, set: { lines: [aLine()] } });
  model.must("voucher.draft", { ...sale, set: { note: "deux" } });
  expect(model.voucher("d")).toMatchObject({ note: "deux", label: "Chantier", lines: [{ text: "Conseil" }] });
});

test("a draft belongs to its practitioner's slice where each files for themselves", () => {
  const model = createBooksModel({ ...practice, practice: "several" });
  model.must("voucher.draft", { ...sale, set: { practitioner: "dup" } });
  expect(model.voucher("d").slice).toBe("dup");
  model.must("voucher.draft", { ...sale, set: { practitioner: null } });
  expect(model.voucher("d")).toMatchObject({ practitioner: null, slice: "shared" });
  expect(refusalOf(model.send("voucher.draft", { ...sale, set: { practitioner: "zoe" } }))).toEqual({
    code: "practitioner.notFound",
    practitioner: "zoe",
  });
});

test("a draft keeps its kind, and is gone once deleted", () => {
  const model = createBooksModel();
  model.must("voucher.draft", { ...sale, set: {} });
  expect(refusalOf(model.send("voucher.draft", { ...sale, kind: "expense", set: {} }))).toEqual({
    code: "voucher.otherKind",
    voucher: "d",
  });
  model.must("voucher.deleteDraft", { id: "d" });
  expect(model.facts.get("vouchers", "d")).toBeNull();
  expect(refusalOf(model.send("voucher.deleteDraft", { id: "d" }))).toMatchObject({
    code: "voucher.notFound",
  });
});

test("an edit of a draft that somebody deleted meanwhile is refused, not brought back without its lines", () => {
  const model = createBooksModel();
  model.must("voucher.draft", { ...sale, set: { lines: [aLine()] } });
  model.must("voucher.deleteDraft", { id: "d" });
  const edited = model.send("voucher.draft", { ...sale, set: { note: "Merci" }, edits: true });
  expect(refusalOf(edited)).toEqual({ code: "voucher.notFound", voucher: "d" });
  expect(model.facts.get("vouchers", "d")).toBeNull();
});
