import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import { createVoucherLines, type LineNames } from "../ledger/voucher-lines.ts";
import { type JournalTotal, journalTotals } from "../reports/journal-totals.ts";
import { type TrialBalanceRow, trialBalance } from "../reports/trial-balance.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import { firstUnvalidatedDay, nothingProblem, periodProblem } from "./period-to-validate.ts";
import { awaitsNumber, type Digests, digestsOf, isToSeal } from "./vouchers-to-seal.ts";

/** What validating through a day would make irreversible, and what stands in the way of it. */
export interface PeriodPreview {
  readonly fromDay: CalendarDate;
  readonly through: CalendarDate;
  /** Why it cannot be validated as it is; null when it can. */
  readonly problem: Problem | null;
  readonly vouchers: number;
  readonly entries: number;
  readonly lines: number;
  readonly totalsByAccount: readonly TrialBalanceRow[];
  readonly totalsByJournal: readonly JournalTotal[];
  readonly debitCents: number;
  readonly creditCents: number;
  /** They stand in nobody's way and stay drafts, to be dated again. */
  readonly drafts: readonly Voucher[];
  /** Invoices whose number the outside system has yet to give. */
  readonly awaitingNumber: readonly Voucher[];
  /** Digests of what was looked at, for the command that validates it. */
  readonly seen: Digests;
}

interface BooksToPreview extends LineNames {
  readonly company: Company;
  /** Live vouchers, of any day. */
  readonly vouchers: Iterable<Voucher>;
  readonly digestOf?: (voucher: Voucher) => bigint;
}

export function previewPeriod(
  { company, chart, party, vouchers, digestOf }: BooksToPreview,
  through: CalendarDate,
  today: CalendarDate,
): PeriodPreview {
  const fromDay = firstUnvalidatedDay(company);
  const ofPeriod = [...vouchers].filter(({ day }) => day <= through);
  const toSeal = ofPeriod.filter((voucher) => isToSeal(voucher, through));
  const builder = createLedgerBuilder();
  const append = createVoucherLines(builder, { chart, company, party });
  for (const voucher of toSeal) if (isBooked(voucher)) append(voucher);
  const columns = builder.build();
  const balance = trialBalance([columns]);
  const awaitingNumber = toSeal.filter(awaitsNumber);
  return {
    fromDay,
    through,
    problem:
      periodProblem(company, through, today) ??
      nothingProblem(company, through, toSeal.length) ??
      (awaitingNumber.length > 0 ? { code: "period.numberAwaited", count: awaitingNumber.length } : null),
    vouchers: toSeal.length,
    entries: columns.dictionaries.vouchers.length,
    lines: columns.length,
    totalsByAccount: balance.rows,
    totalsByJournal: journalTotals(columns),
    debitCents: balance.debitCents,
    creditCents: balance.creditCents,
    drafts: ofPeriod.filter(({ state }) => state === "draft"),
    awaitingNumber,
    seen: digestsOf(toSeal, digestOf),
  };
}
