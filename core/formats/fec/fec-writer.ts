import type { CalendarDate } from "../../calendar-date.ts";
import { addAmount, addText, cellsIn, type EncodedCells, endLine } from "./encoded-cells.ts";
import { FEC_COLUMNS, type FecColumn } from "./fec-columns.ts";

/** One row of a FEC as it is written: what the law asks of an entry's line, and nothing of who a patient is. */
export interface FecRow {
  readonly journal: string;
  readonly journalLabel: string;
  readonly entryNumber: string;
  readonly entryOn: CalendarDate;
  readonly account: string;
  readonly accountLabel: string;
  /** A party's own code, "" for none. */
  readonly party: string;
  readonly partyLabel: string;
  readonly pieceRef: string;
  readonly pieceOn: CalendarDate;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly matching: string;
  readonly matchedOn: CalendarDate | null;
  /** Null in a provisional file, for what is not validated yet. */
  readonly validatedOn: CalendarDate | null;
  /** As it was imported, in the decimals of its own currency. */
  readonly foreignAmount: string;
  readonly foreignCurrency: string;
  /** The four columns of cash-basis books. */
  readonly settledOn: CalendarDate | null;
  readonly settledBy: string;
  readonly nature: string;
  readonly client: string;
}

/** 18 columns (LPF art. A47 A-1, VII-1°), or 22 for a BNC on cash basis (VIII-7°). */
export type FecLayout = "accrual" | "bncCash";

export const fecColumnsOf = (layout: FecLayout): readonly FecColumn[] =>
  layout === "bncCash" ? FEC_COLUMNS : FEC_COLUMNS.slice(0, 18);

/** A FEC as it grows: its first line, then whatever is written; UTF-8 without a mark, tabs between cells, CRLF behind each line. */
export interface FecWriter {
  readonly writeRow: (row: FecRow) => void;
  /** What is being written, for who encodes lines into it, and then counts them. */
  readonly text: EncodedCells;
  readonly countLines: (lines: number, debitCents: number) => void;
  /** The rows since the last entry are one; a piece of the file where there is a full one. */
  readonly endEntry: () => Uint8Array | null;
  /** What no piece was made of yet. */
  readonly takeRest: () => Uint8Array;
  readonly written: () => { readonly rows: number; readonly entries: number; readonly debitCents: number };
}

/** A piece is handed on once there is as much of it. */
const PIECE_BYTES = 512 * 1024;
/** What a piece is written into: an entry that begins in a piece mostly ends in it. */
export const PIECE_ROOM_BYTES = PIECE_BYTES + 16 * 1024;

/** Each piece is written where it is told; one with an entry that is too long for that lies elsewhere. */
export function createFecWriter(
  layout: FecLayout,
  nextRoom: () => Uint8Array = () => new Uint8Array(PIECE_ROOM_BYTES),
): FecWriter {
  const text = cellsIn(nextRoom());
  let rows = 0;
  let entries = 0;
  let debitCents = 0;

  const countLines = (lines: number, cents: number) => {
    rows += lines;
    debitCents += cents;
  };
  const take = (): Uint8Array => {
    const piece = text.bytes.subarray(0, text.length);
    Object.assign(text, cellsIn(nextRoom()));
    return piece;
  };

  for (const name of fecColumnsOf(layout)) addText(text, name);
  endLine(text);
  return {
    text,
    countLines,
    writeRow: (row) => {
      addText(text, row.journal);
      addText(text, row.journalLabel);
      addText(text, row.entryNumber);
      addText(text, dayCell(row.entryOn));
      addText(text, row.account);
      addText(text, row.accountLabel);
      addText(text, row.party);
      addText(text, row.partyLabel);
      addText(text, row.pieceRef);
      addText(text, dayCell(row.pieceOn));
      addText(text, row.label);
      addAmount(text, row.debitCents);
      addAmount(text, row.creditCents);
      addText(text, row.matching);
      addText(text, dayCell(row.matchedOn));
      addText(text, dayCell(row.validatedOn));
      addText(text, row.foreignAmount);
      addText(text, row.foreignCurrency);
      if (layout === "bncCash") {
        addText(text, dayCell(row.settledOn));
        addText(text, row.settledBy);
        addText(text, row.nature);
        addText(text, row.client);
      }
      endLine(text);
      countLines(1, row.debitCents);
    },
    endEntry: () => {
      entries += 1;
      return text.length < PIECE_BYTES ? null : take();
    },
    takeRest: take,
    written: () => ({ rows, entries, debitCents }),
  };
}

/** A day as AAAAMMJJ. */
export const dayCell = (day: CalendarDate | null): string =>
  day === null ? "" : day.slice(0, 4) + day.slice(5, 7) + day.slice(8);
