import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommandArgs } from "#core/commands/command-args.ts";
import {
  isLineMatching,
  type LineMatching,
  lineMatchingIdOf,
  matchedVoucherIn,
} from "#core/matchings/line-matching.ts";
import { restCents } from "#core/matchings/matching.ts";
import { claimParts } from "#core/posting/sale-parts.ts";
import { settledShares } from "#core/posting/settlement-shares.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import {
  aLine,
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  journalPage,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const CUSTOMERS = "411000";

type Line = readonly [voucher: string, line: number];

const lineOf = (model: BooksModel, voucher: string, account = CUSTOMERS): Line => [
  voucher,
  model.voucher(voucher).postings.findIndex((posting) => posting.account === account),
];

const anEntry = (id: string, day = "2026-03-20") => ({ id, day, label: "TVA exigible par lettrage" });

const args = (lines: readonly Line[], fields: Partial<CommandArgs["matching.make"]> = {}) => ({
  account: CUSTOMERS,
  lines: lines.map(([voucher, line]) => ({ voucher, line, day: "2026-03-01" })),
  letter: "AA",
  entry: anEntry("vat-1"),
  ...fields,
});

const matchingOf = (model: BooksModel, letter: string, account = CUSTOMERS): LineMatching | null => {
  const found = model.facts.get("matchings", lineMatchingIdOf("shared", account, letter));
  return isLineMatching(found) ? found : null;
};

const undo = (model: BooksModel, letter: string, entry = anEntry("vat-back")) => {
  const { id, command } = matchingOf(model, letter)!;
  return model.send("matching.undo", { id, made: command, entry });
};

const anAdvance = (model: BooksModel, id: string, cents: number, day = "2026-03-04") =>
  model.must("payment.record", aPaymentOf(id, cents, { day, account: CUSTOMERS }));

const anEntryOn = (model: BooksModel, id: string, cents: number, party: string | null = "c1") =>
  model.must("entry.record", {
    id,
    day: "2026-03-02",
    label: id,
    journal: "OD",
    practitioner: null,
    postings: [
      { account: CUSTOMERS, side: cents < 0 ? "credit" : "debit", cents: Math.abs(cents), party },
      { account: "471000", side: cents < 0 ? "debit" : "credit", cents: Math.abs(cents), party: null },
    ],
  });

const problemOf = (answer: ReturnType<BooksModel["send"]>) => (answer.ok ? null : answer.problem.code);

describe("matching lines by hand", () => {
  test("an invoice and money that came before it are settled, and the VAT that waited falls due", () => {
    const model = createBooksModel();
    model.aSale("s", [aLine()]);
    anAdvance(model, "p", 12_000);
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")]));
    expect(restCents(model.matching("s"), model.matching("s").grossCents)).toBe(0);
    expect(matchingOf(model, "AA")).toMatchObject({ restCents: 0, claims: ["s"], entry: "vat-1" });
    expect(journalPage(model.voucher("vat-1").postings)).toEqual([
      "445710 credit 20.00",
      "445740 debit 20.00",
    ]);
    expect(model.balances()["445740"]).toBeUndefined();
  });

  test("a part of an invoice settles a part of its VAT, and the rest goes on as usual", () => {
    const model = createBooksModel();
    model.aSale("s", [aLine()]);
    anAdvance(model, "p", 3_000);
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")]));
    expect(matchingOf(model, "AA")?.restCents).toBe(9_000);
    expect(model.balances()["445710"]).toBe(-500);
    expect(problemOf(model.aPayment("p2", "s", 9_001))).toBe("payment.exceedsRest");
    expect(model.aPayment("p2", "s", 9_000).ok).toBe(true);
    expect(model.balances()["445740"]).toBeUndefined();
  });

  test("what one hand wrote is matched with what another did, and posts nothing", () => {
    const model = createBooksModel();
    anEntryOn(model, "one", 5_000);
    anEntryOn(model, "other", -5_000);
    const { documents } = model.must("matching.make", args([lineOf(model, "one"), lineOf(model, "other")]));
    expect(documents.filter(({ collection }) => collection === "vouchers")).toEqual([]);
    expect(matchingOf(model, "AA")).toMatchObject({ restCents: 0, claims: [], entry: null });
  });

  test("two who match a line at once: the first stands, the second is told", () => {
    const model = createBooksModel();
    for (const [id, cents] of [
      ["one", 5_000],
      ["other", -5_000],
      ["third", -5_000],
    ] as const)
      anEntryOn(model, id, cents);
    model.must("matching.make", args([lineOf(model, "one"), lineOf(model, "other")]));
    const second = model.send("matching.make", args([lineOf(model, "one"), lineOf(model, "third")]));
    expect(problemOf(second)).toBe("matching.taken");
  });

  test("two who propose one letter for other lines both stand, the later under the next free letter", () => {
    const model = createBooksModel();
    for (const [id, cents] of [
      ["a", 5_000],
      ["b", -5_000],
      ["c", 7_000],
      ["d", -7_000],
    ] as const)
      anEntryOn(model, id, cents);
    model.must("matching.make", args([lineOf(model, "a"), lineOf(model, "b")], { letter: "AZ" }));
    model.must("matching.make", args([lineOf(model, "c"), lineOf(model, "d")], { letter: "AZ" }));
    expect(matchingOf(model, "AZ")?.lines.map(({ voucher }) => voucher)).toEqual(["a", "b"]);
    expect(matchingOf(model, "BA")?.lines.map(({ voucher }) => voucher)).toEqual(["c", "d"]);
  });

  test("lines of one side, of two accounts, of two parties, and lines that are settled are refused", () => {
    const model = createBooksModel();
    model.must("party.save", { id: "c2", set: { role: "customer", number: "C2", name: "Autre" } });
    anEntryOn(model, "one", 5_000);
    anEntryOn(model, "same", 5_000);
    anEntryOn(model, "other", -5_000);
    anEntryOn(model, "theirs", -5_000, "c2");
    const refused = (lines: readonly Line[]) => problemOf(model.send("matching.make", args(lines)));
    expect(refused([lineOf(model, "one"), lineOf(model, "same")])).toBe("matching.oneSide");
    expect(refused([lineOf(model, "one"), ["other", 1]])).toBe("matching.otherAccount");
    expect(refused([lineOf(model, "one"), lineOf(model, "theirs")])).toBe("matching.otherParty");
    expect(refused([lineOf(model, "one"), ["nothing", 0]])).toBe("matching.lineMissing");
    expect(refused([lineOf(model, "one"), lineOf(model, "one")])).toBe("command.malformed");
    model.aSale("s", [aLine()]);
    model.aPayment("p", "s", 12_000);
    expect(refused([lineOf(model, "s"), lineOf(model, "other")])).toBe("matching.settled");
  });

  test("an imported line is matched with one of our own, unless it was lettered where it comes from", () => {
    const model = createBooksModel();
    const line = { day: "2025-12-01", account: CUSTOMERS, party: "C1", cents: 5_000 };
    model.importedEntries.set("fec~2025-12-31:e1", {
      slice: "shared",
      lines: [
        { ...line, isMatched: false },
        { ...line, isMatched: true },
      ],
    });
    anEntryOn(model, "other", -5_000);
    const imported = (at: number): Line => ["fec~2025-12-31:e1", at];
    expect(problemOf(model.send("matching.make", args([imported(1), lineOf(model, "other")])))).toBe(
      "matching.taken",
    );
    model.must("matching.make", args([imported(0), lineOf(model, "other")]));
    expect(matchingOf(model, "AA")?.lines[0]).toMatchObject({ day: "2025-12-01", cents: 5_000 });
    expect(JSON.stringify(matchingOf(model, "AA"))).not.toContain("C1");
  });

  test("an imported entry has room for as many matched lines as it has lines", () => {
    const model = createBooksModel();
    const line = { day: "2025-12-01", account: CUSTOMERS, party: "C1", cents: 5_000, isMatched: false };
    const imported = "fec~2025-12-31:AN:1";
    model.importedEntries.set(imported, {
      slice: "shared",
      lines: Array.from({ length: 2_200 }, () => line),
    });
    anEntryOn(model, "first", -5_000);
    anEntryOn(model, "late", -15_000);
    model.must("matching.make", args([[imported, 7], lineOf(model, "first")]));
    const late = [998, 1_007, 2_100].map((place): Line => [imported, place]);
    model.must("matching.make", args([...late, lineOf(model, "late")]));
    const taken = () =>
      [0, 1_000, 2_000].map((place) =>
        matchedVoucherIn(model.facts, imported, place)?.lines.map(({ line }) => line),
      );
    expect(taken()).toEqual([[7, 998], [1_007], [2_100]]);
    undo(model, "AB");
    expect(taken()).toEqual([[7], undefined, undefined]);
  });

  test("a voucher stays as it is while a line of it is matched, the entry of its VAT too", () => {
    const model = createBooksModel();
    model.aSale("s", [aLine()]);
    anAdvance(model, "p", 12_000);
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")]));
    for (const id of ["p", "vat-1"])
      expect(problemOf(model.send("voucher.cancel", { id, reason: "" }))).toBe("matching.holds");
    const set = { kind: "payment" as const, id: "p", set: { amountCents: 1 } };
    expect(problemOf(model.send("voucher.correct", set))).toBe("matching.holds");
    undo(model, "AA");
    expect(model.send("voucher.cancel", { id: "p", reason: "" }).ok).toBe(true);
  });

  test("who may not record matches nothing, nor does who may not read the lines' slice", () => {
    const model = createBooksModel();
    anEntryOn(model, "one", 5_000);
    anEntryOn(model, "other", -5_000);
    const member = {
      id: "ben",
      name: "Ben",
      state: "active" as const,
      email: "",
      role: "reader",
      isOwner: false,
      isOfFirm: false,
      practitioner: null,
      reads: "slice" as const,
      acts: {},
    };
    model.put({ collection: "members", id: "ben", after: member });
    const lines = args([lineOf(model, "one"), lineOf(model, "other")]);
    expect(problemOf(model.send("matching.make", lines, "ben"))).toBe("rights.missing");
    model.put({ collection: "members", id: "ben", after: { ...member, role: "user" } });
    const entry = model.voucher("one");
    model.put({ collection: "vouchers", id: "one", after: { ...entry, slice: "dup" } });
    model.put({ collection: "vouchers", id: "other", after: { ...model.voucher("other"), slice: "dup" } });
    expect(problemOf(model.send("matching.make", lines, "ben"))).toBe("rights.otherSlice");
  });
});

describe("undoing it", () => {
  test("leaves the books as they were, and the letter free again", () => {
    const model = createBooksModel();
    model.aSale("s", [aLine()]);
    anAdvance(model, "p", 12_000);
    const [before, matching] = [model.balances(), model.matching("s").lines];
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")]));
    expect(undo(model, "AA").ok).toBe(true);
    expect(model.balances()).toEqual(before);
    expect(model.matching("s").lines).toEqual(matching);
    expect(matchedVoucherIn(model.facts, "p")).toBeNull();
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")], { entry: anEntry("vat-2") }));
    expect(matchingOf(model, "AA")).not.toBeNull();
  });

  test("of one that was made anew meanwhile is refused", () => {
    const model = createBooksModel();
    anEntryOn(model, "one", 5_000);
    anEntryOn(model, "other", -5_000);
    const lines = args([lineOf(model, "one"), lineOf(model, "other")]);
    model.must("matching.make", lines);
    const { id, command: made } = matchingOf(model, "AA")!;
    undo(model, "AA");
    model.must("matching.make", lines);
    expect(problemOf(model.send("matching.undo", { id, made, entry: anEntry("x") }))).toBe("matching.gone");
  });

  test("mirrors the VAT on an open day where its own entry is closed, and asks for one", () => {
    const model = createBooksModel();
    model.aSale("s", [aLine()]);
    anAdvance(model, "p", 12_000);
    const before = model.balances();
    model.must("matching.make", args([lineOf(model, "s"), lineOf(model, "p")]));
    model.must("period.protect", { throughDay: "2026-03-31" });
    expect(problemOf(undo(model, "AA"))).toBe("day.protected");
    expect(undo(model, "AA", anEntry("back", "2026-04-01")).ok).toBe(true);
    expect(model.balances()).toEqual(before);
    expect(model.voucher("back").day).toBe("2026-04-01");
  });
});

/** What may happen in an account: entries of either side, invoices, money; and lines matched or taken apart again. */
const step = fc.oneof(
  fc.record({ act: fc.constant("entry" as const), cents: fc.integer({ min: -9_000, max: 9_000 }) }),
  fc.record({ act: fc.constant("sale" as const), cents: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ act: fc.constant("advance" as const), cents: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({ act: fc.constant("pay" as const), at: fc.nat(20), cents: fc.integer({ min: 1, max: 9_000 }) }),
  fc.record({
    act: fc.constant("match" as const),
    at: fc.array(fc.nat(20), { minLength: 2, maxLength: 4 }),
  }),
  fc.record({ act: fc.constant("undo" as const), at: fc.nat(5) }),
);

test("however lines are matched and taken apart, a line is in one matching at most, no rest passes its line, and VAT is due for what is settled", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
      const model = createBooksModel();
      const ids: string[] = [];
      const letters = new Set<string>();
      steps.forEach((move, at) => {
        const id = `v${at}`;
        if (move.act === "entry" && move.cents !== 0) {
          anEntryOn(model, id, move.cents);
          ids.push(id);
        } else if (move.act === "sale") {
          model.aSale(id, [aLine({ unitPriceCents: move.cents })]);
          ids.push(id);
        } else if (move.act === "advance") {
          anAdvance(model, id, move.cents);
          ids.push(id);
        } else if (move.act === "pay") {
          const sale = ids[move.at];
          if (sale !== undefined && model.aPayment(id, sale, move.cents).ok) ids.push(id);
        } else if (move.act === "match") {
          const lines = [...new Set(move.at)].flatMap((place) => {
            const voucher = ids[place];
            return voucher === undefined ? [] : [lineOf(model, voucher)];
          });
          if (lines.length < 2) return;
          const made = model.send("matching.make", args(lines, { entry: anEntry(`${id}-vat`) }));
          if (made.ok)
            for (const { after } of made.value.documents)
              if (after !== null && "letter" in after) letters.add(after.letter);
        } else if (move.act === "undo") {
          const letter = [...letters][move.at];
          if (
            letter !== undefined &&
            matchingOf(model, letter) !== null &&
            undo(model, letter, anEntry(id)).ok
          )
            letters.delete(letter);
        }
      });

      const held = [...letters].flatMap((letter) => matchingOf(model, letter)?.lines ?? []);
      expect(new Set(held.map(({ voucher, line }) => `${voucher}/${line}`)).size).toBe(held.length);
      for (const letter of letters) {
        const { lines, restCents: rest } = matchingOf(model, letter)!;
        const heavier = lines.filter(({ cents }) => Math.sign(cents) === Math.sign(rest));
        expect(Math.abs(rest)).toBeLessThanOrEqual(
          Math.abs(heavier.reduce((sum, { cents }) => sum + cents, 0)),
        );
      }
      let due = 0;
      for (const sale of ids.map(model.voucher))
        if (sale.kind === "sale") {
          const matching = model.matching(sale.id);
          const rest = restCents(matching, matching.grossCents);
          expect(rest).toBeGreaterThanOrEqual(0);
          expect(rest).toBeLessThanOrEqual(matching.grossCents);
          due += vatDue(model, sale, matching.grossCents - rest);
        }
      expect(model.balances()["445710"] ?? 0).toBe(0 - due);
    }),
    { numRuns: propertyRuns(40) },
  );
});

function vatDue({ facts }: BooksModel, sale: Sale, paid: number): number {
  const company = facts.get("companies", COMPANY)!;
  const parts = claimParts(sale, [], company, facts.get("accounts", "chart")!);
  return [...settledShares(parts, paid, "accrual").values()].reduce((sum, cents) => sum + cents, 0);
}
