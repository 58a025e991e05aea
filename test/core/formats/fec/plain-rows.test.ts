import fc from "fast-check";
import { expect, test } from "vitest";
import { anEntry, fecText, HEADER, readFec } from "./fec-file.ts";
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

test("a foreign amount is read behind rows that say none, also where a row ends with it", () => {
  const none = anEntry({ Montantdevise: "0,00", Idevise: "EUR" });
  const text = fecText([...none, ...none]);
  const withLast = (cells: string) => {
    const { preview, book } = readFec(`${text.slice(0, text.lastIndexOf("0,00\tEUR"))}${cells}\r\n`);
    return { problems: preview.problemCount, saysForeign: JSON.stringify(book).includes("77,00") };
  };
  expect(withLast("0,00\tEUR")).toEqual({ problems: 0, saysForeign: false });
  expect(withLast("77,00\tUSD")).toEqual({ problems: 0, saysForeign: true });
  expect(withLast("77,00")).toEqual({ problems: 0, saysForeign: true });
});
