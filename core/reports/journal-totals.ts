import type { LedgerColumns, Named } from "../ledger/ledger-columns.ts";

export interface JournalTotal {
  readonly journal: Named;
  readonly entries: number;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** What each journal holds, in the order of their codes. Journals with no line do not appear. */
export function journalTotals({
  length,
  journal,
  cents,
  voucher,
  dictionaries,
}: LedgerColumns): JournalTotal[] {
  const totals = dictionaries.journals.map((one) => ({
    journal: one,
    entries: 0,
    debitCents: 0,
    creditCents: 0,
  }));
  let before = -1;
  for (let line = 0; line < length; line += 1) {
    const total = totals[journal[line]!]!;
    // Lines of one voucher stand together.
    if (voucher[line] !== before) total.entries += 1;
    before = voucher[line]!;
    if (cents[line]! < 0) total.creditCents -= cents[line]!;
    else total.debitCents += cents[line]!;
  }
  return totals
    .filter(({ entries }) => entries > 0)
    .sort((one, other) => (one.journal.code < other.journal.code ? -1 : 1));
}
