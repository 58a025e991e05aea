import { addDays, lastDayOfMonth, monthOf } from "#core/calendar-date.ts";
import type { YearCloseArgs } from "#core/commands/year-close.ts";
import { isYearClosed } from "#core/companies/closing-period.ts";
import type { FiscalYear } from "#core/companies/company.ts";
import { fiscalYearsBetween, isYearImported, yearBefore } from "#core/companies/fiscal-years.ts";
import { MAIN_CHAIN } from "#core/seals/seal-header.ts";
import { heldThrough } from "#core/seals/validation-args.ts";
import { openingOf, type YearOpening } from "#core/years/opening-entry.ts";
import { type ClosingPreview, previewClosing, toClosingArgs } from "#core/years/preview-closing.ts";
import { yearProblem } from "#core/years/year-problem.ts";
import type { VoucherRow } from "../books.ts";
import { rememberedDigest } from "../month-digests.ts";
import type { OpenCompany } from "../question-context.ts";
import { unsealedVouchers } from "../unsealed-vouchers.ts";
import { booksOfYears } from "./openings.ts";
import { voucherRowOf } from "./voucher-rows.ts";

/** How far a month of a year has got. */
export interface ShownMonth {
  readonly month: string;
  readonly state: "imported" | "missing" | "validated" | "partly" | "open" | "ahead";
}

/** "carried": computed from an imported year, which nobody closes here; the first closing of a year of ours fixes it. */
export type ShownOpening = YearOpening["state"] | "carried";

/** A fiscal year, as far as this device knows of it. */
export interface ShownYear extends FiscalYear {
  /** "missing": before the books, and nothing of it was imported, though something older was. */
  readonly state: "imported" | "missing" | "open" | "closed";
  readonly months: readonly ShownMonth[];
  /** Entries of its closing period that count. */
  readonly closingEntries: number;
  /** What it opens with: of its own books, or computed; null where it opens with nothing. */
  readonly opening: ShownOpening | null;
  /** Whether nothing but what closing would show stands in the way of closing it now. */
  readonly mayBeClosed: boolean;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** Whether its first day can still be moved, as well as its last. */
  readonly isFirst: boolean;
}

export interface ShownYears {
  /** The newest first. */
  readonly years: readonly ShownYear[];
  /** Closed on this device and not confirmed by the server. */
  readonly waiting: { readonly closingDay: string; readonly madeAt: string } | null;
}

/** The fiscal years from the first there are books of to the one a day lies in. */
export function answerYears(open: OpenCompany, user: string, today: string): ShownYears | null {
  const { view } = open;
  const books = booksOfYears(open, user);
  if (books === null) return null;
  const { company, headers, vouchers, years } = books;
  const { booksStart, validatedThrough } = company;
  const firstDay = [booksStart, ...headers.map(({ fromDay }) => fromDay)].sort()[0]!;
  const lastDay = today > booksStart ? today : booksStart;
  const all = fiscalYearsBetween(company, firstDay, lastDay);
  const shown = all.map((year, at): ShownYear => {
    const closing = headers.find(
      (header) => header.closing && header.chain === MAIN_CHAIN && header.throughDay === year.through,
    );
    const { state, entries } = openingOf(years, year.from);
    const isThere = headers.some(
      ({ chain, fromDay, throughDay }) =>
        chain !== MAIN_CHAIN && fromDay <= year.through && throughDay >= year.from,
    );
    const imported = isThere ? "imported" : "missing";
    return {
      ...year,
      state: isYearImported(company, year)
        ? imported
        : isYearClosed(company, year.through)
          ? "closed"
          : "open",
      months: monthsOf(year).map(({ month, from, through }) => ({
        month,
        state:
          through < booksStart
            ? imported
            : validatedThrough !== null && through <= validatedThrough
              ? "validated"
              : from > today
                ? "ahead"
                : validatedThrough !== null && from <= validatedThrough
                  ? "partly"
                  : "open",
      })),
      closingEntries: vouchers.filter(
        (voucher) => voucher.closing && voucher.day === year.through && voucher.state !== "cancelled",
      ).length,
      opening:
        state !== "written" && entries.length === 0
          ? null
          : state === "provisional" && isYearImported(company, yearBefore(company, year))
            ? "carried"
            : state,
      mayBeClosed: yearProblem(company, year.through) === null,
      closedAt: closing?.sealedAt ?? null,
      closedBy:
        closing?.sealedBy === undefined ? null : (view.get("members", closing.sealedBy)?.name ?? null),
      isFirst: at === 0 && validatedThrough === null,
    };
  });
  const waiting = view
    .commands()
    .findLast(
      ({ command, outcome, images }) =>
        command.type === "year.close" && outcome?.refusal == null && images !== null,
    );
  return {
    years: shown.reverse(),
    waiting:
      waiting === undefined
        ? null
        : {
            closingDay: (waiting.command.args as YearCloseArgs).closingDay,
            madeAt: waiting.command.madeAt,
          },
  };
}

/** Calendar months, the first and last as far as they are of the year. */
function monthsOf({ from, through }: FiscalYear) {
  const months: { month: string; from: string; through: string }[] = [];
  for (let day = from; day <= through; ) {
    const month = monthOf(day);
    const last = lastDayOfMonth(month);
    months.push({ month, from: day, through: last < through ? last : through });
    day = addDays(last, 1);
  }
  return months;
}

/** What closing a year would make final, with the command that does just that. */
export interface ShownClosing extends Omit<ClosingPreview, "entries" | "openingDigest" | "seen"> {
  readonly entries: readonly VoucherRow[];
  /** Who the entries of an opening are of, by slice, where it is one practitioner's. */
  readonly nameBySlice: Readonly<Record<string, string>>;
  /** Null while the server's documents are not all here: nobody closes what they cannot see. */
  readonly args: YearCloseArgs | null;
}

export function answerClosing(open: OpenCompany, user: string, closingDay: string): ShownClosing | null {
  const { view } = open;
  const books = booksOfYears(open, user);
  if (books === null) return null;
  const preview = previewClosing(books, closingDay);
  const { openingDigest: _, seen: __, entries, ...rest } = preview;
  const revision = view.head();
  const pending = view.commands().at(-1)?.command.counter ?? view.settled();
  return {
    ...rest,
    entries: entries.map((voucher) => voucherRowOf(open, voucher)),
    nameBySlice: Object.fromEntries(books.company.practitioners.map(({ id, name }) => [id, name])),
    args:
      revision === null
        ? null
        : toClosingArgs(preview, {
            revision,
            held: heldThrough(unsealedVouchers(view), closingDay, rememberedDigest),
            pending,
          }),
  };
}
