import type { CalendarDate } from "../../calendar-date.ts";
import {
  AMOUNT_BYTES_MAX,
  addAmount,
  addText,
  copyAmount,
  copyCells,
  type EncodedCells,
  makeRoom,
} from "./encoded-cells.ts";
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

/** A line whose cells were encoded before: each name says which columns it holds. */
export interface EncodedFecLine {
  /** JournalCode to EcritureDate. */
  readonly entry: EncodedCells;
  /** CompteNum and CompteLib. */
  readonly account: EncodedCells;
  /** CompAuxNum and CompAuxLib. */
  readonly party: EncodedCells;
  /** PieceRef and PieceDate. */
  readonly piece: EncodedCells;
  /** EcritureLib. */
  readonly label: EncodedCells;
  /** Debit positive, credit negative. */
  readonly cents: number;
  /** EcritureLet and DateLet. */
  readonly matching: EncodedCells;
  /** ValidDate to the last. */
  readonly rest: EncodedCells;
}

/** A FEC as it grows: its first line, then whatever is written; UTF-8 without a mark, tabs between cells, CRLF behind each line. */
export interface FecWriter {
  readonly writeRow: (row: FecRow) => void;
  readonly writeEncoded: (line: EncodedFecLine) => void;
  /** The rows since the last entry are one; a piece of the file where there is a full one. */
  readonly endEntry: () => Uint8Array | null;
  /** What no piece was made of yet. */
  readonly takeRest: () => Uint8Array;
  readonly written: () => { readonly rows: number; readonly entries: number; readonly debitCents: number };
}

/** A piece is handed on once there is as much of it. */
const PIECE_BYTES = 256 * 1024;
/** An entry that begins in a piece mostly ends in it. */
const PIECE_ROOM = 16 * 1024;

const [CARRIAGE_RETURN, LINE_FEED] = [0x0d, 0x0a];

export function createFecWriter(layout: FecLayout): FecWriter {
  const text: EncodedCells = { bytes: new Uint8Array(PIECE_BYTES + PIECE_ROOM), length: 0 };
  let rows = 0;
  let entries = 0;
  let debitCents = 0;

  const endLine = () => {
    makeRoom(text, 1);
    // The last cell has no tab behind it.
    text.bytes[text.length - 1] = CARRIAGE_RETURN;
    text.bytes[text.length] = LINE_FEED;
    text.length += 1;
  };
  const take = (): Uint8Array => {
    const piece = text.bytes.subarray(0, text.length);
    text.bytes = new Uint8Array(PIECE_BYTES + PIECE_ROOM);
    text.length = 0;
    return piece;
  };

  for (const name of fecColumnsOf(layout)) addText(text, name);
  endLine();
  return {
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
      endLine();
      rows += 1;
      debitCents += row.debitCents;
    },
    writeEncoded: ({ entry, account, party, piece, label, cents, matching, rest }) => {
      const length = entry.length + account.length + party.length + piece.length + label.length;
      makeRoom(text, length + 2 * AMOUNT_BYTES_MAX + matching.length + rest.length);
      copyCells(text, entry);
      copyCells(text, account);
      copyCells(text, party);
      copyCells(text, piece);
      copyCells(text, label);
      copyAmount(text, Math.max(cents, 0));
      copyAmount(text, Math.max(-cents, 0));
      copyCells(text, matching);
      copyCells(text, rest);
      endLine();
      rows += 1;
      debitCents += Math.max(cents, 0);
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
