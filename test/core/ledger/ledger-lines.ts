import fc from "fast-check";
import { fromDayNumber } from "#core/calendar-date.ts";
import { createLedgerBuilder, type LedgerLine } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";

const ACCOUNTS = ["101000", "401000", "411000", "512000", "606100", "706000", "706ABC"];
const JOURNALS = ["AC", "BQ", "OD", "VE"];

const shareArbitrary = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  accountLabel: fc.constantFrom("", "Banque", "Élèves", "Honoraires"),
  party: fc.constantFrom(null, "P-001", "P-002"),
  practitioner: fc.constantFrom(null, "ABC", "DEF"),
  label: fc.constantFrom("", "Séance", "Loyer", "😀 €"),
  matching: fc.constantFrom(null, "A", "B"),
  cents: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

/** Vouchers whose debit equals their credit, as lists of lines. */
export const balancedVouchersArbitrary: fc.Arbitrary<LedgerLine[][]> = fc
  .array(
    fc.record({
      journal: fc.constantFrom(...JOURNALS),
      number: fc.constantFrom("", "1", "2", "10", "00009", "B7"),
      dayNumber: fc.integer({ min: 18_993, max: 19_060 }),
      provenance: fc.constantFrom("entered", "fec:a"),
      shares: fc.array(shareArbitrary, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 25 },
  )
  .map((vouchers) =>
    vouchers.map(({ journal, number, dayNumber, provenance, shares }, ordinal) => {
      const rest = shares.reduce((cents, share) => cents - share.cents, 0);
      return [...shares, { ...shares[0]!, account: "471000", cents: rest }].map((share) => ({
        voucher: { id: `v${ordinal}`, entryNumber: number, pieceRef: `F${ordinal}` },
        day: fromDayNumber(dayNumber),
        journal: { code: journal, label: `Journal ${journal}` },
        account: { code: share.account, label: share.accountLabel },
        party: share.party === null ? null : { code: share.party, label: `Name of ${share.party}` },
        practitioner: share.practitioner,
        cents: share.cents,
        provenance,
        label: share.label,
        matching: share.matching,
      }));
    }),
  );

export function columnsOf(lines: readonly LedgerLine[]): LedgerColumns {
  const builder = createLedgerBuilder();
  for (const line of lines) builder.append(line);
  return builder.build();
}

export const aLine = (line: Partial<LedgerLine>): LedgerLine => ({
  voucher: { id: "v1", entryNumber: "1", pieceRef: "F1" },
  day: "2026-01-31",
  journal: { code: "BQ", label: "Banque" },
  account: { code: "512000", label: "Banque" },
  party: null,
  practitioner: null,
  cents: 100,
  provenance: "entered",
  label: "",
  matching: null,
  ...line,
});
