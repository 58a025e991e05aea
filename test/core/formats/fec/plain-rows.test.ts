import fc from "fast-check";
import { expect, test } from "vitest";
import { fecText, HEADER, readFec } from "./fec-file.ts";
import { entryWithOddities as entry } from "./odd-rows.ts";

/** The law's order lets a row be read at once; in any other each cell is read by itself. */
const OTHER_ORDER = [...HEADER.slice(1), "JournalCode"];

test("rows that are read at once say what they say when they are read cell by cell", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.boolean(), (entries, isLatin) => {
      const read = (columns: readonly string[]) => {
        const { preview, book } = readFec(
          Buffer.from(fecText(entries.flat(), { columns }), isLatin ? "latin1" : "utf8"),
        );
        const { sha256: _, columns: __, oddities, ...said } = preview;
        return { said, oddities: oddities.filter(({ code }) => code !== "fec.headerOrder"), book };
      };
      expect(read(HEADER)).toEqual(read(OTHER_ORDER));
    }),
    { numRuns: 150 },
  );
});
