import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BalanceByAccount, CAPITAL_AND_RESULT } from "#core/formats/fec/carry-forward.ts";
import { createFecChecker, type FecCheck } from "#core/formats/fec/check-fec.ts";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import { FEC_FAULT_LINES_MAX } from "#core/formats/fec/fec-faults.ts";
import { type FecRuleCode, fecRuleCodes, fecRules } from "#core/formats/fec/fec-rules.ts";
import { anEntry, aRow, type FecRow, fecText } from "./fec-file.ts";

/** A SIREN whose digits check. */
const NAME = "123456782FEC20221231.txt";

const check = (
  content: string | Uint8Array,
  {
    name = NAME,
    closed = null,
    pieces = [],
  }: { name?: string; closed?: BalanceByAccount | null; pieces?: readonly number[] } = {},
): FecCheck => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const checker = createFecChecker(name);
  let from = 0;
  for (const piece of pieces) {
    checker.push(bytes.slice(from, from + piece));
    from += piece;
  }
  checker.push(bytes.slice(from));
  return checker.end(closed);
};

const opening = (row: FecRow = {}): FecRow[] => [
  aRow({
    JournalCode: "AN",
    JournalLib: "À nouveaux",
    EcritureDate: "20220101",
    PieceDate: "20220101",
    PieceRef: "AN",
    CompteNum: "512000",
    CompteLib: "Banque",
    Debit: "100,00",
    ...row,
  }),
  aRow({
    JournalCode: "AN",
    JournalLib: "À nouveaux",
    EcritureDate: "20220101",
    PieceDate: "20220101",
    PieceRef: "AN",
    CompteNum: "101000",
    CompteLib: "Capital",
    Credit: "100,00",
    ...row,
  }),
];
const right = (): FecRow[] => [
  ...opening(),
  ...anEntry({ EcritureNum: "1" }),
  ...anEntry({ EcritureNum: "2" }),
];

/** What is broken, by rule, with the lines that show it. */
const broken = (found: FecCheck): Partial<Record<FecRuleCode, number[]>> =>
  Object.fromEntries(
    found.rules
      .filter(({ count }) => count > 0)
      .map(({ code, faults }) => [code, faults.map(({ line }) => line)]),
  );

describe("checking a FEC", () => {
  test("finds nothing in a file that is as the law wants it", () => {
    const found = check(fecText(right()));
    expect(broken(found)).toEqual({});
    expect(found.verdict).toBe("right");
    expect(found.rules.filter(({ lacks }) => lacks !== null).map(({ code, lacks }) => [code, lacks])).toEqual(
      [
        ["carryForward", "yearBefore"],
        ["settlements", "bncCash"],
        ["secrecy", "clients"],
      ],
    );
  });

  test.each<[string, Partial<Record<FecRuleCode, number[]>>, (rows: FecRow[]) => FecRow[]]>([
    [
      "an entry that does not balance, its journal and the file",
      { balance: [6], journalBalance: [0], totalBalance: [0] },
      (rows) => [...rows.slice(0, 5), { ...rows[5], Credit: "119,00" }],
    ],
    [
      "a hole in the numbers",
      { numberGaps: [6] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "4" })],
    ],
    [
      "a number that goes back",
      { numberOrder: [8] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "3" }), ...anEntry({ EcritureNum: "2" })],
    ],
    [
      "a number that serves twice",
      { numberOnce: [4, 6] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "1", EcritureDate: "20220201" })],
    ],
    [
      "an entry of several days",
      { entryDays: [4] },
      (rows) => [...rows.slice(0, 3), { ...rows[3], EcritureDate: "20220201" }],
    ],
    [
      "a day outside the year",
      { year: [6, 7] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "2", EcritureDate: "20230101" })],
    ],
    [
      "days that go back along the numbers",
      { dayOrder: [6] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "2", EcritureDate: "20220115" })],
    ],
    [
      "an entry not validated",
      { validated: [6] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "2", ValidDate: "" })],
    ],
    [
      "an entry validated before its day",
      { validatedAfter: [4, 5] },
      (rows) => [...rows.slice(0, 2), ...anEntry({ ValidDate: "20220130" })],
    ],
    [
      "entries that do not follow the order of validation",
      { validationOrder: [6] },
      (rows) => [...rows.slice(0, 4), ...anEntry({ EcritureNum: "2", ValidDate: "20221101" })],
    ],
    [
      "letters without a day, and a day without letters",
      { matchings: [4, 5] },
      (rows) => [...rows.slice(0, 2), { ...rows[2], EcritureLet: "AA" }, { ...rows[3], DateLet: "20220301" }],
    ],
    [
      "an amount in a currency without its name",
      { currencies: [4] },
      (rows) => [...rows.slice(0, 2), { ...rows[2], Montantdevise: "10,00" }, rows[3]!],
    ],
    [
      "empty references, days and labels",
      { mandatory: [4, 4, 5] },
      (rows) => [
        ...rows.slice(0, 2),
        { ...rows[2], PieceRef: "", PieceDate: "" },
        { ...rows[3], EcritureLib: "" },
      ],
    ],
    ["points in amounts", { amounts: [4, 5] }, (rows) => [...rows.slice(0, 2), ...anEntry({}, "120.00")]],
    [
      "an opening entry that comes late and behind others",
      { openingPlace: [4, 4, 5, 5] },
      (rows) => [...rows.slice(2, 4), ...opening({ EcritureDate: "20220201" })],
    ],
    [
      "results carried forward",
      { openingClasses: [3] },
      (rows) => [rows[0]!, { ...rows[1], CompteNum: "706000", CompteLib: "Honoraires" }, ...rows.slice(2)],
    ],
    ["a year without an opening entry", { opening: [0] }, (rows) => rows.slice(2)],
    [
      "the entry that zeroes the accounts of the result",
      { closing: [6] },
      (rows) => [...rows.slice(0, 4), ...closing()],
    ],
    [
      "rows in two places of the file",
      { entryTogether: [6, 7] },
      (rows) => [
        rows[0]!,
        rows[1]!,
        rows[2]!,
        ...anEntry({ EcritureNum: "2" }).slice(0, 1),
        rows[3]!,
        ...anEntry({ EcritureNum: "2" }).slice(1),
      ],
    ],
  ])("names %s", (_name, rules, change) => {
    const found = check(fecText(change(right())));
    expect(broken(found)).toMatchObject(rules);
  });

  test("tells a column of cash-basis books by what it asks for", () => {
    const columns = [...FEC_COLUMNS];
    const rows = [
      ...opening({ DateRglt: "20220101", ModeRglt: "OD" }),
      ...anEntry({
        DateRglt: "20220131",
        ModeRglt: "CB",
        IdClient: "P-00231",
        JournalCode: "",
        JournalLib: "",
      }),
      ...anEntry({ EcritureNum: "2", ModeRglt: "CB", IdClient: "Madame Rossignol" }),
    ];
    const found = check(fecText(rows, { columns }));
    expect(found.form).toBe("bncCash");
    expect(broken(found)).toEqual({ settlements: [6, 7], secrecy: [6, 7] });
    expect(found.rules.find(({ code }) => code === "validated")?.severity).toBe("fault");
  });

  test("compares what is carried forward with what the year before ended with", () => {
    const same = new Map([
      ["51200000", 10_000],
      ["101000", -4_000],
      ["606300", 1_000],
      ["706000", -7_000],
    ]);
    expect(broken(check(fecText(right()), { closed: same }))).toEqual({});
    const other = new Map([
      ["512000", 9_000],
      ["401000", -500],
      ["101000", -8_500],
    ]);
    const found = check(fecText(right()), { closed: other });
    expect(found.rules.find(({ code }) => code === "carryForward")?.faults.map(({ facts }) => facts)).toEqual(
      [
        { account: CAPITAL_AND_RESULT, closedCreditCents: 8_500, openedCreditCents: 10_000 },
        { account: "401000", closedCreditCents: 500, openedDebitCents: 0 },
        { account: "512000", closedDebitCents: 9_000, openedDebitCents: 10_000 },
      ],
    );
  });

  test("knows a SIREN that cannot be one, and a name that says none", () => {
    expect(broken(check(fecText(right()), { name: "123456789FEC20221231.txt" }))).toEqual({ name: [0] });
    const found = check(fecText(right()), { name: "export.txt" });
    expect(broken(found)).toEqual({ name: [0] });
    expect(found.rules.find(({ code }) => code === "year")?.lacks).toBe("closingDay");
  });

  test("says of a file that is none only that", () => {
    const found = check("not a FEC\n");
    expect(found.verdict).toBe("refused");
    expect(broken(found)).toEqual({ text: [1] });
    expect(new Set(found.rules.slice(2).map(({ lacks }) => lacks))).toEqual(new Set(["header"]));
  });

  test("counts every fault and keeps the first lines of each", () => {
    const rows = Array.from({ length: 400 }, (_, index) =>
      anEntry({ EcritureNum: `${index + 1}`, PieceRef: "" }),
    ).flat();
    const mandatory = check(fecText(rows)).rules.find(({ code }) => code === "mandatory");
    expect(mandatory?.count).toBe(800);
    expect(mandatory?.faults).toHaveLength(FEC_FAULT_LINES_MAX);
    expect(mandatory?.faults.at(-1)?.line).toBe(1 + FEC_FAULT_LINES_MAX);
  });

  test("says the same wherever the file is cut", () => {
    const bytes = new TextEncoder().encode(
      fecText([...right(), ...anEntry({ EcritureNum: "9", PieceRef: "" }, "é")]),
    );
    const whole = check(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 12 }), (pieces) => {
        expect(check(bytes, { pieces })).toEqual(whole);
      }),
    );
  });

  test("puts each kind of fault under one rule", () => {
    const kinds = fecRuleCodes.flatMap((code) => fecRules[code].faults);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});

const closing = (): FecRow[] => [
  aRow({
    EcritureNum: "2",
    EcritureDate: "20221231",
    CompteNum: "706000",
    CompteLib: "Honoraires",
    Debit: "120,00",
  }),
  aRow({
    EcritureNum: "2",
    EcritureDate: "20221231",
    CompteNum: "120000",
    CompteLib: "Résultat",
    Credit: "120,00",
  }),
];

describe("checking real files", () => {
  test.each<[string, number, Partial<Record<FecRuleCode, number>>]>([
    [
      "0000000001FEC20220831.txt",
      5_422,
      {
        name: 1,
        amountSpelling: 817,
        numberOrder: 117,
        entryTogether: 119,
        dayOrder: 182,
        matchings: 2_035,
      },
    ],
    [
      "111111111FEC20221231.TXT",
      934,
      { name: 1, columnNames: 2, amountSpelling: 7_882, year: 934, dayOrder: 5, openingPlace: 58 },
    ],
  ])("finds what is wrong with %s", (name, rows, counts) => {
    const path = `../shared/data/fec/${name}`;
    if (!existsSync(path)) return;
    const found = check(readFileSync(path), { name });
    expect(found.preview.rows).toBe(rows);
    expect(
      Object.fromEntries(
        found.rules.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]),
      ),
    ).toEqual(counts);
  });
});
