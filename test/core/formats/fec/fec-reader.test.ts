import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fecPreviewSchema, previewDigest } from "#core/formats/fec/fec-preview.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { anEntry, aRow, FILE_NAME, fecText, HEADER, odditiesOf, previewOf, readFec } from "./fec-file.ts";

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("a plain file", () => {
  const text = fecText([
    ...anEntry(),
    ...anEntry({ EcritureNum: "2", JournalCode: "BQ", JournalLib: "Banque" }, "80,5"),
  ]);

  test("is told in figures, without a problem or an oddity", () => {
    const preview = previewOf(text);
    expect(preview).toMatchObject({
      siren: "123456789",
      closingDay: "2022-12-31",
      firstDay: "2022-01-31",
      lastDay: "2022-01-31",
      rows: 4,
      entries: 2,
      debitCents: 20_050,
      creditCents: 20_050,
      encoding: "ascii",
      separator: "tab",
      columns: HEADER,
      problems: [],
      problemCount: 0,
      oddities: [],
      notValidated: 0,
      journals: [
        { code: "VE", label: "Ventes", entries: 1, debitCents: 12_000, creditCents: 12_000 },
        { code: "BQ", label: "Banque", entries: 1, debitCents: 8_050, creditCents: 8_050 },
      ],
    });
    expect(fecPreviewSchema.parse(JSON.parse(JSON.stringify(preview)))).toEqual(preview);
  });

  test("gives its entries and columns", () => {
    const { book } = readFec(text);
    expect(book?.entries[1]).toEqual({
      id: "BQ:2",
      journal: "BQ",
      entryNumber: "2",
      day: "2022-01-31",
      pieceRef: "F1",
      pieceOn: "2022-01-31",
      validatedOn: "2023-01-01",
      label: "Facture",
      lines: 2,
      lineFacts: [],
    });
    expect(
      trialBalance([book!.columns]).rows.map(({ account, balanceCents }) => [account, balanceCents]),
    ).toEqual([
      ["411000", 20_050],
      ["706000", -20_050],
    ]);
  });

  test("has one digest, that one changed cent changes", () => {
    expect(previewDigest(previewOf(text))).toBe(previewDigest(previewOf(text)));
    expect(previewDigest(previewOf(text.replaceAll("80,5", "80,4")))).not.toBe(
      previewDigest(previewOf(text)),
    );
  });
});

describe("the form of the file", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
    ["two CR and LF", "\r\r\n"],
  ])("is read with lines that end in %s, and counts them as an editor does", (_name, lineEnd) => {
    const { preview } = readFec(fecText([...anEntry(), aRow({ Debit: "x" })], { lineEnd }));
    expect(preview.rows).toBe(3);
    expect(preview.problems).toMatchObject([{ code: "fec.amountUnreadable", line: 4, facts: { text: "x" } }]);
    expect(preview.oddities.some(({ code }) => code === "fec.lineEnds")).toBe(lineEnd === "\r\r\n");
  });

  test("may lack its last line end", () => {
    expect(previewOf(fecText(anEntry()).trimEnd())).toMatchObject({ rows: 2, problems: [] });
  });

  test("may be cut by pipes, with one behind the last column", () => {
    const columns = [...HEADER, ""];
    const preview = previewOf(fecText(anEntry(), { separator: "|", columns }));
    expect(preview).toMatchObject({ separator: "pipe", rows: 2, problems: [] });
    expect(preview.oddities).toMatchObject([{ code: "fec.trailingSeparator", lines: [1] }]);
  });

  test("may have rows alone that end in a separator, or leave out their last empty cells", () => {
    const text = fecText([]) + fecText(anEntry()).split("\r\n").slice(1, 3).join("\t\r\n");
    expect(previewOf(`${text}\r\n`).problems).toEqual([]);
    const short = fecText(anEntry(), { columns: HEADER.slice(0, 13) })
      .split("\r\n")
      .slice(1)
      .join("\r\n");
    expect(odditiesOf(fecText([]) + short).get("fec.rowShort")).toMatchObject({ count: 2 });
  });

  test("is UTF-8 with or without a mark, ISO-8859-15, or what Windows makes of it", () => {
    const text = fecText(anEntry({ EcritureLib: "Séance à 50 €" }));
    const labelOf = (bytes: Uint8Array) => readFec(bytes).book?.entries[0]?.label;
    const utf8 = new TextEncoder().encode(text);
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]);
    const iso = latin(text.replaceAll("€", "\u00a4"));
    const windows = latin(text.replaceAll("€", "\u0080"));
    for (const [bytes, encoding] of [
      [utf8, "utf-8"],
      [marked, "utf-8-bom"],
      [iso, "iso-8859-15"],
      [windows, "windows-1252"],
    ] as const) {
      expect(previewOf(bytes).encoding).toBe(encoding);
      expect(labelOf(bytes)).toBe("Séance à 50 €");
    }
  });

  test("may mix encodings, which is told by line", () => {
    const rows = fecText(anEntry({ EcritureLib: "Séance" }));
    const mixed = Buffer.concat([
      Buffer.from(rows),
      Buffer.from(rows.split("\r\n").slice(1).join("\r\n").replaceAll("VE\t", "OD\t"), "latin1"),
    ]);
    const { preview, book } = readFec(new Uint8Array(mixed));
    expect(preview.oddities.find(({ code }) => code === "fec.encodingMixed")).toMatchObject({
      lines: [4, 5],
    });
    expect(book?.entries.map(({ label }) => label)).toEqual(["Séance", "Séance"]);
  });

  test("may name and order its columns otherwise", () => {
    const columns = [...HEADER.slice(1), "JournalCode"];
    const text = fecText(anEntry(), { columns })
      .replace("Montantdevise", "MontantDevise")
      .replace("Debit", "Débit");
    const preview = previewOf(text);
    expect(preview.problems).toEqual([]);
    expect(preview.oddities).toMatchObject([
      { code: "fec.headerSpelling", columns: ["Debit", "Montantdevise"], facts: { found: "Débit" } },
      { code: "fec.headerOrder" },
    ]);
  });

  test("may have the four columns of cash-basis books", () => {
    const columns = [...HEADER, "DateRglt", "ModeRglt", "NatOp", "IdClient"];
    const { book, preview } = readFec(
      fecText(anEntry({ DateRglt: "20220201", ModeRglt: "CB", IdClient: "P-00231" }), { columns }),
    );
    expect(preview.oddities).toEqual([]);
    expect(book?.entries[0]?.lineFacts).toEqual([
      { line: 0, client: "P-00231", settledBy: "CB", settledOn: "2022-02-01" },
      { line: 1, client: "P-00231", settledBy: "CB", settledOn: "2022-02-01" },
    ]);
  });

  test("may give an amount and its side", () => {
    const rows = [
      ["D", "120,00"],
      ["C", "100,00"],
      ["-1", "25,00"],
      ["+1", "5,00"],
    ].map(([Sens, Montant]) => ({
      ...aRow(),
      Montant,
      Sens,
    }));
    const columns = HEADER.map((name) => (name === "Debit" ? "Montant" : name === "Credit" ? "Sens" : name));
    expect(previewOf(fecText(rows, { columns }))).toMatchObject({
      problems: [],
      oddities: [],
      debitCents: 12_500,
      creditCents: 12_500,
    });
    const wrong = fecText([{ ...rows[0], Sens: "X" } as (typeof rows)[0]], { columns });
    expect(previewOf(wrong).problems).toMatchObject([
      { code: "fec.sideUnreadable", line: 2, column: "Sens" },
    ]);
  });
});

test("the pieces in which a file comes never change what is read", () => {
  const pieces = [
    ...anEntry({ EcritureLib: "Séance 😀 €" }),
    ...anEntry({ EcritureNum: "3", Debit: "-5", Credit: "0", EcritureLet: "A", DateLet: "20220301" }).slice(
      0,
      1,
    ),
    aRow({ EcritureNum: "3", Debit: "5.00" }),
    aRow({ EcritureNum: "4", EcritureDate: "2022" }),
  ];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 40 }),
      fc.constantFrom("\n", "\r\n", "\r", "\r\r\n"),
      fc.constantFrom("utf8", "latin1"),
      (sizes, lineEnd, encoding) => {
        const bytes = new Uint8Array(Buffer.from(fecText(pieces, { lineEnd }), encoding as BufferEncoding));
        expect(readFec(bytes, FILE_NAME, sizes)).toEqual(readFec(bytes));
      },
    ),
  );
});

test("any bytes at all are answered with a preview, and never with a failure", () => {
  const text = fecText([...anEntry({ EcritureLib: "Séance" }), ...anEntry({ EcritureNum: "0" })]);
  const change = fc.record({ at: fc.nat(600), byte: fc.nat(255) });
  const changed = fc.array(change, { maxLength: 30 }).map((changes) => {
    const bytes = new TextEncoder().encode(text);
    for (const { at, byte } of changes) bytes[at] = byte;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 400 })), (bytes) => {
      const { preview, book } = readFec(bytes);
      expect(fecPreviewSchema.safeParse(preview).error).toBeUndefined();
      expect(book === null).toBe(preview.problemCount > 0);
    }),
    { numRuns: 500 },
  );
});

test("amounts whose sum cannot be counted are a problem, not a wrong sum", () => {
  const rows = Array.from({ length: 5_100 }, () => anEntry({}, "8999999999,99")).flat();
  const { preview } = readFec(fecText([...rows, ...rows]));
  expect(preview.problems).toMatchObject([{ code: "fec.amountTooLarge", line: 0 }]);
  expect(fecPreviewSchema.safeParse(preview).success).toBe(true);
});

describe.each([
  [
    "0000000001FEC20220831.txt",
    {
      rows: 5_422,
      entries: 2_033,
      cents: 1_018_621_981,
      encoding: "utf-8-bom",
      separator: "tab",
      columns: 18,
    },
    ["fec.numbersByJournal", "fec.numbersUnsorted", "fec.entryScattered"],
  ],
  [
    "111111111FEC20221231.TXT",
    { rows: 934, entries: 248, cents: 22_568_223, encoding: "ascii", separator: "pipe", columns: 19 },
    [
      "fec.dayOutsideYear",
      "fec.headerSpelling",
      "fec.paddedAmount",
      "fec.paddedText",
      "fec.trailingSeparator",
    ],
  ],
] as const)("the real file %s", (name, facts, oddities) => {
  const path = `../shared/data/fec/${name}`;

  test.runIf(existsSync(path))("is read whole, and its oddities told", () => {
    const { preview, book } = readFec(new Uint8Array(readFileSync(path)), name, [1, 2, 3, 1_000, 50_000]);
    expect(preview).toMatchObject({
      rows: facts.rows,
      entries: facts.entries,
      debitCents: facts.cents,
      creditCents: facts.cents,
      encoding: facts.encoding,
      separator: facts.separator,
      journals: { length: 9 },
      columns: { length: facts.columns },
      problems: [],
    });
    expect(preview.oddities.map(({ code }) => code)).toEqual(expect.arrayContaining([...oddities]));
    expect(trialBalance([book!.columns]).debitCents).toBe(facts.cents);
  });
});
