import { addDays, type CalendarDate, monthOf } from "../calendar-date.ts";
import { voucherDigest } from "../replication/voucher-digest.ts";
import { carriedFrom, fixedOpenings } from "../years/opening-entry.ts";
import { yearTotalsOfSeals, yearTotalsOfVouchers } from "../years/year-totals.ts";
import { createEntryNumbers } from "./entry-numbers.ts";
import { type BooksToSeal, byDay, type LiveSeals, type SealedVoucher, sealSpan } from "./live-seals.ts";
import { MAIN_CHAIN, type SealHeader } from "./seal-header.ts";
import { digestsOf } from "./vouchers-to-seal.ts";

export interface YearToSeal extends Omit<BooksToSeal, "through" | "headers"> {
  /** The seals of every chain. */
  readonly headers: readonly SealHeader[];
  readonly closingDay: CalendarDate;
}

/**
 * Seals a fiscal year's closing period as the year's last, with what the next year opens with. Every month of the year is
 * sealed already, so the sums of seals say all there is to say.
 */
export function sealClosingPeriod(
  { closingDay, ...books }: YearToSeal,
  keepBody: (hash: string, bytes: Uint8Array) => void,
): LiveSeals {
  const { company, chart, headers, vouchers } = books;
  const own = headers
    .filter(({ chain }) => chain === MAIN_CHAIN)
    .sort((one, other) => one.index - other.index);
  const totals = [...yearTotalsOfSeals(company, headers), ...yearTotalsOfVouchers(company, chart, vouchers)];
  const openings = carriedFrom({ company, chart, totals, fixed: fixedOpenings(own) }, addDays(closingDay, 1));
  const sealed: SealedVoucher[] = [];
  const header = sealSpan(
    { ...books, headers: own, through: closingDay },
    { month: monthOf(closingDay), fromDay: closingDay, throughDay: closingDay },
    [...vouchers].sort(byDay),
    {
      last: own.at(-1) ?? null,
      numbers: createEntryNumbers(company, own, books.imported),
      sealed,
      keepBody,
      openings,
    },
  );
  return {
    headers: [header],
    sealed,
    digests: digestsOf(vouchers, books.digestOf ?? ((voucher) => voucherDigest(voucher, books.hashOf))),
    awaitingNumber: [],
  };
}
