import { type CalendarDate, laterOf } from "../calendar-date.ts";
import { documentDayOf } from "../vouchers/document-day.ts";
import { isInvoice, type Voucher } from "../vouchers/voucher.ts";
import type { DeclaredHole } from "./declared-hole.ts";
import { numberParts } from "./number-invoice.ts";

/** An issued invoice or credit note, as far as the register of numbers speaks of it. */
export interface NumberedPaper {
  readonly voucher: string;
  readonly kind: "sale" | "creditNote";
  /** Null where another system numbers it and has not told the number. */
  readonly number: string | null;
  readonly day: CalendarDate;
  /** The party as it was issued to. */
  readonly partyName: string;
  readonly grossCents: number;
  /** The sale a credit note takes from. */
  readonly credits: string | null;
  readonly isNumberedOutside: boolean;
}

/** A voucher's entry in the register; null for what bears no number of the company's. */
export function toNumberedPaper(voucher: Voucher): NumberedPaper | null {
  if (!isInvoice(voucher) || (voucher.kind !== "sale" && voucher.kind !== "creditNote")) return null;
  const isNumberedOutside = voucher.numbering === "external";
  if (voucher.state !== "approved" || !(isNumberedOutside || voucher.number !== null)) return null;
  return {
    voucher: voucher.id,
    kind: voucher.kind,
    number: voucher.number,
    day: documentDayOf(voucher),
    partyName: voucher.partyCopy?.name ?? "",
    grossCents: (voucher.kind === "creditNote" ? -1 : 1) * (voucher.totals?.grossCents ?? 0) || 0,
    credits: voucher.kind === "creditNote" ? voucher.credits : null,
    isNumberedOutside,
  };
}

/**
 * What became of a number. `credited`: its whole amount was taken back. `doubled`: several papers bear it. A number
 * without a paper is `declared` with its reason, `unread` where its paper may be one the reader may not see, `coming`
 * where it may be in a month that is not here yet, and else a `hole`.
 */
export type NumberState = "issued" | "credited" | "doubled" | "declared" | "unread" | "coming" | "hole";

/** One number, or a run of numbers without a paper. */
export interface RegisteredNumber {
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly state: NumberState;
  /** Several only where a number was given twice. */
  readonly papers: readonly NumberedPaper[];
  readonly hole: DeclaredHole | null;
  /** Its day lies before that of an earlier number. */
  readonly isDayEarlier: boolean;
}

/** Neighbouring numbers of one state, for the picture of a series. */
export interface NumberRun {
  readonly first: number;
  readonly last: number;
  readonly state: NumberState;
}

export interface RegisteredSeries {
  readonly series: string;
  /** The highest number that is known to have been given. */
  readonly last: number;
  readonly paperCount: number;
  /** Numbers that nothing explains. */
  readonly holeCount: number;
  readonly firstDay: CalendarDate | null;
  readonly lastDay: CalendarDate | null;
  readonly runs: readonly NumberRun[];
}

export interface NumberRegister {
  readonly series: readonly RegisteredSeries[];
  /** Of each series, each number from 1 to its last exactly once, rising. */
  readonly numbers: readonly RegisteredNumber[];
  /** What another system numbers, by day. */
  readonly outside: readonly NumberedPaper[];
  /** Credit notes by the sale they take from. */
  readonly creditNotesBySale: ReadonlyMap<string, readonly NumberedPaper[]>;
}

interface RegisterKnowledge {
  readonly declaredHoles: readonly DeclaredHole[];
  /** The last number a series is known to have given, where that may be above all that are here. */
  readonly lastBySeries?: ReadonlyMap<string, number>;
  /** What a number without a paper and without a reason is, given what the reader sees and what is here. */
  readonly missingState: "hole" | "unread" | "coming";
}

/** Explains every number of every series: which paper bears it, or why none does. */
export function numberRegister(
  papers: readonly NumberedPaper[],
  { declaredHoles, lastBySeries = new Map(), missingState }: RegisterKnowledge,
): NumberRegister {
  const bySeries = new Map<string, Map<number, NumberedPaper[]>>();
  const outside: NumberedPaper[] = [];
  const creditNotesBySale = new Map<string, NumberedPaper[]>();
  for (const paper of papers) {
    if (paper.credits !== null) append(creditNotesBySale, paper.credits, paper);
    const parts = paper.number === null || paper.isNumberedOutside ? null : numberParts(paper.number);
    if (parts === null) {
      outside.push(paper);
      continue;
    }
    const known = bySeries.get(parts.series) ?? new Map<number, NumberedPaper[]>();
    append(known, parts.number, paper);
    bySeries.set(parts.series, known);
  }
  const names = new Set([
    ...bySeries.keys(),
    ...lastBySeries.keys(),
    ...declaredHoles.map(({ series }) => series),
  ]);
  const series: RegisteredSeries[] = [];
  const numbers: RegisteredNumber[] = [];
  for (const name of [...names].sort(latestYearFirst)) {
    const holes = declaredHoles.filter((hole) => hole.series === name);
    const registered = registerOf(name, bySeries.get(name) ?? new Map(), {
      holes,
      last: lastBySeries.get(name) ?? 0,
      missingState,
      creditNotesBySale,
    });
    for (const one of registered) numbers.push(one);
    series.push(toSeries(name, registered));
  }
  return { series, numbers, outside: outside.sort(byDay), creditNotesBySale };
}

interface SeriesKnowledge {
  readonly holes: readonly DeclaredHole[];
  readonly last: number;
  readonly missingState: RegisterKnowledge["missingState"];
  readonly creditNotesBySale: NumberRegister["creditNotesBySale"];
}

function registerOf(
  series: string,
  papersByNumber: ReadonlyMap<number, readonly NumberedPaper[]>,
  { holes, last, missingState, creditNotesBySale }: SeriesKnowledge,
): RegisteredNumber[] {
  const registered: RegisteredNumber[] = [];
  const end = holes.reduce((highest, hole) => Math.max(highest, hole.last), last);
  let next = 1;
  let lastDay = "";
  for (const [number, papers] of [...papersByNumber].sort(([one], [other]) => one - other)) {
    registered.push(...missingRuns(series, next, number - 1, holes, missingState));
    const days = papers.map((paper) => paper.day).sort();
    registered.push({
      series,
      first: number,
      last: number,
      state: stateOf(papers, creditNotesBySale),
      papers,
      hole: null,
      isDayEarlier: days[0]! < lastDay,
    });
    lastDay = laterOf(lastDay, days.at(-1)!);
    next = number + 1;
  }
  registered.push(...missingRuns(series, next, end, holes, missingState));
  return registered;
}

/** Numbers without a paper, cut where a reason begins or ends. */
function missingRuns(
  series: string,
  first: number,
  last: number,
  holes: readonly DeclaredHole[],
  missingState: RegisterKnowledge["missingState"],
): RegisteredNumber[] {
  const runs: RegisteredNumber[] = [];
  for (let from = first; from <= last; ) {
    const hole = holes.find((one) => one.first <= from && from <= one.last) ?? null;
    const nextHole = holes.reduce(
      (nearest, one) => (one.first > from ? Math.min(nearest, one.first) : nearest),
      last + 1,
    );
    const through = hole === null ? nextHole - 1 : Math.min(hole.last, last);
    const state = hole === null ? missingState : "declared";
    runs.push({ series, first: from, last: through, state, papers: [], hole, isDayEarlier: false });
    from = through + 1;
  }
  return runs;
}

function stateOf(
  papers: readonly NumberedPaper[],
  creditNotesBySale: NumberRegister["creditNotesBySale"],
): NumberState {
  if (papers.length > 1) return "doubled";
  const { voucher, grossCents } = papers[0]!;
  const creditNotes = creditNotesBySale.get(voucher) ?? [];
  if (creditNotes.length === 0) return "issued";
  return creditNotes.reduce((rest, note) => rest + note.grossCents, grossCents) === 0 ? "credited" : "issued";
}

function toSeries(series: string, numbers: readonly RegisteredNumber[]): RegisteredSeries {
  const runs: NumberRun[] = [];
  let [paperCount, holeCount] = [0, 0];
  let firstDay: CalendarDate | null = null;
  let lastDay: CalendarDate | null = null;
  for (const { first, last, state, papers } of numbers) {
    const before = runs.at(-1);
    if (before?.state === state) runs[runs.length - 1] = { ...before, last };
    else runs.push({ first, last, state });
    paperCount += papers.length;
    if (state === "hole") holeCount += last - first + 1;
    for (const { day } of papers) {
      if (firstDay === null || day < firstDay) firstDay = day;
      if (lastDay === null || day > lastDay) lastDay = day;
    }
  }
  return { series, last: numbers.at(-1)?.last ?? 0, paperCount, holeCount, firstDay, lastDay, runs };
}

function append<Key>(map: Map<Key, NumberedPaper[]>, key: Key, paper: NumberedPaper): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [paper]);
  else known.push(paper);
}

const yearOf = (series: string): string => /\d{4}/.exec(series)?.[0] ?? "";

/** The latest year first; within a year the server's invoices, then each device's, then credit notes. */
const latestYearFirst = (one: string, other: string): number =>
  compare(yearOf(other), yearOf(one)) || rankOf(one) - rankOf(other) || compare(one, other);

const rankOf = (series: string): number => (series.startsWith("F-") ? 0 : series.startsWith("A-") ? 2 : 1);

const byDay = (one: NumberedPaper, other: NumberedPaper): number =>
  compare(one.day, other.day) || compare(one.voucher, other.voucher);

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
