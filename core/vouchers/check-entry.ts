import { type Chart, generalJournalOf } from "../charts/chart.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { closedDayProblem } from "../companies/open-day.ts";
import { debitExcessCents, type Posting } from "./posting.ts";

/** Everything wrong with a typed entry, at once. */
export function checkEntry(
  entry: {
    readonly day: string;
    readonly journal: string;
    readonly practitioner: string | null;
    readonly postings: readonly Posting[];
    readonly closing?: true | undefined;
  },
  company: Company,
  chart: Chart,
): Problem[] {
  const problems: Problem[] = [];
  const closed = closedDayProblem(company, entry.day, entry.closing);
  if (closed) problems.push(closed);
  if (entry.postings.length < 2) problems.push({ code: "entry.tooFewPostings" });
  const excessCents = debitExcessCents(entry.postings);
  if (excessCents !== 0) problems.push({ code: "entry.unbalanced", debitExcessCents: excessCents });
  const journal = chart.journals.find(({ code }) => code === entry.journal);
  if (journal === undefined) problems.push({ code: "journal.unknown", journal: entry.journal });
  else if (isOpeningJournal(journal) && !isFirstYear(company, entry.day))
    problems.push({ code: "opening.computed" });
  else if (entry.closing && journal.kind !== "general")
    problems.push({ code: "closing.otherJournal", journal: generalJournalOf(chart) });
  if (entry.practitioner !== null && !company.practitioners.some(({ id }) => id === entry.practitioner))
    problems.push({ code: "practitioner.notFound", practitioner: entry.practitioner });
  const known = new Set(chart.accounts.map(({ code }) => code));
  for (const account of new Set(entry.postings.map((posting) => posting.account)))
    if (!known.has(account)) problems.push({ code: "account.unknown", account });
  return problems;
}

/** Only the first year's opening entry is typed: every later one is computed from the year before. */
const isFirstYear = (company: Company, day: string): boolean =>
  fiscalYearOf(company, day).from <= company.booksStart;
