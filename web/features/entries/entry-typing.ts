import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { EntryFields } from "#core/commands/entry-record.ts";
import type { Entry } from "#core/vouchers/voucher.ts";

/** One line while it is being typed: an amount on one of the two sides. */
export interface EntryLineTyping {
  readonly id: string;
  readonly account: string | null;
  readonly debitCents: number | null;
  readonly creditCents: number | null;
  readonly party: string | null;
}

/** An entry while it is being typed. */
export interface EntryTyping {
  /** Chosen when the form begins, so that trying again never makes a second one. */
  readonly id: string;
  readonly day: string;
  readonly label: string;
  readonly journal: string;
  readonly practitioner: string | null;
  readonly lines: EntryLineTyping[];
  /** How the entry to correct stood when the form began, so that what others change meanwhile stays theirs; null for a new one. */
  readonly before: EntryFields | null;
}

export const emptyLine = (): EntryLineTyping => ({
  id: crypto.randomUUID(),
  account: null,
  debitCents: null,
  creditCents: null,
  party: null,
});

export const emptyTyping = (day: string, { journals }: Pick<Chart, "journals">): EntryTyping => ({
  id: crypto.randomUUID(),
  day,
  label: "",
  journal: journals.find(({ kind }) => kind === "general")?.code ?? journals[0]?.code ?? "",
  practitioner: null,
  lines: [emptyLine(), emptyLine()],
  before: null,
});

export function toEntryTyping({ id, day, label, journal, practitioner, postings }: Entry): EntryTyping {
  const lines = postings.map(({ account, side, cents, party }, index) => ({
    id: String(index),
    account,
    debitCents: side === "debit" ? cents : null,
    creditCents: side === "credit" ? cents : null,
    party,
  }));
  const typed = { day, label, journal, practitioner, lines };
  return { id, ...typed, before: toEntryFields(typed) };
}

const isEmpty = ({ account, debitCents, creditCents, party }: EntryLineTyping) =>
  account === null && debitCents === null && creditCents === null && party === null;

/** What was typed, as an entry says it; a line that says nothing is none. Core judges the rest. */
export const toEntryFields = ({
  day,
  label,
  journal,
  practitioner,
  lines,
}: Omit<EntryTyping, "id" | "before">): EntryFields => ({
  day,
  label: label.trim(),
  journal,
  practitioner,
  postings: lines
    .filter((line) => !isEmpty(line))
    .map(({ account, debitCents, creditCents, party }) => ({
      account: account ?? "",
      side: creditCents === null ? "debit" : "credit",
      cents: creditCents ?? debitCents ?? 0,
      party,
    })),
});

export const totalsOf = (lines: readonly EntryLineTyping[]) => ({
  debitCents: lines.reduce((sum, { debitCents }) => sum + (debitCents ?? 0), 0),
  creditCents: lines.reduce((sum, { creditCents }) => sum + (creditCents ?? 0), 0),
});

/** What is not filled in yet, by the field it is missing from. */
export type Missing = "labelMissing" | "accountMissing" | "amountMissing";

/** Where a fault is shown: a field of the head, one of a line, or the sums below. */
export type EntryField =
  | "label"
  | "day"
  | "journal"
  | "practitioner"
  | "sums"
  | `account ${string}`
  | `amount ${string}`;

export function missingOf(typing: EntryTyping): ReadonlyMap<EntryField, Missing> {
  const missing = new Map<EntryField, Missing>();
  // An imported entry may have come without words, and is not refused for it.
  if (typing.label.trim() === "" && typing.before?.label !== "") missing.set("label", "labelMissing");
  for (const line of typing.lines) {
    if (isEmpty(line)) continue;
    if (line.account === null) missing.set(`account ${line.id}`, "accountMissing");
    if (line.debitCents === null && line.creditCents === null)
      missing.set(`amount ${line.id}`, "amountMissing");
  }
  return missing;
}

const fieldByCode: Readonly<Partial<Record<Problem["code"], EntryField>>> = {
  "entry.tooFewPostings": "sums",
  "entry.unbalanced": "sums",
  "journal.unknown": "journal",
  "opening.computed": "journal",
  "closing.otherJournal": "journal",
  "practitioner.notFound": "practitioner",
  "day.beforeBooks": "day",
  "day.protected": "day",
  "day.validated": "day",
};

/** Everything a refusal says, by the field it is about; what is about none is under "whole". */
export function problemsByField(
  problem: Problem,
  { lines }: Pick<EntryTyping, "lines">,
  /** A closing entry's day is nobody's to choose, so nothing can be said beside it. */
  isClosing: boolean,
): ReadonlyMap<EntryField | "whole", Problem> {
  const all = (problem["problems"] as readonly Problem[] | undefined) ?? [problem];
  const found = new Map<EntryField | "whole", Problem>();
  for (const one of all) {
    const ofAccount =
      one.code === "account.unknown" ? lines.filter(({ account }) => account === one["account"]) : [];
    for (const { id } of ofAccount) found.set(`account ${id}`, one);
    if (ofAccount.length > 0) continue;
    const field = fieldByCode[one.code];
    const shown = field === undefined || (field === "day" && isClosing) ? "whole" : field;
    if (!found.has(shown)) found.set(shown, one);
  }
  return found;
}
