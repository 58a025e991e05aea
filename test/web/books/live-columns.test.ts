import fc from "fast-check";
import { expect, test } from "vitest";
import type { Documents } from "#core/collections.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { Matching } from "#core/matchings/matching.ts";
import { ledgerRowAt } from "#core/reports/ledger-row.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { createCompanyView } from "#web/books/company-view.ts";
import type { BaseDocument } from "#web/books/documents-shown.ts";
import { createLiveColumns } from "#web/books/live-columns.ts";

const aSaleOrPayment = (id: number, day: string, state: string, number: string | null, cents: number) =>
  ({
    id: `v${id}`,
    kind: id % 2 === 0 ? "sale" : "payment",
    day,
    state,
    number,
    label: "",
    journal: "VE",
    practitioner: null,
    provenance: "entered",
    postings: [
      { account: "411", side: "debit", cents, party: "p1" },
      { account: "706", side: "credit", cents, party: null },
    ],
  }) as unknown as Voucher;

const aMatching = (claim: number, voucher: number, cents: number) =>
  ({
    id: `m~v${claim}`,
    claim: `v${claim}`,
    account: "411",
    party: "p1",
    grossCents: 100,
    lines: [{ voucher: `v${voucher}`, kind: "payment", day: "2026-01-01", cents, shares: {} }],
  }) as unknown as Matching;

const base = <Name extends "vouchers" | "matchings" | "parties">(
  collection: Name,
  id: string,
  document: Documents[Name] | null,
): BaseDocument => ({ collection, id, revision: 1, acts: {}, document });

const id = fc.nat(149);
const voucher = fc
  .tuple(
    id,
    fc.constantFrom("2026-01-05", "2026-01-31", "2026-02-01"),
    fc.constantFrom("draft", "approved", "recorded", "cancelled"),
    fc.option(fc.constantFrom("F-1", "F-2")),
    fc.nat(100),
  )
  .map((fields) => base("vouchers", `v${fields[0]}`, aSaleOrPayment(...fields)));
const matching = fc
  .tuple(id, id, fc.constantFrom(50, 100))
  .map((fields) => base("matchings", `m~v${fields[0]}`, aMatching(...fields)));
const gone = id.map((at) => base("vouchers", `v${at}`, null));
const unmatched = id.map((at) => base("matchings", `m~v${at}`, null));
const party = fc
  .constantFrom("Anna", "Bram")
  .map((name) => base("parties", "p1", { id: "p1", number: "C1", name, identity: null } as never));
const move = fc.oneof(
  { weight: 6, arbitrary: voucher },
  { weight: 4, arbitrary: matching },
  { weight: 2, arbitrary: gone },
  { weight: 1, arbitrary: unmatched },
  { weight: 1, arbitrary: party },
);

test("columns that follow every move say what columns made afresh would", () => {
  fc.assert(
    fc.property(
      // Enough at once to fill several bundles of one month.
      fc.array(voucher, { minLength: 100, maxLength: 150 }),
      fc.array(fc.array(move, { minLength: 1, maxLength: 8 }), { maxLength: 12 }),
      (first, rounds) => {
        const view = createCompanyView("c1", "phone");
        const follow = createLiveColumns(view);
        for (const documents of [first, ...rounds]) {
          view.step({ kind: "changes", documents, settled: 0, head: 1 });
          expect(rowsOf(follow.segments())).toEqual(rowsOf(createLiveColumns(view).segments()));
        }
      },
    ),
    { numRuns: propertyRuns(25) },
  );
});

const rowsOf = (segments: readonly LedgerColumns[]) =>
  segments
    .flatMap((segment) =>
      Array.from({ length: segment.length }, (_, line) => JSON.stringify(ledgerRowAt(segment, line))),
    )
    .sort();
