import type { CalendarDate } from "../calendar-date.ts";

interface Open {
  readonly day: CalendarDate;
  /** Debit positive, credit negative. */
  readonly openCents: number;
}

/**
 * How much of each line its counterparts settle: the lighter side wholly, of the heavier one the oldest lines first. What
 * one side gives the other takes, so the parts add up to nothing.
 */
export function allocateOpen(lines: readonly Open[]): readonly number[] {
  const debitCents = lines.reduce((sum, { openCents }) => sum + Math.max(0, openCents), 0);
  const creditCents = lines.reduce((sum, { openCents }) => sum - Math.min(0, openCents), 0);
  const left = { debit: Math.min(debitCents, creditCents), credit: Math.min(debitCents, creditCents) };
  const parts = lines.map(() => 0);
  const oldestFirst = lines
    .map((_, index) => index)
    .sort((one, other) => compare(lines[one]!.day, lines[other]!.day) || one - other);
  for (const index of oldestFirst) {
    const { openCents } = lines[index]!;
    const side = openCents > 0 ? "debit" : "credit";
    const part = Math.min(Math.abs(openCents), left[side]);
    left[side] -= part;
    parts[index] = part === 0 ? 0 : Math.sign(openCents) * part;
  }
  return parts;
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
