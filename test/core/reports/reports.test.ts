import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDayNumber } from "#core/calendar-date.ts";
import { generalLedger } from "#core/reports/general-ledger.ts";
import { journalReport } from "#core/reports/journal-report.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { compareEntryNumbers } from "#core/reports/line-index.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { aLine, balancedVouchersArbitrary, columnsOf } from "#test/core/ledger/ledger-lines.ts";

const wholeVoucherFilterArbitrary: fc.Arbitrary<LedgerFilter> = fc.record(
  {
    from: fc.integer({ min: 18_993, max: 19_060 }).map(fromDayNumber),
    through: fc.integer({ min: 18_993, max: 19_060 }).map(fromDayNumber),
    journals: fc.subarray(["AC", "BQ", "VE"]),
    provenances: fc.subarray(["entered", "fec:a"]),
  },
  { requiredKeys: [] },
);

const filterArbitrary: fc.Arbitrary<LedgerFilter> = fc
  .tuple(
    wholeVoucherFilterArbitrary,
    fc.record(
      {
        accounts: fc.subarray(["4", "70", "512000"]),
        parties: fc.subarray(["P-001", "P-002"]),
        practitioner: fc.constantFrom("ABC", "DEF"),
        text: fc.constantFrom("", "seance", "F1", "ÉLÈVES", "nobody"),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([whole, part]) => ({ ...whole, ...part }));

describe("trialBalance", () => {
  test("has equal debit and credit for balanced books", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, wholeVoucherFilterArbitrary, (vouchers, filter) => {
        const { rows, debitCents, creditCents } = trialBalance([columnsOf(vouchers.flat())], filter);
        expect(debitCents).toBe(creditCents);
        expect(rows.reduce((cents, row) => cents + row.balanceCents, 0)).toBe(0);
      }),
    );
  });

  test("is the same line by line as of months that are added up once, whatever the filter", () => {
    fc.assert(
      fc.property(
        fc.array(balancedVouchersArbitrary, { maxLength: 3 }),
        fc.array(filterArbitrary, { minLength: 1, maxLength: 4 }),
        (months, filters) => {
          const segments = months.map((vouchers) => columnsOf(vouchers.flat()));
          for (const filter of filters) {
            const sums = new Map<string, { debitCents: number; creditCents: number }>();
            const journal = journalReport(segments, filter);
            for (const { account, debitCents, creditCents } of journal.page(0, journal.length)) {
              const sum = sums.get(account.code) ?? { debitCents: 0, creditCents: 0 };
              sums.set(account.code, {
                debitCents: sum.debitCents + debitCents,
                creditCents: sum.creditCents + creditCents,
              });
            }
            const { rows } = trialBalance(segments, filter);
            expect(rows.map(({ account }) => account)).toEqual([...sums.keys()].sort());
            for (const { account, debitCents, creditCents } of rows)
              expect({ debitCents, creditCents }).toEqual(sums.get(account));
          }
        },
      ),
    );
  });

  test("adds what one account has in several segments", () => {
    const january = columnsOf([aLine({ cents: 500 }), aLine({ cents: -200 })]);
    const february = columnsOf([
      aLine({ account: { code: "101", label: "Capital" } }),
      aLine({ cents: -50 }),
    ]);
    expect(trialBalance([january, february]).rows).toEqual([
      { account: "101", label: "Capital", debitCents: 100, creditCents: 0, balanceCents: 100 },
      { account: "512000", label: "Banque", debitCents: 500, creditCents: 250, balanceCents: 250 },
    ]);
  });

  test("finds text without regard to accents and capitals", () => {
    const segment = columnsOf([aLine({ label: "Élevé" }), aLine({ label: "Loyer", cents: 3 })]);
    expect(trialBalance([segment], { text: "eleve" }).debitCents).toBe(100);
    expect(trialBalance([segment], { text: "f1" }).debitCents).toBe(103);
  });

  test("finds a party by part of its code or name, and no line without one", () => {
    const segment = columnsOf([
      aLine({ party: { code: "C-001", label: "Boulangerie Élan" } }),
      aLine({ party: null, label: "Elan", cents: 3 }),
    ]);
    expect(trialBalance([segment], { partyText: "elan" }).debitCents).toBe(100);
    expect(trialBalance([segment], { partyText: "c-0" }).debitCents).toBe(100);
    expect(trialBalance([segment], { partyText: " " }).debitCents).toBe(103);
  });
});

describe("generalLedger", () => {
  test("agrees with the trial balance, account by account", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, filterArbitrary, (vouchers, filter) => {
        const segments = [columnsOf(vouchers.flat())];
        for (const row of trialBalance(segments, filter).rows) {
          const ledger = generalLedger(segments, row.account, filter);
          expect([ledger.debitCents, ledger.creditCents, ledger.label]).toEqual([
            row.debitCents,
            row.creditCents,
            row.label,
          ]);
          expect(ledger.closingCents - ledger.openingCents).toBe(row.balanceCents);
          const rows = ledger.page(0, ledger.length);
          expect(rows.at(-1)?.balanceCents).toBe(ledger.closingCents);
        }
      }),
    );
  });

  test("opens with what the account had before", () => {
    const segment = columnsOf([
      aLine({ day: "2026-01-30", cents: 1_000 }),
      aLine({ day: "2026-02-01", cents: -300 }),
      aLine({ day: "2026-03-01", cents: 7 }),
    ]);
    const ledger = generalLedger([segment], "512000", { from: "2026-02-01", through: "2026-02-28" });
    expect(ledger).toMatchObject({ openingCents: 1_000, closingCents: 700, length: 1 });
    expect(ledger.page(0, 9)).toMatchObject([{ day: "2026-02-01", creditCents: 300, balanceCents: 700 }]);
  });

  test("knows no line of an account nobody used", () => {
    expect(generalLedger([columnsOf([aLine({})])], "999")).toMatchObject({
      length: 0,
      closingCents: 0,
      label: "",
    });
  });
});

describe("journalReport", () => {
  test("orders by day, then by number as a number", () => {
    const line = (day: string, number: string) =>
      aLine({ day, voucher: { id: `${day}${number}`, entryNumber: number, pieceRef: "" } });
    const segment = columnsOf([
      line("2026-02-01", "1"),
      line("2026-01-01", "10"),
      line("2026-01-01", "9"),
      line("2026-01-01", ""),
    ]);
    const rows = journalReport([segment]).page(0, 10);
    expect(rows.map(({ day, entryNumber }) => [day, entryNumber])).toEqual([
      ["2026-01-01", "9"],
      ["2026-01-01", "10"],
      ["2026-01-01", ""],
      ["2026-02-01", "1"],
    ]);
  });

  test("shows the same rows whatever pages are read, in any order", () => {
    fc.assert(
      fc.property(
        balancedVouchersArbitrary,
        filterArbitrary,
        fc.integer({ min: 1, max: 7 }),
        (vouchers, filter, size) => {
          const segments = [columnsOf(vouchers.flat())];
          const whole = journalReport(segments, filter);
          const all = whole.page(0, whole.length);
          expect(all).toHaveLength(whole.length);
          const paged = journalReport(segments, filter);
          for (let from = Math.floor(all.length / size) * size; from >= 0; from -= size) {
            expect(paged.page(from, size)).toEqual(all.slice(from, from + size));
          }
          expect(all.reduce((cents, row) => cents + row.debitCents, 0)).toBe(whole.debitCents);
          expect(all.reduce((cents, row) => cents + row.creditCents, 0)).toBe(whole.creditCents);
        },
      ),
    );
  });
});

test("the same vouchers in any segments give the same reports", () => {
  fc.assert(
    fc.property(
      balancedVouchersArbitrary,
      filterArbitrary,
      fc.array(fc.nat(60)),
      (vouchers, filter, cuts) => {
        const whole = [columnsOf(vouchers.flat())];
        // A voucher lies whole in one segment: a line is known by its place in it.
        const edges = [
          0,
          ...cuts.map((cut) => Math.min(cut, vouchers.length)).sort((a, b) => a - b),
          vouchers.length,
        ];
        const parts = edges
          .slice(1)
          .map((edge, index) => columnsOf(vouchers.slice(edges[index], edge).flat()));
        const accountLabels = new Map(trialBalance(whole).rows.map(({ account, label }) => [account, label]));
        expect(trialBalance(parts, filter)).toEqual(trialBalance(whole, filter));

        const [one, other] = [journalReport(whole, filter), journalReport(parts, filter)];
        const relabelled = <Row extends { account: { code: string; label: string } }>(rows: Row[]) =>
          rows.map((row) => ({ ...row, account: accountLabels.get(row.account.code) }));
        expect(relabelled(other.page(0, other.length))).toEqual(relabelled(one.page(0, one.length)));

        const [mine, theirs] = [
          generalLedger(whole, "512000", filter),
          generalLedger(parts, "512000", filter),
        ];
        expect(relabelled(theirs.page(1, 3))).toEqual(relabelled(mine.page(1, 3)));
        expect(theirs.openingCents).toBe(mine.openingCents);
      },
    ),
  );
});

test("entry numbers of any length are in one order", () => {
  const number = fc.constantFrom("", "1", "01", "2", "10", "9", "1A", "A1", "00");
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      expect(Math.sign(compareEntryNumbers(a, b)) + Math.sign(compareEntryNumbers(b, a))).toBe(0);
      if (compareEntryNumbers(a, b) < 0 && compareEntryNumbers(b, c) < 0)
        expect(compareEntryNumbers(a, c)).toBeLessThan(0);
    }),
  );
});
