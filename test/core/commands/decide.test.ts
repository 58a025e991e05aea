import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import { commandHash } from "#core/commands/command.ts";
import { commandModules } from "#core/commands/command-modules.ts";
import { decide, needsOf } from "#core/commands/decide.ts";
import type { Member } from "#core/members/member.ts";
import { arbitraryLines } from "#test/support/arbitraries.ts";
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

const envelope = (fields: Partial<CommandEnvelope>): CommandEnvelope => ({
  id: "command-x",
  company: COMPANY,
  device: "device-2",
  counter: 7,
  previousHash: null,
  type: "voucher.draft",
  version: 1,
  args: { id: "d", kind: "sale", credits: null, set: {} },
  madeBy: "anna",
  madeAt: "2026-03-10T09:00:00.000Z",
  hash: "0".repeat(64),
  ...fields,
});

function join(model: BooksModel, member: Partial<Member> & { id: string }) {
  const after: Member = {
    name: member.id,
    state: "active",
    email: "",
    role: "user",
    isOwner: false,
    isOfFirm: false,
    practitioner: null,
    reads: "whole",
    acts: {},
    ...member,
  };
  model.put({ collection: "members", id: member.id, after });
}

describe("deciding", () => {
  test("stamps what it changes with the device's counter, beside those of other devices", () => {
    const model = createBooksModel();
    model.must("voucher.draft", { id: "d", kind: "sale", credits: null, set: { note: "un" } });
    const decided = decide(envelope({}), model.facts);
    const first = model.voucher("d").acts["device-1"];
    expect(decided.ok && decided.value.documents[0]!.after).toMatchObject({
      acts: { "device-1": first, "device-2": 7 },
    });
  });

  test("refuses what it does not know, and a command of a later version", () => {
    const { facts } = createBooksModel();
    expect(decide(envelope({ type: "voucher.burn" }), facts)).toMatchObject({
      problem: { code: "command.unknown", type: "voucher.burn" },
    });
    expect(decide(envelope({ version: 2 }), facts)).toMatchObject({ problem: { code: "command.unknown" } });
    expect(needsOf(envelope({ type: "voucher.burn" }), facts)).toHaveLength(3);
  });

  test("names every argument it cannot read by its path", () => {
    const args = {
      id: "d",
      kind: "sale",
      credits: null,
      set: { day: "2026-02-30", lines: [{ ...aLine(), quantityThousandths: 0 }] },
    };
    const decided = decide(envelope({ args }), createBooksModel().facts);
    expect(decided).toMatchObject({
      problem: {
        code: "command.malformed",
        issues: [{ path: "set.day" }, { path: "set.lines.0.quantityThousandths" }],
      },
    });
  });

  test("refuses any arguments but its own, whatever they are, and never throws", () => {
    const { facts } = createBooksModel();
    const types = [...commandModules.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.jsonValue(), (type, args) => {
        const command = envelope({ type, args });
        needsOf(command, facts);
        expect(decide(command, facts)).toMatchObject({ ok: false });
      }),
    );
  });

  test("refuses a field another kind of document has", () => {
    const model = createBooksModel();
    const args = { id: "d", kind: "sale" as const, credits: null, set: { theirNumber: "FA-12" } };
    expect(refusalOf(model.send("voucher.draft", args))).toEqual({
      code: "command.malformed",
      issues: [{ path: "set.theirNumber", code: "unrecognized_keys" }],
    });
    expect(model.send("voucher.draft", { ...args, kind: "purchase" }).ok).toBe(true);
  });
});

describe("rights", () => {
  test("a stranger may do nothing but begin books of their own", () => {
    const model = createBooksModel();
    expect(
      refusalOf(model.send("voucher.draft", { id: "d", kind: "sale", credits: null, set: {} }, "eve")),
    ).toEqual({ code: "rights.notMember" });
    expect(
      refusalOf(model.send("company.create", { company: frenchFirm, memberName: "Eve" }, "eve")),
    ).toEqual({ code: "company.exists" });
  });

  test("a user records and approves, an accountant too, an administrator alone changes the company", () => {
    const model = createBooksModel();
    join(model, { id: "ben" });
    join(model, { id: "cleo", role: "accountant" });
    for (const by of ["ben", "cleo"]) {
      model.must(
        "voucher.draft",
        { id: by, kind: "sale", credits: null, set: { day: "2026-03-01", lines: [aLine()], party: "c1" } },
        by,
      );
      expect(model.approve(by, by).ok).toBe(true);
      model.must("payment.record", aPaymentOf(`p-${by}`, 100), by);
      expect(refusalOf(model.send("company.update", { set: { name: "À moi" } }, by))).toEqual({
        code: "rights.missing",
        right: "manageCompany",
      });
    }
    model.must("company.update", { set: { name: "Atelier Lumière" } });
    expect(model.facts.get("companies", COMPANY)).toMatchObject({ name: "Atelier Lumière" });
  });

  test("who reads one slice writes there and in the shared one, and nowhere else", () => {
    const model = createBooksModel({ ...practice, practice: "several" });
    join(model, { id: "marie", reads: "slice", practitioner: "mar" });
    const draft = (id: string, practitioner: string | null) =>
      model.send("voucher.draft", { id, kind: "sale", credits: null, set: { practitioner } }, "marie");
    expect(draft("own", "mar").ok).toBe(true);
    expect(draft("shared", null).ok).toBe(true);
    expect(refusalOf(draft("other", "dup"))).toEqual({ code: "rights.otherSlice" });
    expect(refusalOf(draft("own", "dup"))).toEqual({ code: "rights.otherSlice" });

    model.aSale("s", [aLine({ vat: "fr-exempt" })], "2026-03-01", "dup");
    const settles = [{ voucher: "s", cents: 10_000 }];
    expect(refusalOf(model.send("payment.record", aPaymentOf("p", 10_000, { settles }), "marie"))).toEqual({
      code: "rights.otherSlice",
    });
    model.aPayment("p", "s", 10_000);
    expect(refusalOf(model.send("voucher.cancel", { id: "p", reason: "" }, "marie"))).toEqual({
      code: "rights.otherSlice",
    });
  });
});

test("whatever is drafted and approved or refused, every voucher balances and fits its schema", () => {
  fc.assert(
    fc.property(
      fc.array(
        arbitraryLines({
          vats: ["fr-2000", "fr-1000", "fr-exempt", "fr-reverse", "nl-2100"],
          hasRebates: true,
        }),
        { maxLength: 4 },
      ),
      fc.constantFrom(frenchFirm, practice, { ...frenchFirm, basis: "cash" as const }),
      (invoices, company) => {
        const model = createBooksModel(company);
        invoices.forEach((lines, index) => {
          const set = { day: "2026-03-01", lines, party: "c1" };
          model.must("voucher.draft", { id: `s${index}`, kind: "sale", credits: null, set });
          model.approve(`s${index}`);
        });
        const total = Object.values(model.balances()).reduce((sum, cents) => sum + cents, 0);
        expect(total).toBe(0);
      },
    ),
    { numRuns: propertyRuns(50) },
  );
});

test("a command's hash covers all of it but the hash itself", () => {
  const { hash: _, ...command } = envelope({});
  const hash = commandHash(command);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(commandHash({ ...command, args: { set: {}, credits: null, kind: "sale", id: "d" } })).toBe(hash);
  for (const change of [
    { counter: 8 },
    { madeBy: "ben" },
    { args: {} },
    { previousHash: hash },
    { company: "other" },
  ])
    expect(commandHash({ ...command, ...change })).not.toBe(hash);
});
