import { isAmountProblem, readFecAmount } from "./fec-amount.ts";
import type { FecColumn } from "./fec-columns.ts";
import type { FecOddityCode, FecProblemCode } from "./fec-preview.ts";
import type { FecCells } from "./fec-row-reader.ts";
import type { FecDecoder } from "./fec-text.ts";

interface Surroundings {
  readonly decoder: FecDecoder;
  readonly placeByColumn: ReadonlyMap<FecColumn, number>;
  readonly readSide: (cells: FecCells) => string;
  readonly note: (code: FecOddityCode, column?: FecColumn) => void;
  readonly fail: (code: FecProblemCode, column: FecColumn, facts: Record<string, string>) => void;
}

/** Reads a row's debit and credit as two signed amounts; a negative one is the other side's. */
export function createRowAmounts({ decoder, placeByColumn, readSide, note, fail }: Surroundings) {
  const amount = ({ bytes, starts, ends }: FecCells, column: FecColumn): number => {
    const place = placeByColumn.get(column) ?? 0;
    let from = starts[place]!;
    let to = ends[place]!;
    if (from < to && (bytes[from] === SPACE || bytes[to - 1] === SPACE)) {
      while (from < to && bytes[from] === SPACE) from += 1;
      while (from < to && bytes[to - 1] === SPACE) to -= 1;
      note("fec.paddedAmount", column);
    }
    const cents = readFecAmount(bytes, from, to, (code) => note(code, column));
    if (!isAmountProblem(cents)) return cents;
    fail(cents, column, { text: decoder.text(bytes, from, to) });
    return 0;
  };

  if (placeByColumn.has("Montant"))
    return (cells: FecCells): readonly [number, number] => {
      const cents = amount(cells, "Montant");
      const side = readSide(cells).toUpperCase();
      if (DEBIT.has(side)) return [cents, 0];
      if (CREDIT.has(side)) return [0 - cents, 0];
      if (cents !== 0) fail("fec.sideUnreadable", "Sens", { text: side });
      return [0, 0];
    };
  return (cells: FecCells): readonly [number, number] => {
    const debitCents = amount(cells, "Debit");
    const creditCents = amount(cells, "Credit");
    if (debitCents !== 0 && creditCents !== 0) note("fec.debitAndCredit");
    return [debitCents, 0 - creditCents];
  };
}

const SPACE = 0x20;
const DEBIT: ReadonlySet<string> = new Set(["D", "+1", "+", "1"]);
const CREDIT: ReadonlySet<string> = new Set(["C", "-1", "-"]);
