import { expect, test } from "vitest";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  createBooksModel,
  practice,
} from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

test("a patient's name never enters the books", () => {
  const model = createBooksModel(practice);
  model.must("party.save", {
    id: "p231",
    set: {
      role: "patient",
      number: "P-00231",
      name: "Camille Bernard",
      address1: "3 rue Camille",
      postalCode: "69001",
      city: "Bernardville",
      email: "camille.bernard@example.org",
      identity: { name: "Camille Bernard", note: "préfère le matin" },
    },
  });
  const set = { day: "2026-03-01", lines: [aLine({ vat: "fr-exempt" })], party: "p231", practitioner: "dup" };
  model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set });
  expect(model.approve("s").ok).toBe(true);
  const settles = [{ voucher: "s", cents: 10_000 }];
  model.must("payment.record", aPaymentOf("p", 10_000, { party: "p231", settles }));

  expect(model.facts.get("parties", "p231")).toMatchObject({
    name: "P-00231",
    identity: { name: "Camille Bernard" },
  });
  expect(JSON.stringify([model.vouchers(), model.matching("s")])).not.toMatch(/camille|bernard|69001/i);
});

test("a patient needs a number and no other name", () => {
  const model = createBooksModel(practice);
  expect(refusalOf(model.send("party.save", { id: "p", set: { role: "patient" } }))).toEqual({
    code: "party.numberMissing",
  });
  model.must("party.save", { id: "p", set: { role: "patient", number: "P-1" } });
  expect(model.facts.get("parties", "p")).toMatchObject({ name: "P-1" });
});

test("a customer needs a name and a number, and keeps what is not named", () => {
  const model = createBooksModel();
  expect(refusalOf(model.send("party.save", { id: "c", set: { number: "C9" } }))).toEqual({
    code: "party.nameMissing",
  });
  expect(refusalOf(model.send("party.save", { id: "c", set: { name: "Hôtel" } }))).toEqual({
    code: "party.numberMissing",
  });
  model.must("party.save", { id: "c", set: { number: "C9", name: "Hôtel" } });
  model.must("party.save", { id: "c", set: { city: "Nantes" } });
  expect(model.facts.get("parties", "c")).toMatchObject({
    name: "Hôtel",
    number: "C9",
    city: "Nantes",
    countryCode: "FR",
  });
});

test("an article starts from the company's usual VAT", () => {
  const model = createBooksModel(practice);
  expect(refusalOf(model.send("article.save", { id: "a", set: { number: "SEANCE" } }))).toEqual({
    code: "article.nameMissing",
  });
  model.must("article.save", { id: "a", set: { number: "SEANCE", name: "Séance" } });
  expect(model.facts.get("articles", "a")).toMatchObject({
    vat: "fr-exempt",
    nature: "services",
    isActive: true,
  });
});
