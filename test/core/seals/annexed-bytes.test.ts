import fc from "fast-check";
import { expect, test } from "vitest";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import { createMonthPacker } from "#core/seals/annexed-seals.ts";
import { FILE_NAME, fecText, readFecMonths } from "#test/core/formats/fec/fec-file.ts";
import { entryWithOddities } from "#test/core/formats/fec/odd-rows.ts";
import { packFecByEntry } from "#test/support/pack-fec-by-entry.ts";
import { QUIRKY_FILE_NAME, quirkyFec } from "#test/support/quirky-fec.ts";
import { fecTextArbitrary, oneLedger } from "./fec-book.ts";

/** What columns make of a file, month by month; `pairsMax` as few names as that are said by a number. */
function packInColumns(bytes: Uint8Array, fileName: string, pairsMax?: number): Uint8Array[][] | null {
  const { outline, month } = readFecMonths(bytes, {
    fileName,
    ...(pairsMax === undefined ? {} : { pairsMax }),
  });
  if (outline === null) return null;
  const { parties, months } = outline;
  const pack = createMonthPacker({
    importId: "import-1",
    readers: oneLedger,
    parties,
    closingDay: "2022-12-31",
    salt: "salt",
  });
  return months.map((name, place) => [
    ...pack(
      name,
      month!((taken) => taken === place),
    ).bodies.values(),
  ]);
}

const expectSameBytes = (bytes: Uint8Array, fileName: string, pairsMax?: number) => {
  const plain = packFecByEntry(bytes, fileName, "import-1");
  const columns = packInColumns(bytes, fileName, pairsMax);
  expect(columns?.map((bodies) => bodies.map(toHex))).toEqual(plain?.map((bodies) => bodies.map(toHex)));
  return plain !== null;
};
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("months packed in columns have the very bytes that an entry at a time would give", () => {
  fc.assert(
    fc.property(fecTextArbitrary, fc.constantFrom(undefined, 0, 2), (text, pairsMax) => {
      expect(expectSameBytes(Buffer.from(text), FILE_NAME, pairsMax)).toBe(true);
    }),
  );
});

test("so have those of files with whatever is odd in real ones", () => {
  for (const seed of [1, 2, 3, 4, 5, 6])
    expect(expectSameBytes(quirkyFec(seed), QUIRKY_FILE_NAME, seed % 2 === 0 ? 3 : undefined)).toBe(true);
});

test("so have those with any oddity of a cell, in either encoding", () => {
  const entries = fc.array(entryWithOddities, { minLength: 1, maxLength: 8 });
  const columns = fc.constantFrom(FEC_COLUMNS.slice(0, 18), [...FEC_COLUMNS.slice(1, 18), FEC_COLUMNS[0]!]);
  fc.assert(
    fc.property(entries, columns, fc.boolean(), (odd, named, isLatin) => {
      const text = fecText(odd.flat(), { columns: named });
      expectSameBytes(Buffer.from(text, isLatin ? "latin1" : "utf8"), FILE_NAME);
    }),
  );
});
