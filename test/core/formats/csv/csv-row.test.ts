import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "#core/formats/csv/csv-row.ts";

test.each([
  ["=1+1", `"'=1+1"`],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ["+33 1 23", `"'+33 1 23"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["-2+3", `"'-2+3"`],
  [" \t=1", `"' \t=1"`],
  ["＝1+1", `"'＝1+1"`],
  ["-12,50", `"-12,50"`],
  [-3, "-3"],
  [null, ""],
  ["Café", "Café"],
  ['a;"b"', `"a;""b"""`],
])("writes %j as %s", (value, written) => {
  expect(csvRow([value, "x"])).toBe(`${written};x\r\n`);
});

test("no field begins as a formula, whatever it holds, and every field is read back", () => {
  const field = fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", '"', ";", "a", "1"),
  });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
      const read = readRow(csvRow(fields));
      expect(read.map((text, index) => text === fields[index] || text === `'${fields[index]}`)).not.toContain(
        false,
      );
      for (const text of read) if (!/^-?\d+$/.test(text)) expect(text).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
    }),
  );
});

function readRow(row: string): string[] {
  return [...row.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|\r\n$)/g)].map(([, text = ""]) =>
    text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text,
  );
}
