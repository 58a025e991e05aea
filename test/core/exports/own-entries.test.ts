import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { addDays, fromDayNumber, laterOf } from "#core/calendar-date.ts";
import { chartFor } from "#core/charts/chart-for.ts";
import { newCompany } from "#core/companies/new-company.ts";
import { WHOLE_LEDGER } from "#core/exports/fec-files.ts";
import { createFecNames } from "#core/exports/fec-names.ts";
import { createHandLetters } from "#core/exports/hand-letters.ts";
import { validationDayOf } from "#core/exports/validation-day.ts";
import { cleanFecText } from "#core/formats/fec/clean-fec-text.ts";
import { createFecWriter, type FecRow } from "#core/formats/fec/fec-writer.ts";
import type { LineMatching } from "#core/matchings/line-matching.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { decodeVouchers } from "#core/seals/voucher-codec.ts";
import type { Entry, Voucher } from "#core/vouchers/voucher.ts";
import { frenchFirm, OWNER, practice } from "#test/support/books-builder.ts";
import { exportInMemory, fecInMemory } from "#test/support/fec-in-memory.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { sealBooks } from "#test/support/seal-books.ts";
import { anEntry } from "#test/support/some-vouchers.ts";

// Laws over whole files, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const asked = { through: "2026-12-31" };
const companies = [frenchFirm, { ...practice, practice: "company" as const }].map((beginning) =>
  newCompany("company-1", beginning, { by: OWNER, on: "2026-01-01" }),
);

const text = fc.oneof(
  fc.constantFrom("", " ", "\t|", "Séance ", "F2026-0007", "F2026-0008", "0", "000000000001", "Ω 12"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const day = fc.nat(89).map((after) => addDays("2026-01-01", after));
const posting = fc.record({
  account: fc.constantFrom("512000", "706000", "411000", "4|1"),
  party: fc.option(fc.constantFrom("c1", "c2", " c3"), { nil: null }),
  cents: fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.integer({ min: -(2 ** 45), max: 2 ** 45 }),
  ),
});

/** Entries such as screens would never let in, of every form that a body has for their words. */
const vouchers: fc.Arbitrary<Voucher[]> = fc
  .array(
    fc.record({
      day,
      journal: fc.constantFrom("BQ", "OD", "X Y", "É", " | "),
      label: text,
      pieceRef: fc.option(text, { nil: undefined }),
      theirNumber: fc.option(text, { nil: undefined }),
      pieceOn: fc.option(day, { nil: undefined }),
      settled: fc.option(fc.record({ on: fc.option(day, { nil: null }), by: text }), { nil: undefined }),
      nature: fc.option(text, { nil: undefined }),
      client: fc.option(text, { nil: undefined }),
      postings: fc.array(posting, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((many) =>
    many.map(({ postings, ...fields }, index) => {
      const rest = -postings.reduce((sum, { cents }) => sum + cents, 0);
      const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return anEntry({
        ...(said as Pick<Entry, "day">),
        id: `v${index}`,
        postings: [...postings, { account: "580000", party: null, cents: rest }].map(({ cents, ...to }) => ({
          ...to,
          side: cents < 0 ? "credit" : "debit",
          cents: Math.abs(cents),
        })),
      });
    }),
  );

/** The file's rows as objects, each made of whole vouchers that are found by their ids. */
function plainRows(books: Parameters<typeof fecInMemory>[0]): FecRow[] {
  const { plan } = fecInMemory(books, asked);
  const names = createFecNames(plan.chart);
  const byHand = createHandLetters(plan.matchedByHand);
  const rows: FecRow[] = [];
  for (const share of plan.own) {
    const columns = decodeLines(books.bodies.get(share.lines.hash)!);
    const records = decodeVouchers(books.bodies.get(share.vouchers.hash)!) as readonly object[];
    const voucherById = new Map(records.map((record) => [(record as Entry).id, record as Entry]));
    const { dictionaries } = columns;
    const lineOf = new Map<string, number>();
    for (let line = 0; line < columns.length; line += 1) {
      const { id, entryNumber, pieceRef } = dictionaries.vouchers.at(columns.voucher[line]!)!;
      const voucher = voucherById.get(id)!;
      const journal = dictionaries.journals[columns.journal[line]!]!;
      const account = dictionaries.accounts[columns.account[line]!]!;
      const party = dictionaries.parties[columns.party[line]!]!;
      const entryOn = fromDayNumber(columns.day[line]!);
      const pieceOn = voucher.pieceOn ?? entryOn;
      const theirNumber = (voucher as { readonly theirNumber?: string }).theirNumber;
      const journalLabel = names.journal(journal);
      const ref = cleanFecText(theirNumber || pieceRef) || `${journal.code}-${entryNumber}`;
      const validatedOn = validationDayOf(voucher.validatedAt!);
      const cents = columns.cents[line]!;
      const place = lineOf.get(id) ?? 0;
      lineOf.set(id, place + 1);
      const letter = byHand.ofVoucher(id)?.get(place) ?? null;
      rows.push({
        ...{ journal: journal.code, journalLabel, entryNumber, entryOn, pieceRef: ref, pieceOn },
        ...{ account: account.code, accountLabel: names.account(account) },
        ...{ party: party.code, partyLabel: party.label || party.code },
        label: cleanFecText(dictionaries.labels[columns.label[line]!]!) || `${journalLabel} ${ref}`,
        ...{ debitCents: Math.max(cents, 0), creditCents: Math.max(-cents, 0) },
        ...{ matching: letter?.code ?? "", matchedOn: letter?.matchedOn ?? null },
        validatedOn: laterOf(validatedOn, entryOn),
        ...{ foreignAmount: "", foreignCurrency: "" },
        ...{ nature: voucher.nature ?? "", client: voucher.client ?? "" },
        settledOn: voucher.settled?.on ?? pieceOn,
        settledBy: cleanFecText(voucher.settled?.by ?? "") || "OD",
      });
    }
  }
  return rows;
}

test("what is written byte by byte is what whole vouchers say, row by row", async () => {
  await fc.assert(
    fc.asyncProperty(
      vouchers,
      fc.constantFrom(...companies),
      fc.boolean(),
      async (many, company, isByHand) => {
        const matching: LineMatching = {
          ...{ type: "lines", id: "l~1", account: "512000", slice: "shared", letter: "A|B", claims: [] },
          ...{ entry: null, command: "c", madeBy: OWNER, madeAt: "2026-02-01T08:00:00.000Z", acts: {} },
          lines: many.slice(0, 2).map(({ id, day }, line) => ({ voucher: id, line, day, cents: 1 })),
          restCents: 0,
        };
        const books = {
          ...{ company, vouchers: many, matchedByHand: isByHand && many.length > 0 ? [matching] : [] },
          ...sealBooks(many, ["2026-01-31", "2026-03-31"], { company }),
        };
        const { plan } = fecInMemory(books, { ...asked, whom: WHOLE_LEDGER });
        const writer = createFecWriter(plan.layout);
        for (const row of plainRows(books)) writer.writeRow(row);
        const { text, content } = await exportInMemory({ ...books, chart: chartFor(company) }, asked);
        expect(text).toBe(Buffer.from(writer.takeRest()).toString());
        expect(content).toMatchObject({
          rows: writer.written().rows,
          debitCents: writer.written().debitCents,
          entries: many.length,
        });
      },
    ),
    { numRuns: propertyRuns(200) },
  );
});
