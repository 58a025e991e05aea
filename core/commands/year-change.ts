import { z } from "zod";
import { addDays, type CalendarDate, calendarDateSchema, toDayNumber } from "../calendar-date.ts";
import { isYearClosed } from "../companies/closing-period.ts";
import type { Company, FiscalYear } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { fiscalYearsBetween } from "../companies/fiscal-years.ts";
import { ok, type Result, refuse } from "../result.ts";
import { defineCommand, type Problem } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** The first day of the fiscal year, as it is now. */
  year: calendarDateSchema,
  /** Another one only for the year that the books begin in. */
  from: calendarDateSchema,
  through: calendarDateSchema,
});
export interface YearChangeArgs extends z.infer<typeof argsSchema> {}

/** Moves the days of a fiscal year: a first one that is longer or shorter, another closing day. Later years follow it. */
export const yearChange = defineCommand<YearChangeArgs>({
  type: "year.change",
  version: 1,
  argsSchema,
  right: "manageCompany",
  needs: () => [],
  looksFrom: ({ year }, facts, id) => {
    const company = facts.get("companies", id);
    return company && fiscalYearOf(company, year).through;
  },
  decide: ({ args, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    // Who sees a part of the books cannot know what closing entries stand in the rest.
    if (standing.reads !== "whole") return refuse({ code: "rights.otherSlice" });
    const changed = changedYears(company, args);
    if (!changed.ok) return changed;
    const closing = facts
      .vouchersFrom(fiscalYearOf(company, args.year).through)
      .find((voucher) => voucher.closing && voucher.state !== "cancelled" && !voucher.validatedAt);
    if (closing) return refuse({ code: "year.closingEntries", closingDay: closing.day });
    const after = { ...company, fiscalYears: changed.value };
    return ok({ documents: [{ collection: "companies", id: company.id, after }] });
  },
});

const DAYS_MAX = 731;

function changedYears(
  company: Company,
  { year, from, through }: YearChangeArgs,
): Result<FiscalYear[], Problem> {
  const { validatedThrough, booksStart } = company;
  const known = fiscalYearOf(company, year);
  if (isYearClosed(company, known.through)) return refuse({ code: "year.closed", closingDay: known.through });
  const days = toDayNumber(through) - toDayNumber(from) + 1;
  const isFirst =
    known.from <= booksStart && !company.fiscalYears.some((other) => other.through < known.from);
  const mayBegin = from === known.from || (isFirst && validatedThrough === null && from <= booksStart);
  if (year !== known.from || days < 1 || days > DAYS_MAX || !mayBegin)
    return refuse({ code: "year.wrongDays" });
  if (through < booksStart) return refuse({ code: "day.beforeBooks", day: through, booksStart });
  // An entry's number is of its year: a day that is validated cannot go to another.
  if (validatedThrough !== null && earlierOf(through, known.through) < validatedThrough)
    return refuse({ code: "year.daysValidated", validatedThrough });
  const named = company.fiscalYears.map((one) => one.from).sort()[0] ?? known.from;
  const before = named < known.from ? fiscalYearsBetween(company, named, addDays(known.from, -1)) : [];
  return ok([...before, { from, through }].slice(-50));
}

const earlierOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
