import { describe, expect, test } from "vitest";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import {
  aLine,
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
  OWNER,
} from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

function withDraft(company = frenchFirm): BooksModel {
  const model = createBooksModel(company);
  const set = { day: "2026-03-01", lines: [aLine()], party: "c1" };
  model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set });
  return model;
}

const seenIn = (model: BooksModel) =>
  approvalHash(model.voucher("s") as Sale, model.facts.get("parties", "c1"));

describe("approving", () => {
  test("freezes the party, says who saw what, and asks for a number", () => {
    const model = withDraft();
    const seenHash = seenIn(model);
    const { toNumber } = model.must("voucher.approve", { id: "s", seenHash });
    expect(toNumber).toEqual(["s"]);
    model.must("party.save", { id: "c1", set: { name: "Café de la Poste" } });
    expect(model.voucher("s")).toMatchObject({
      state: "approved",
      number: "F-2026-00001",
      partyCopy: { number: "C1", name: "Café du Marché" },
      approval: { approvedBy: OWNER, device: "device-1", seenHash },
      totals: { grossCents: 12_000 },
      lines: [{ account: "706000" }],
      acts: { "device-1": expect.any(Number) },
    });
  });

  test("leaves the number to the outside system where that numbers", () => {
    const model = withDraft({ ...frenchFirm, numbering: "external" });
    expect(model.must("voucher.approve", { id: "s", seenHash: seenIn(model) }).toNumber).toEqual([]);
    expect(model.voucher("s")).toMatchObject({ number: null, numbering: "external" });
  });

  test("happens once", () => {
    const model = withDraft();
    expect(model.approve("s").ok).toBe(true);
    expect(refusalOf(model.approve("s"))).toMatchObject({
      code: "voucher.alreadyApproved",
      approvedBy: OWNER,
    });
  });

  test("takes a sale out of everybody's hands", () => {
    const model = withDraft();
    model.approve("s");
    const draft = { id: "s", kind: "sale" as const, credits: null, set: { note: "trop tard" } };
    expect(refusalOf(model.send("voucher.draft", draft))).toMatchObject({ code: "voucher.notDraft" });
    expect(refusalOf(model.send("voucher.deleteDraft", { id: "s" }))).toMatchObject({
      code: "voucher.notDraft",
    });
    expect(refusalOf(model.send("voucher.cancel", { id: "s", reason: "" }))).toMatchObject({
      code: "voucher.issued",
    });
  });
});

describe("what was on screen", () => {
  const draftSet = (set: object) => (model: BooksModel) =>
    model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set });

  test.each([
    ["the price", draftSet({ lines: [aLine({ unitPriceCents: 10_001 })] })],
    ["the VAT", draftSet({ lines: [aLine({ vat: "fr-1000" })] })],
    ["the nature", draftSet({ lines: [aLine({ nature: "goods" })] })],
    ["the text of a line", draftSet({ lines: [aLine({ text: "Conception" })] })],
    ["a line more", draftSet({ lines: [aLine(), aLine({ id: "2" })] })],
    ["the day", draftSet({ day: "2026-03-02" })],
    ["the terms", draftSet({ termsDays: 60 })],
    [
      "the customer",
      (model: BooksModel) => {
        model.must("party.save", { id: "c2", set: { role: "customer", number: "C2", name: "Hôtel" } });
        draftSet({ party: "c2" })(model);
      },
    ],
    [
      "the customer's address",
      (model: BooksModel) => model.must("party.save", { id: "c1", set: { city: "Lyon" } }),
    ],
  ])("is not what is approved once it changed: %s", (_, change) => {
    const model = withDraft();
    const seenHash = seenIn(model);
    change(model);
    expect(refusalOf(model.send("voucher.approve", { id: "s", seenHash }))).toMatchObject({
      code: "voucher.changedSinceSeen",
      changedBy: OWNER,
    });
    expect(model.approve("s").ok).toBe(true);
  });

  test.each([
    ["the note", draftSet({ note: "à relire" })],
    ["the label", draftSet({ label: "Chantier Morel" })],
    [
      "the customer's usual terms",
      (model: BooksModel) => model.must("party.save", { id: "c1", set: { termsDays: 45 } }),
    ],
  ])("is still what is approved when only this changed: %s", (_, change) => {
    const model = withDraft();
    const seenHash = seenIn(model);
    change(model);
    expect(model.send("voucher.approve", { id: "s", seenHash }).ok).toBe(true);
  });
});

describe("a draft is not approved", () => {
  test.each([
    ["without a customer", { party: null }, "invoice.partyMissing"],
    ["without lines", { lines: [] }, "invoice.noLines"],
    ["with a line that says nothing", { lines: [aLine({ text: " " })] }, "invoice.lineTextMissing"],
    ["at another country's VAT", { lines: [aLine({ vat: "nl-2100" })] }, "invoice.vatNotAllowed"],
    ["at a VAT nobody knows", { lines: [aLine({ vat: "fr-1960" })] }, "invoice.vatNotAllowed"],
    ["for nothing", { lines: [aLine({ unitPriceCents: 0 })] }, "invoice.nothingToPay"],
    ["on an account that is not there", { lines: [aLine({ account: "799999" })] }, "account.unknown"],
    ["before the books begin", { day: "2025-12-31" }, "day.beforeBooks"],
    [
      "for more money than there is",
      { lines: [aLine({ unitPriceCents: 9_999_999_900, quantityThousandths: 999_999_999 })] },
      "command.malformed",
    ],
  ])("%s", (_, set, code) => {
    const model = withDraft();
    model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set });
    expect(refusalOf(model.approve("s"))).toMatchObject({ code });
  });

  test.each(["fr-reverse", "fr-intra-eu"])(
    "at %s without the VAT number that the law wants of its customer",
    (vat) => {
      const model = withDraft();
      model.must("party.save", { id: "c1", set: { vatNumber: "" } });
      model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set: { lines: [aLine({ vat })] } });
      expect(refusalOf(model.approve("s"))).toMatchObject({ code: "invoice.customerVatMissing" });
      model.must("party.save", { id: "c1", set: { vatNumber: "FR40303265045" } });
      expect(model.approve("s").ok).toBe(true);
    },
  );

  test("and hears everything that is wrong at once", () => {
    const model = withDraft();
    const lines = [aLine({ text: "", vat: "nl-2100" })];
    model.must("voucher.draft", { id: "s", kind: "sale", credits: null, set: { party: null, lines } });
    expect(refusalOf(model.approve("s"))).toMatchObject({
      problems: [
        { code: "invoice.partyMissing" },
        { code: "invoice.lineTextMissing", line: "line-1" },
        { code: "invoice.vatNotAllowed", line: "line-1", vat: "nl-2100" },
      ],
    });
  });

  test.each([
    ["protectedThrough", "day.protected"],
    ["validatedThrough", "day.validated"],
  ] as const)("in a time that is closed: %s", (mark, code) => {
    const model = withDraft();
    const company = model.facts.get("companies", COMPANY)!;
    model.put({ collection: "companies", id: COMPANY, after: { ...company, [mark]: "2026-03-01" } });
    expect(refusalOf(model.approve("s"))).toMatchObject({ code, day: "2026-03-01" });
  });
});
