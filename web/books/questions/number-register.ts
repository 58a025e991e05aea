import { standingIn } from "#core/commands/decide.ts";
import { lastBySeriesOf } from "#core/numbering/device-series.ts";
import { formatNumber } from "#core/numbering/format-number.ts";
import {
  type NumberedPaper,
  type NumberRegister,
  type NumberState,
  numberRegister,
  type RegisteredNumber,
  type RegisteredSeries,
} from "#core/numbering/number-register.ts";
import { foldText } from "#core/reports/ledger-filter.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import type { OpenCompany, QuestionContext } from "../question-context.ts";
import { partyNameOf } from "./voucher-rows.ts";

export interface NumberFilter {
  /** One series alone, or what another system numbers; null for all. */
  readonly series: string | "outside" | null;
  readonly text: string;
  /** Only what calls for a look: holes, doubles, and days that go back. */
  readonly isStrangeOnly: boolean;
}

/** A line of the register: a number with its paper, or a run of numbers that have none. */
export interface NumberRow {
  readonly id: string;
  /** Null for what another system numbers. */
  readonly series: string | null;
  /** Null where the other system has not told its number. */
  readonly number: string | null;
  /** The end of a run of several. */
  readonly lastNumber: string | null;
  /** The places in the series of numbers that have no paper. */
  readonly run: { readonly first: number; readonly last: number } | null;
  readonly state: NumberState | "outside";
  readonly paper: NumberedPaper | null;
  /** The party's name on this screen; in a file goes what the paper was issued to. */
  readonly partyName: string | null;
  /** Numbers of the credit notes that take from it. */
  readonly creditNotes: readonly string[];
  /** The number of the invoice that it takes from. */
  readonly credits: string | null;
  readonly isDayEarlier: boolean;
  readonly reason: string | null;
  /** Who declared it, and when. */
  readonly declaredBy: string | null;
  readonly declaredAt: string | null;
}

export interface ShownRegister {
  readonly series: readonly RegisteredSeries[];
  readonly outsideCount: number;
  /** Approved here, and waiting for their number. */
  readonly waitingCount: number;
  /** How many lines the filter lets through. */
  readonly count: number;
  /** Validated months that are still on their way to this device. */
  readonly missingMonths: readonly string[];
  /** Whether the reader may see every paper of the company. */
  readonly isOfWhole: boolean;
}

interface Known {
  readonly register: NumberRegister;
  readonly rows: readonly NumberRow[];
  readonly waitingCount: number;
  readonly missingMonths: readonly string[];
  readonly isOfWhole: boolean;
}

export async function answerNumberRegister(
  context: QuestionContext,
  company: string,
  filter: NumberFilter,
): Promise<ShownRegister> {
  const open = await context.open(company);
  const { register, waitingCount, missingMonths, isOfWhole } = await knownOf(context, open);
  const { length } = await rowsOf(context, open, filter);
  const outsideCount = register.outside.length;
  return { series: register.series, outsideCount, waitingCount, count: length, missingMonths, isOfWhole };
}

export async function pageOfNumbers(
  context: QuestionContext,
  company: string,
  filter: NumberFilter,
  from: number,
  count: number,
): Promise<readonly NumberRow[]> {
  const rows = await rowsOf(context, await context.open(company), filter);
  return rows.slice(from, from + count);
}

const rowsOf = (context: QuestionContext, open: OpenCompany, filter: NumberFilter) =>
  open.derived(`numbers ${JSON.stringify(filter)}`, async (): Promise<readonly NumberRow[]> => {
    const { rows } = await knownOf(context, open);
    const text = foldText(filter.text).trim();
    return rows.filter(
      (row) =>
        (filter.series === null || filter.series === (row.series ?? "outside")) &&
        (!filter.isStrangeOnly || isStrange(row)) &&
        (text === "" || wordsOf(row).some((words) => words !== null && foldText(words).includes(text))),
    );
  });

const isStrange = ({ state, isDayEarlier }: NumberRow) =>
  isDayEarlier || state === "hole" || state === "declared" || state === "doubled";

const wordsOf = ({ number, lastNumber, partyName, paper, reason, credits, creditNotes }: NumberRow) => [
  number,
  lastNumber,
  partyName,
  paper?.partyName ?? null,
  reason,
  credits,
  ...creditNotes,
];

const knownOf = (context: QuestionContext, open: OpenCompany): Promise<Known> =>
  open.derived("numberRegister", () => readRegister(context, open));

async function readRegister({ user }: QuestionContext, open: OpenCompany): Promise<Known> {
  const { view } = open;
  const { papers, missingMonths } = await open.numberedPapers();
  const company = view.get("companies", view.company);
  const isOfWhole = standingIn(view, view.company, user).reads === "whole";
  const isHere = missingMonths.length === 0 && view.isComplete();
  const register = numberRegister(papers, {
    declaredHoles: company?.declaredHoles ?? [],
    lastBySeries: company ? lastBySeriesOf(company) : new Map(),
    missingState: !isOfWhole ? "unread" : isHere ? "hole" : "coming",
  });
  const numberOf = new Map(papers.map(({ voucher, number }) => [voucher, number]));
  const toRows = createRows(open, register, numberOf);
  let waitingCount = 0;
  for (const voucher of view.list("vouchers"))
    if (isInvoice(voucher) && voucher.numbering === "onArrival" && voucher.state === "approved")
      waitingCount += 1;
  return { register, rows: toRows(), waitingCount, missingMonths, isOfWhole };
}

function createRows(
  open: OpenCompany,
  { numbers, outside, creditNotesBySale }: NumberRegister,
  numberOf: ReadonlyMap<string, string | null>,
) {
  const nothing = {
    lastNumber: null,
    run: null,
    paper: null,
    partyName: null,
    creditNotes: [],
    credits: null,
    isDayEarlier: false,
    reason: null,
    declaredBy: null,
    declaredAt: null,
  };
  const ofPaper = (paper: NumberedPaper) => {
    const voucher = open.view.get("vouchers", paper.voucher);
    return {
      paper,
      partyName: (voucher && partyNameOf(open, voucher)) ?? paper.partyName,
      creditNotes: (creditNotesBySale.get(paper.voucher) ?? []).flatMap(({ number }) => number ?? []),
      credits: paper.credits === null ? null : (numberOf.get(paper.credits) ?? null),
    };
  };
  const ofNumber = ({ series, first, last, state, papers, hole, isDayEarlier }: RegisteredNumber) => {
    const common = { ...nothing, series, state, isDayEarlier };
    if (papers.length > 0)
      return papers.map(
        (paper): NumberRow => ({ ...common, id: paper.voucher, number: paper.number, ...ofPaper(paper) }),
      );
    const run: NumberRow = {
      ...common,
      id: `${series}:${first}`,
      number: formatNumber(series, first),
      lastNumber: first === last ? null : formatNumber(series, last),
      run: { first, last },
      reason: hole?.reason ?? null,
      declaredBy: hole && (open.view.get("members", hole.declaredBy)?.name ?? null),
      declaredAt: hole?.declaredAt ?? null,
    };
    return [run];
  };
  return (): readonly NumberRow[] => [
    ...numbers.flatMap(ofNumber),
    ...outside.map(
      (paper): NumberRow => ({
        ...nothing,
        id: paper.voucher,
        series: null,
        number: paper.number,
        state: "outside",
        ...ofPaper(paper),
      }),
    ),
  ];
}
