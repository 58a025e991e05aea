import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { addDigits, type EncodedCells } from "../formats/fec/encoded-cells.ts";
import { beginWithKept, type KeptCells, keepCells } from "../formats/fec/kept-cells.ts";
import type { NumberedTexts } from "../ledger/ledger-columns.ts";

/** Texts that become cells without being put together. */
export interface NumberedCells {
  readonly texts: NumberedTexts;
  /** Of each beginning, whether it stands in a file as it is. */
  readonly isClean: readonly boolean[];
  readonly begins: KeptCells;
}

export const toNumberedCells = (texts: NumberedTexts | null | undefined): NumberedCells | null =>
  texts == null
    ? null
    : {
        texts,
        isClean: texts.beginnings.map((text) => cleanFecText(text) === text),
        begins: keepCells(texts.beginnings.length, (place) => [texts.beginnings[place]!]),
      };

/** Begins a cell with one of them; false, and nothing done, where it has to be cleaned, or there are none. */
export function beginNumbered(cells: EncodedCells, numbered: NumberedCells | null, index: number): boolean {
  if (numbered === null) return false;
  const { texts, isClean, begins } = numbered;
  const place = texts.beginning[index]!;
  if (!isClean[place]) return false;
  beginWithKept(cells, begins, place);
  const digits = texts.digits[index]!;
  if (digits > 0) addDigits(cells, texts.number[index]!, digits);
  return true;
}
