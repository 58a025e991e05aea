import { type CalendarDate, fromDayNumber } from "../calendar-date.ts";
import type { LedgerColumns, Named } from "../ledger/ledger-columns.ts";

/** One line of a report, in words. */
export interface LedgerRow {
  readonly day: CalendarDate;
  readonly voucher: string;
  /** Its place among the lines of its voucher, from 0. */
  readonly line: number;
  readonly entryNumber: string;
  readonly pieceRef: string;
  readonly journal: Named;
  readonly account: Named;
  readonly party: Named | null;
  readonly practitioner: string | null;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly matching: string | null;
  readonly provenance: string;
}

export function ledgerRowAt(segment: LedgerColumns, line: number): LedgerRow {
  const { dictionaries } = segment;
  const voucher = dictionaries.vouchers.at(segment.voucher[line]!)!;
  const cents = segment.cents[line]!;
  const party = segment.party[line]!;
  const practitioner = segment.practitioner[line]!;
  const matching = segment.matching[line]!;
  return {
    day: fromDayNumber(segment.day[line]!),
    voucher: voucher.id,
    line: placeInVoucher(segment, line),
    entryNumber: voucher.entryNumber,
    pieceRef: voucher.pieceRef,
    journal: dictionaries.journals[segment.journal[line]!]!,
    account: dictionaries.accounts[segment.account[line]!]!,
    party: party === 0 ? null : dictionaries.parties[party]!,
    practitioner: practitioner === 0 ? null : dictionaries.practitioners[practitioner]!,
    label: dictionaries.labels[segment.label[line]!]!,
    debitCents: Math.max(cents, 0),
    creditCents: cents < 0 ? -cents : 0,
    matching: matching === 0 ? null : dictionaries.matchings[matching]!,
    provenance: dictionaries.provenances[segment.provenance[line]!]!,
  };
}

/** A line's place among those of its voucher, which stand together. */
export function placeInVoucher({ voucher }: LedgerColumns, line: number): number {
  let first = line;
  while (first > 0 && voucher[first - 1] === voucher[line]) first -= 1;
  return line - first;
}
