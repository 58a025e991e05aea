import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { addDigits, type EncodedCells } from "../formats/fec/encoded-cells.ts";
import { keepCells } from "../formats/fec/kept-cells.ts";
import type { NumberedTexts } from "../ledger/ledger-columns.ts";

/**
 * Begins a cell with one of those texts, without putting it together; false, and nothing done, where it would have to be cleaned,
 * or there are none.
 */
export function createNumberedCells(
  texts: NumberedTexts | null | undefined,
): (cells: EncodedCells, index: number) => boolean {
  if (texts == null) return () => false;
  const { beginnings, beginning, digits, number } = texts;
  const isClean = beginnings.map((text) => cleanFecText(text) === text);
  const begin = keepCells(beginnings.length, (place) => [beginnings[place]!]);
  return (cells, index) => {
    const place = beginning[index]!;
    if (!isClean[place]) return false;
    begin.beginIn(cells, place);
    if (digits[index]! > 0) addDigits(cells, number[index]!, digits[index]!);
    return true;
  };
}
