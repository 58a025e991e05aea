import type { CalendarDate } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { Company, FiscalYear } from "../companies/company.ts";
import type { FecLayout } from "../formats/fec/fec-writer.ts";
import { closingDayOfChain } from "../imports/import-batch.ts";
import type { Named } from "../ledger/ledger-columns.ts";
import type { LineMatching } from "../matchings/line-matching.ts";
import { MAIN_CHAIN, type SealBody, type SealHeader, type SealPart } from "../seals/seal-header.ts";
import type { FecKind } from "./fec-files.ts";

/** The bodies of one slice's share of a validated month, read one share at a time. */
export interface FecShare {
  readonly seal: string;
  readonly slice: string;
  readonly lines: SealBody;
  readonly vouchers: SealBody;
  /** Whether the year's opening entry may be in it. */
  readonly mayOpen: boolean;
}

/** An opening entry that was computed from the year before, not written by anybody. */
export interface FecOpening {
  readonly journal: Named;
  readonly entryNumber: string;
  readonly day: CalendarDate;
  readonly pieceRef: string;
  readonly label: string;
  /** Null while the year before is open. */
  readonly validatedOn: CalendarDate | null;
  readonly lines: readonly {
    readonly account: Named;
    readonly party: Named | null;
    /** Debit positive, credit negative. */
    readonly cents: number;
  }[];
}

/** Everything a file is made of save the bodies and what is not validated yet. Plain data: a thread writes the file. */
export interface FecPlan {
  readonly company: Company;
  readonly chart: Chart;
  readonly year: FiscalYear;
  readonly kind: FecKind;
  readonly layout: FecLayout;
  readonly imported: readonly FecShare[];
  readonly own: readonly FecShare[];
  readonly opening: FecOpening | null;
  readonly matchedByHand: readonly LineMatching[];
  /** Whether the company has matchings of claims at all: else no voucher need ask for its own. */
  readonly hasSettlements: boolean;
  /** The company's own chain: our provisional numbers go on after the last it gave. */
  readonly headers: readonly SealHeader[];
  /** The days of the year that hold what is not validated yet, in their order; none in an official file. */
  readonly liveDays: readonly CalendarDate[];
}

export const fecLayoutOf = ({ basis }: Pick<Company, "basis">): FecLayout =>
  basis === "cash" ? "bncCash" : "accrual";

/** Tells by its code whether a journal carries the year before forward. */
export function openingJournalsOf({ journals }: Pick<Chart, "journals">): (code: string) => boolean {
  const known = new Map(
    journals.map((journal) => [journal.code, journal.kind === "opening" || isOpeningJournal(journal)]),
  );
  return (code) => known.get(code) ?? isOpeningJournal({ code, label: "" });
}

/**
 * The shares a year's file is written from: imported ones of the file that closes that day, then the company's own in the order
 * of their sealing. Of a share that exists with codes for names, that one: no export tells who a patient is.
 */
export function fecShares(
  headers: readonly SealHeader[],
  { chart, year, slices }: Pick<FecPlan, "chart" | "year"> & { readonly slices: readonly string[] | null },
): Pick<FecPlan, "imported" | "own" | "headers"> {
  const inOrder = [...headers].sort((one, other) => one.index - other.index);
  const main = inOrder.filter(({ chain }) => chain === MAIN_CHAIN);
  const partsOf = ({ parts }: SealHeader) =>
    parts.filter(
      ({ slice, audience, content }) =>
        audience !== "seesPatients" &&
        (slices === null || slices.includes(slice)) &&
        // A year may be closed without a closing entry; its seal then tells what the next year opens with, and no more.
        content?.bodies.length !== 0,
    );
  const opens = openingJournalsOf(chart);
  const opened = new Map<string, string>();
  const mayOpen = ({ slice, content }: SealPart): boolean => {
    const given = (content?.lastEntryNumbers ?? [])
      .filter(({ journal, yearFrom }) => yearFrom === year.from && opens(journal))
      .map(({ journal, number }) => `${journal}/${number}`)
      .join(" ");
    const isNew = given !== (opened.get(slice) ?? "");
    opened.set(slice, given);
    return isNew;
  };
  return {
    headers: main,
    imported: inOrder
      .filter(({ chain }) => closingDayOfChain(chain) === year.through)
      .flatMap((header) => partsOf(header).map((part) => toShare(header, part, true))),
    own: main
      .flatMap((header) => partsOf(header).map((part) => ({ header, part, isOpening: mayOpen(part) })))
      .filter(({ header }) => header.fromDay <= year.through && header.throughDay >= year.from)
      .map(({ header, part, isOpening }) => toShare(header, part, isOpening)),
  };
}

function toShare({ id }: SealHeader, { slice, content }: SealPart, mayOpen: boolean): FecShare {
  const bodyOf = (kind: SealBody["kind"]) => {
    const body = content?.bodies.find((one) => one.kind === kind);
    if (body === undefined) throw new Error(`The ${kind} of ${slice} in ${id} cannot be read.`);
    return body;
  };
  return { seal: id, slice, lines: bodyOf("lines"), vouchers: bodyOf("vouchers"), mayOpen };
}
