import { describe, expect, test } from "vitest";
import { FEC_PROBLEMS_MAX } from "#core/formats/fec/fec-preview.ts";
import { LINE_BYTES_MAX } from "#core/formats/fec/line-splitter.ts";
import { anEntry, aRow, fecText, HEADER, odditiesOf, previewOf, problemsOf, readFec } from "./fec-file.ts";

describe("a file is refused", () => {
  test.each([
    ["that is empty", "", ["fec.empty", 0]],
    ["with blank lines alone", "\r\n\r\n", ["fec.empty", 0]],
    ["without a header", "VE\tVentes\t1\t20220101\r\n", ["fec.noHeader", 1]],
    ["without a row", fecText([]), ["fec.noRows", 0]],
    ["that is XML", "<?xml version='1.0'?>\n<comptabilite/>", ["fec.isXml", 1]],
    ["that is no text", "PK\u0000\u0003\n", ["fec.notText", 1]],
    ["whose line never ends", `${fecText([])}${"x".repeat(LINE_BYTES_MAX + 1)}`, ["fec.lineTooLong", 2]],
  ])("%s", (_name, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
    expect(readFec(text).book).toBeNull();
  });

  test("naming each column it lacks", () => {
    const columns = HEADER.filter(
      (name) => name !== "CompteNum" && name !== "Credit" && name !== "PieceDate",
    );
    const text = fecText(anEntry(), { columns });
    expect(problemsOf(text)).toEqual([
      ["fec.columnMissing", 1, "CompteNum"],
      ["fec.columnMissing", 1, "Credit"],
    ]);
    expect(odditiesOf(text).get("fec.columnAbsent")?.columns).toEqual(["PieceDate"]);
  });

  test("naming every line that cannot be read, in order", () => {
    const text = fecText([
      ...anEntry(),
      aRow({ EcritureNum: "2", EcritureDate: "20220231" }),
      aRow({ EcritureNum: "3", EcritureDate: "" }),
      aRow({ EcritureNum: "4", Debit: "1.234,56" }),
      aRow({ EcritureNum: "5", Debit: "12,345" }),
      aRow({ EcritureNum: "6", Debit: "99999999999999,00" }),
      aRow({ EcritureNum: "7", CompteNum: "" }),
      aRow({ EcritureNum: "8", EcritureLib: "a\tb", Idevise: "EUR" }),
      aRow({ EcritureNum: "9".repeat(61) }),
      ...anEntry({ EcritureNum: "10" }).slice(0, 1),
      aRow({ EcritureNum: "11", DateLet: "soon" }),
    ]).replace(/$/, "VE\tVentes\r\n");
    expect(problemsOf(text)).toEqual([
      ["fec.dateUnreadable", 4, "EcritureDate"],
      ["fec.dateEmpty", 5, "EcritureDate"],
      ["fec.amountUnreadable", 6, "Debit"],
      ["fec.amountUnreadable", 7, "Debit"],
      ["fec.amountTooLarge", 8, "Debit"],
      ["fec.accountEmpty", 9, "CompteNum"],
      ["fec.rowTooLong", 10],
      ["fec.codeTooLong", 11, "EcritureNum"],
      ["fec.entryUnbalanced", 12],
      ["fec.dateUnreadable", 13, "DateLet"],
      ["fec.rowTooShort", 14],
    ]);
  });

  test("saying what an entry's debit and credit are", () => {
    const text = fecText([
      aRow({ Debit: "10,00" }),
      ...anEntry({ EcritureNum: "2" }),
      aRow({ Credit: "9,99" }),
    ]);
    expect(previewOf(text).problems).toEqual([
      {
        code: "fec.entryUnbalanced",
        line: 2,
        facts: { journal: "VE", entryNumber: "1", debitCents: 1_000, creditCents: 999 },
      },
    ]);
  });

  test("counting all problems where not all are listed", () => {
    const rows = Array.from({ length: FEC_PROBLEMS_MAX + 500 }, () => aRow({ Debit: "x" }));
    const preview = previewOf(fecText(rows));
    expect(preview.problemCount).toBe(FEC_PROBLEMS_MAX + 500);
    expect(preview.problems).toHaveLength(FEC_PROBLEMS_MAX);
  });

  test("an entry of which a row cannot be read is not called unbalanced too", () => {
    expect(problemsOf(fecText([aRow({ Debit: "1,00" }), aRow({ Credit: "1;00" })]))).toEqual([
      ["fec.amountUnreadable", 3, "Credit"],
    ]);
  });
});

describe("an amount", () => {
  const centsOf = (amount: string) => previewOf(fecText(anEntry({}, amount))).debitCents;

  test.each([
    ["12,30", 1_230, undefined],
    ["12", 1_200, undefined],
    ["+12,3", 1_230, undefined],
    ["12.30", 1_230, "fec.decimalPoint"],
    ["0000012,30", 1_230, "fec.paddedAmount"],
    ["  12,30 ", 1_230, "fec.paddedAmount"],
    ["1 234,56", 123_456, "fec.thousandsSeparator"],
    ["1\u202f234\u00a0567,00", 123_456_700, "fec.thousandsSeparator"],
    ["12,3000", 1_230, "fec.decimalsBeyondCents"],
    ["-12,30", 1_230, "fec.amountNegative"],
    ["12,30-", 1_230, "fec.amountNegative"],
  ])("%j is %i cents", (amount, cents, oddity) => {
    expect(centsOf(amount)).toBe(cents);
    expect([...odditiesOf(fecText(anEntry({}, amount))).keys()]).toEqual(
      oddity === undefined ? [] : [oddity],
    );
  });

  test("below zero belongs to the other side", () => {
    const { book } = readFec(fecText([aRow({ Debit: "-10,00" }), aRow({ Credit: "-10,00" })]));
    expect([...book!.columns.cents]).toEqual([-1_000, 1_000]);
  });

  test("on both sides of a row makes two lines, and on neither is told", () => {
    const text = fecText([aRow({ Debit: "5,00", Credit: "5,00" }), aRow({ Debit: "", Credit: "0" })]);
    expect([...readFec(text).book!.columns.cents]).toEqual([500, -500, 0]);
    expect([...odditiesOf(text).keys()]).toEqual([
      "fec.debitAndCredit",
      "fec.amountEmpty",
      "fec.amountsZero",
    ]);
  });
});

describe("a day", () => {
  test.each(["2022-01-31", "31/01/2022", "31012022", "2022.01.31", "20220131 00:00:00"])(
    "may be written %s",
    (day) => {
      const text = fecText(anEntry({ EcritureDate: day }));
      expect(previewOf(text).firstDay).toBe("2022-01-31");
      expect([...odditiesOf(text).keys()]).toEqual(["fec.dateSpelling"]);
    },
  );

  test("of noughts is none", () => {
    const text = fecText(anEntry({ ValidDate: "00000000" }));
    expect(previewOf(text).notValidated).toBe(1);
    expect([...odditiesOf(text).keys()]).toEqual(["fec.dateZero", "fec.notValidated"]);
  });

  test("outside the year that the name says is told by line", () => {
    const text = fecText([...anEntry({ EcritureDate: "20211231" }), ...anEntry({ EcritureNum: "2" })]);
    expect(odditiesOf(text).get("fec.dayOutsideYear")).toMatchObject({
      count: 2,
      lines: [2, 3],
      facts: { closingDay: "2022-12-31" },
    });
    expect(odditiesOf(text, "books.txt").has("fec.fileName")).toBe(true);
    expect(previewOf(text, "books.txt")).toMatchObject({ siren: null, closingDay: null });
  });
});

describe("an entry", () => {
  const idsOf = (text: string) => readFec(text).book?.entries.map(({ id, lines }) => [id, lines]);

  test("is the rows of one number of one journal, wherever they stand", () => {
    const [first, second] = anEntry();
    const text = fecText([first!, ...anEntry({ JournalCode: "O/D" }), second!]);
    expect(idsOf(text)).toEqual([
      ["VE:1", 2],
      ["O~002fD:1", 2],
    ]);
    expect([...odditiesOf(text).keys()]).toEqual(["fec.entryScattered", "fec.numbersByJournal"]);
  });

  test("is one of several where a number serves again on another day", () => {
    const text = fecText([...anEntry(), ...anEntry({ EcritureDate: "20220228" })]);
    expect(idsOf(text)).toEqual([
      ["VE:1:2022-01-31", 2],
      ["VE:1:2022-02-28", 2],
    ]);
    expect(odditiesOf(text).get("fec.numberReused")).toMatchObject({ count: 2, lines: [2, 4] });
  });

  test("may have lines on several days", () => {
    const [first, second] = anEntry();
    const text = fecText([first!, { ...second!, EcritureDate: "20220201" }]);
    expect(idsOf(text)).toEqual([["VE:1", 2]]);
    expect(odditiesOf(text).get("fec.entryDaysDiffer")).toMatchObject({ count: 1, lines: [2] });
  });

  test("without a number is known by its piece and day, else by its day", () => {
    const draft = { EcritureNum: "0", ValidDate: "" };
    const [third, fourth] = anEntry(draft);
    const text = fecText([
      ...anEntry(draft),
      ...anEntry({ ...draft, PieceRef: "F2" }),
      { ...third!, EcritureDate: "20220301", PieceRef: "F3" },
      { ...fourth!, EcritureDate: "20220301", PieceRef: "" },
    ]);
    expect(idsOf(text)).toEqual([
      ["VE::1", 2],
      ["VE::2", 2],
      ["VE::3", 2],
    ]);
    expect(previewOf(text)).toMatchObject({ notValidated: 3, problems: [] });
    expect(odditiesOf(text).get("fec.notValidated")).toMatchObject({ count: 3, lines: [2, 4, 6] });
    expect(odditiesOf(text).get("fec.entryWithoutNumber")).toMatchObject({ count: 6 });
  });

  test("keeps what its lines know beyond their columns", () => {
    const [first, second] = anEntry();
    const { book } = readFec(
      fecText([
        first!,
        {
          ...second!,
          PieceRef: "F9",
          EcritureLet: "AA",
          DateLet: "20220305",
          Montantdevise: "130,00",
          Idevise: "USD",
        },
      ]),
    );
    expect(book?.entries[0]?.lineFacts).toEqual([
      { line: 1, pieceRef: "F9", matchedOn: "2022-03-05", foreignAmount: "130,00", foreignCurrency: "USD" },
    ]);
  });
});

describe("numbering", () => {
  const numbered = (...numbers: string[]) =>
    fecText(numbers.flatMap((EcritureNum) => anEntry({ EcritureNum })));

  test("with a hole is told with what is missing", () => {
    expect(odditiesOf(numbered("VE0001", "VE0002", "VE0005")).get("fec.numberGaps")).toMatchObject({
      count: 1,
      lines: [6],
      facts: { after: "VE0002", before: "VE0005", missing: 2 },
    });
  });

  test("that goes back is told, and is no hole", () => {
    expect([...odditiesOf(numbered("1", "3", "2")).keys()]).toEqual(["fec.numbersUnsorted"]);
  });

  test("that runs against the days is told", () => {
    const text = fecText([...anEntry(), ...anEntry({ EcritureNum: "2", EcritureDate: "20220101" })]);
    expect(odditiesOf(text).get("fec.daysUnsorted")).toMatchObject({ count: 1, lines: [4] });
  });
});

describe("other oddities", () => {
  test.each([
    ["fec.paddedText", { CompteLib: "  Clients " }],
    ["fec.textEmpty", { PieceRef: "" }],
    ["fec.textCut", { EcritureLib: "x".repeat(500) }],
    ["fec.accountNotDigits", { CompteNum: "CLI", CompteLib: "Clients" }],
    ["fec.partyWithoutCode", { CompAuxLib: "Dupont" }],
    ["fec.validatedBeforeDay", { ValidDate: "20220101" }],
  ] as const)("%s", (code, row) => {
    const text = fecText(anEntry(row));
    expect([...odditiesOf(text).keys()]).toEqual([code]);
    expect(previewOf(text).problems).toEqual([]);
  });

  test("two labels of one account", () => {
    const text = fecText([...anEntry(), ...anEntry({ EcritureNum: "2", CompteLib: "Autre" })]);
    expect(odditiesOf(text).get("fec.accountLabelsDiffer")).toMatchObject({
      count: 2,
      lines: [4, 5],
      facts: { account: "411000", label: "Clients", other: "Autre" },
    });
  });

  test("a row of separators alone is no row", () => {
    const text = `${fecText(anEntry())}${"\t".repeat(17)}\r\n`;
    expect(previewOf(text).rows).toBe(2);
    expect([...odditiesOf(text).keys()]).toEqual(["fec.blankRow"]);
  });
});
