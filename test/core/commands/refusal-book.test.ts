import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastDayOfMonth } from "#core/calendar-date.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { InvoiceVoucher } from "#core/vouchers/voucher.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
  OWNER,
  practice,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

function validateThrough(model: BooksModel, validatedThrough: string) {
  const company = model.facts.get("companies", COMPANY)!;
  model.put({ collection: "companies", id: COMPANY, after: { ...company, validatedThrough } });
}

/** An act that the server refused, kept whole as it keeps them. */
function refuseAct<Type extends CommandType>(
  model: BooksModel,
  id: string,
  type: Type,
  args: CommandArgs[Type],
) {
  const decided = model.send(type, args);
  if (decided.ok) throw new Error(`${type} is not refused`);
  const { code, ...facts } = decided.problem;
  const refusal: Refusal = {
    type: "refusal",
    id,
    device: "tablet",
    counter: 7,
    commandType: type,
    args: JSON.parse(JSON.stringify(args)) as unknown,
    madeBy: "jean",
    madeAt: "2026-03-12T10:00:00.000Z",
    refusedAt: "2026-04-02T08:00:00.000Z",
    slice: "shared",
    code,
    facts,
    decision: "open",
    decidedBy: null,
    acts: {},
  };
  model.put({ collection: "outcomes", id, after: refusal });
  return refusal;
}

/** What whoever approves a draft has seen of it. */
const approvalOf = (model: BooksModel, id: string) => {
  const party = model.facts.get("parties", "c1");
  return { id, seenHash: approvalHash(model.voucher(id) as InvoiceVoucher, party) };
};

const session = aPaymentOf("late", 5_000, { day: "2026-03-12", practitioner: "dup", party: null });

describe("refusal.book", () => {
  test("books a late payment on the first open day, with its own day on the paper and its own author", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "payment.record", session);
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("late")).toMatchObject({
      day: "2026-04-01",
      pieceOn: "2026-03-12",
      createdBy: "jean",
      createdAt: "2026-03-12T10:00:00.000Z",
      changedBy: OWNER,
    });
    expect(model.facts.get("outcomes", "cmd")).toMatchObject({
      decision: "booked",
      decidedBy: OWNER,
      booked: { voucher: "late", day: "2026-04-01" },
    });
  });

  test("books once, and tells whoever decides second what the first has decided", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "payment.record", session);
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    const told = {
      problem: { code: "refusal.decided", decision: "booked", decidedBy: OWNER, bookedOn: "2026-04-01" },
    };
    expect(model.send("refusal.book", { id: "cmd", on: "2026-04-02" })).toMatchObject(told);
    expect(model.send("refusal.discard", { id: "cmd", reason: "x" })).toMatchObject(told);
    expect(model.send("refusal.hand", { id: "cmd", to: "firm" })).toMatchObject(told);
    expect(model.vouchers()).toHaveLength(1);
  });

  test("leaves the refused act whole when the day that was chosen is closed by now", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    const kept = refuseAct(model, "cmd", "payment.record", session);
    validateThrough(model, "2026-04-30");
    expect(model.send("refusal.book", { id: "cmd", on: "2026-04-01" })).toMatchObject({
      problem: { code: "day.validated", firstOpenDay: "2026-05-01" },
    });
    expect(model.facts.get("outcomes", "cmd")).toEqual(kept);
    expect(model.vouchers()).toEqual([]);
  });

  test("asks of who decides the right that the act itself asks for", () => {
    const model = createBooksModel(practice);
    const company = model.facts.get("companies", COMPANY)!;
    const role = { id: "mender", name: "Correcteur", rights: ["correct" as const], reads: "whole" as const };
    model.put({ collection: "companies", id: COMPANY, after: { ...company, roles: [role] } });
    const anna = model.facts.get("members", OWNER)!;
    const paul = { ...anna, id: "paul", name: "Paul", role: "mender", isOwner: false };
    model.put({ collection: "members", id: "paul", after: paul });
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "payment.record", session);
    expect(model.send("refusal.book", { id: "cmd", on: "2026-04-01" }, "paul")).toMatchObject({
      problem: { code: "rights.missing", right: "record" },
    });
  });

  test("issues a late invoice on the day it is booked, and keeps the day it was approved for", () => {
    const model = createBooksModel();
    const set = { day: "2026-03-12", lines: [aLine()], party: "c1" };
    model.must("voucher.draft", { id: "sale", kind: "sale", credits: null, set });
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "voucher.approve", approvalOf(model, "sale"));
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("sale")).toMatchObject({
      state: "approved",
      day: "2026-04-01",
      approval: { day: "2026-03-12" },
      numbering: "given",
      dueDay: "2026-05-01",
    });
    expect(model.voucher("sale")).not.toHaveProperty("pieceOn");
  });

  test("keeps the paper's day of a late purchase, from which it also falls due", () => {
    const model = createBooksModel();
    const set = { day: "2026-03-12", lines: [aLine({ account: "606400" })], party: "c1" };
    model.must("voucher.draft", { id: "paper", kind: "purchase", credits: null, set });
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "voucher.approve", approvalOf(model, "paper"));
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("paper")).toMatchObject({
      day: "2026-04-01",
      pieceOn: "2026-03-12",
      dueDay: "2026-04-11",
    });
  });

  test("turns a late cancellation into a reversal", () => {
    const model = createBooksModel(practice);
    model.must("payment.record", session);
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "voucher.cancel", { id: "late", reason: "Chèque impayé" });
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("r~late")).toMatchObject({ reverses: "late", label: "Chèque impayé" });
    expect(model.balances()).toEqual({});
  });

  test("turns a late correction of a payment into its reversal and a right one, and the invoice follows", () => {
    const model = createBooksModel();
    model.aSale("sale", [aLine()]);
    model.aPayment("pay", "sale", 12_000);
    validateThrough(model, "2026-03-31");
    const right = createBooksModel();
    right.aSale("sale", [aLine()]);
    right.aPayment("pay", "sale", 6_000);
    refuseAct(model, "cmd", "voucher.correct", {
      kind: "payment",
      id: "pay",
      set: { amountCents: 6_000, settles: [{ voucher: "sale", cents: 6_000 }] },
    });
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("c~pay")).toMatchObject({
      amountCents: 6_000,
      day: "2026-04-01",
      pieceOn: "2026-03-04",
      earlier: [{ before: { amountCents: 12_000 } }],
    });
    expect(model.balances()).toEqual(right.balances());
    expect(model.facts.get("outcomes", "cmd")).toMatchObject({ booked: { voucher: "c~pay" } });
  });

  test("turns a late correction of an entry or a purchase into its reversal and a right one", () => {
    const model = createBooksModel();
    const set = { day: "2026-03-03", party: "c1", lines: [aLine({ account: "606400" })] };
    model.must("voucher.draft", { id: "paper", kind: "purchase", credits: null, set });
    model.approve("paper");
    validateThrough(model, "2026-03-31");
    const lines = [aLine({ account: "606400", unitPriceCents: 20_000 })];
    refuseAct(model, "cmd", "voucher.correct", { kind: "purchase", id: "paper", set: { lines } });
    model.must("refusal.book", { id: "cmd", on: "2026-04-01" });
    expect(model.voucher("c~paper")).toMatchObject({ pieceOn: "2026-03-03", totals: { grossCents: 24_000 } });
    expect(model.balances()).toMatchObject({ "606400": 20_000 });
  });

  test("books into the year's closing period while that is open, for who may close", () => {
    const model = createBooksModel();
    validateThrough(model, "2026-12-31");
    const postings = [
      { account: "613200", side: "debit" as const, cents: 900, party: null },
      { account: "512000", side: "credit" as const, cents: 900, party: null },
    ];
    const late = {
      id: "rent",
      day: "2026-12-03",
      label: "Loyer",
      journal: "VE",
      practitioner: null,
      postings,
    };
    refuseAct(model, "cmd", "entry.record", late);
    refuseAct(model, "cmd-2", "payment.record", aPaymentOf("money", 500, { day: "2026-12-04" }));
    model.must("refusal.book", { id: "cmd", on: "2026-12-31", closing: true });
    model.must("refusal.book", { id: "cmd-2", on: "2026-12-31", closing: true });
    for (const id of ["rent", "money"])
      expect(model.voucher(id)).toMatchObject({ day: "2026-12-31", closing: true, journal: "OD" });
    expect(model.voucher("rent")).toMatchObject({ pieceOn: "2026-12-03" });
  });

  test("does in its turn what was refused only because something else had been", () => {
    const model = createBooksModel();
    const set = { day: "2026-03-12", lines: [aLine()], party: "c1" };
    model.must("voucher.draft", { id: "sale", kind: "sale", credits: null, set });
    validateThrough(model, "2026-03-31");
    refuseAct(model, "first", "voucher.approve", approvalOf(model, "sale"));
    const settles = [{ voucher: "sale", cents: 12_000 }];
    const payment = aPaymentOf("pay", 12_000, { day: "2026-04-02", settles });
    refuseAct(model, "second", "payment.record", payment);
    expect(model.send("refusal.book", { id: "second", on: "2026-04-02" })).toMatchObject({
      problem: { code: "payment.claimMissing" },
    });
    model.must("refusal.book", { id: "first", on: "2026-04-01" });
    model.must("refusal.book", { id: "second", on: "2026-04-02" });
    expect(model.voucher("pay")).toMatchObject({ day: "2026-04-02" });
    expect(model.voucher("pay")).not.toHaveProperty("pieceOn");
  });

  test("never books before the day the act speaks of", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "payment.record", session);
    validateThrough(model, "2026-02-28");
    expect(model.send("refusal.book", { id: "cmd", on: "2026-03-11" })).toMatchObject({
      problem: { code: "refusal.noSuchWay" },
    });
  });

  test("is no way for what another day would not help", () => {
    const model = createBooksModel();
    refuseAct(model, "cmd", "payment.record", aPaymentOf("none", 0));
    expect(model.send("refusal.book", { id: "cmd", on: "2026-04-01" })).toMatchObject({
      problem: { code: "refusal.noSuchWay" },
    });
  });

  test("whatever is late by whatever months, it is booked once, balanced, and keeps its day", () => {
    const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        month,
        month,
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(3),
        (dated, sealed, cents, tries) => {
          fc.pre(dated <= sealed);
          const model = createBooksModel({ ...practice, fiscalYears: frenchFirm.fiscalYears });
          const through = lastDayOfMonth(sealed);
          validateThrough(model, through);
          const late = { ...session, day: `${dated}-10`, amountCents: cents };
          const refused = refuseAct(model, "cmd", "payment.record", late);
          const on = String(refused.facts["firstOpenDay"]);
          const answers = Array.from({ length: tries + 1 }, () =>
            model.send("refusal.book", { id: "cmd", on }),
          );
          expect(answers.map(({ ok }) => ok)).toEqual([true, ...Array.from({ length: tries }, () => false)]);
          expect(model.vouchers()).toHaveLength(1);
          expect(model.voucher("late")).toMatchObject({ day: on, pieceOn: late.day, amountCents: cents });
          expect(on > through).toBe(true);
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });
});

describe("refusal.hand", () => {
  test("asks the firm to decide, or takes that back, and the act stays open and whole", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    const refused = refuseAct(model, "cmd", "payment.record", session);
    expect(model.send("refusal.hand", { id: "cmd", to: "firm" })).toMatchObject({
      problem: { code: "care.none" },
    });
    const company = model.facts.get("companies", COMPANY)!;
    const care = {
      firm: "firm-1",
      firmName: "Cabinet Morel",
      stage: "client" as const,
      group: null,
      since: "2026-01-01",
    };
    model.put({ collection: "companies", id: COMPANY, after: { ...company, care } });
    model.must("refusal.hand", { id: "cmd", to: "firm" });
    expect(model.facts.get("outcomes", "cmd")).toMatchObject({
      ...refused,
      acts: { "device-1": expect.any(Number) },
      handedTo: { firm: "firm-1", firmName: "Cabinet Morel", by: OWNER },
    });
    model.must("refusal.hand", { id: "cmd", to: "company" });
    expect(model.facts.get("outcomes", "cmd")).toMatchObject({ decision: "open", handedTo: null });
  });
});

describe("refusal.discard", () => {
  test("keeps the act readable with the reason it stays undone for", () => {
    const model = createBooksModel(practice);
    validateThrough(model, "2026-03-31");
    refuseAct(model, "cmd", "payment.record", session);
    model.must("refusal.discard", { id: "cmd", reason: "Saisie deux fois" });
    expect(model.facts.get("outcomes", "cmd")).toMatchObject({
      decision: "discarded",
      reason: "Saisie deux fois",
      args: session,
    });
  });
});
