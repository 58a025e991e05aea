import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { createLineTest, type LedgerFilter } from "./ledger-filter.ts";
import { type LedgerRow, ledgerRowAt } from "./ledger-row.ts";
import { createLineIndex } from "./line-index.ts";

export interface JournalReport {
  readonly length: number;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly page: (from: number, count: number) => LedgerRow[];
}

/** Everything booked, entry by entry in order of days, readable from any place. */
export function journalReport(segments: readonly LedgerColumns[], filter: LedgerFilter = {}): JournalReport {
  const index = createLineIndex(segments, (segment) => createLineTest(segment, filter));
  return {
    length: index.length,
    debitCents: index.debitCents,
    creditCents: index.creditCents,
    page: (from, count) => index.places(from, count).map(({ segment, line }) => ledgerRowAt(segment, line)),
  };
}
