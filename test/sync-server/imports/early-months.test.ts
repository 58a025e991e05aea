import { describe, expect, test, vi } from "vitest";
import { createEarlyMonths } from "#server/imports/early-months.ts";
import type { SpooledMonth } from "#server/imports/import-spool.ts";
import type { FecPacking, PackedFecMonth } from "#server/imports/pack-fec-month.ts";
import { prepareFec } from "#server/imports/prepare-fec.ts";
import { anEntry, type FecRow, FILE_NAME, fecText } from "#test/core/formats/fec/fec-file.ts";
import { createDirectory } from "#test/support/databases.ts";

// A thread that reads TypeScript takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("months packed while the file goes by", () => {
  function follow() {
    const rows = new Map<string, number>();
    const asked: string[] = [];
    const finish: (() => void)[] = [];
    const spooled = (month: string): SpooledMonth => ({
      month,
      rowsPath: "",
      rowsBytes: 0,
      entriesPath: "",
      entryCount: rows.get(month) ?? 0,
    });
    const early = createEarlyMonths({ spooled, packing: () => ({}) as FecPacking });
    const thread = {
      begin: () => {},
      pack: ({ month }: SpooledMonth) => {
        asked.push(month);
        return new Promise<PackedFecMonth>((resolve) => finish.push(() => resolve({} as PackedFecMonth)));
      },
    };
    return {
      asked,
      see: (month: string, isValidated = true) => {
        rows.set(month, (rows.get(month) ?? 0) + 1);
        early.sawRow(month, isValidated);
        early.packNext(thread);
      },
      finishOne: async () => {
        finish.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
        early.packNext(thread);
      },
      end: () => early.packNext(thread, true),
      held: () => [...early.amongst([...rows.keys()].map(spooled)).keys()],
    };
  }

  test("are those with two later ones behind them, one at a time and each once", async () => {
    const file = follow();
    for (const month of ["2025-01", "2025-02"]) file.see(month);
    expect(file.asked).toEqual([]);
    for (const month of ["2025-03", "2025-04", "2025-05"]) file.see(month);
    expect(file.asked).toEqual(["2025-01"]);
    for (let step = 0; step < 4; step += 1) await file.finishOne();
    expect(file.asked).toEqual(["2025-01", "2025-02", "2025-03"]);
    expect(file.held()).toEqual(["2025-01", "2025-02", "2025-03"]);
  });

  test("are one more at the end of the file, which is behind every month, whatever is being packed", () => {
    const file = follow();
    for (const month of ["2025-01", "2025-02", "2025-03"]) file.see(month);
    file.end();
    expect(file.asked).toEqual(["2025-01", "2025-02"]);
    expect(file.held()).toEqual(["2025-01", "2025-02"]);
  });

  test("do not hold where a row came late, and no more are packed then", async () => {
    const file = follow();
    for (const month of ["2025-01", "2025-02", "2025-03", "2025-04"]) file.see(month);
    await file.finishOne();
    file.see("2025-01");
    for (const month of ["2025-05", "2025-06"]) file.see(month);
    await file.finishOne();
    expect(file.asked).toEqual(["2025-01", "2025-02"]);
    expect(file.held()).toEqual(["2025-02"]);
  });

  test("are none from the first row on that is not validated", () => {
    const file = follow();
    file.see("2025-01");
    file.see("2025-02", false);
    file.see("2025-03");
    expect(file.asked).toEqual([]);
  });
});

describe("a file of which months are packed as it goes by", () => {
  const MONTHS = ["01", "02", "03", "04", "05"];
  const entry = (number: string, day: string, more: FecRow = {}): FecRow[] =>
    anEntry({
      EcritureNum: number,
      EcritureDate: day,
      PieceDate: day,
      PieceRef: `F${number}`,
      ValidDate: "20230101",
      ...more,
    });
  const month = (name: string, place: number): FecRow[] => [
    ...entry(String(2 * place + 1), `2022${name}10`),
    ...entry(String(2 * place + 2), `2022${name}20`, {
      CompAuxNum: `C${name}`,
      CompAuxLib: `Client ${name}`,
    }),
  ];
  const orderly = MONTHS.map(month);
  const withLast = (rows: readonly FecRow[]) => orderly.with(-1, [...orderly.at(-1)!, ...rows]);
  const withFirst = (rows: readonly FecRow[]) => orderly.with(0, [...orderly[0]!, ...rows]);

  async function prepare(months: readonly (readonly FecRow[])[], rowsForTwo: number) {
    async function* pieces() {
      for (const [place, rows] of months.entries()) {
        const text = fecText(rows);
        yield new TextEncoder().encode(place === 0 ? text : text.slice(text.indexOf("\n") + 1));
      }
    }
    const file = {
      fileName: FILE_NAME,
      company: "c",
      closingDay: "2022-12-31",
      readers: { practitioners: [], feeStem: "706", hidesParties: false, takesLive: true },
      salt: "salt",
      spoolDirectory: await createDirectory(),
    };
    const bodies = new Set<string>();
    const keepBody = async (hash: string) => {
      bodies.add(hash);
    };
    return { prepared: await prepareFec(file, pieces(), keepBody, rowsForTwo), bodies };
  }

  test.each<[string, readonly (readonly FecRow[])[]]>([
    ["goes on from day to day", orderly],
    ["has a row of January at its end", withLast(entry("90", "20220131"))],
    ["uses a number of January again in May", withLast(entry("1", "20220521"))],
    [
      "has an entry of January and May",
      [
        ...orderly.slice(0, 4),
        [...orderly[4]!, ...entry("91", "20220131").slice(0, 1), ...entry("91", "20220521").slice(1)],
      ],
    ],
    ["has drafts of no number in January", withFirst(entry("", "20220112"))],
    ["has an entry of May that is not validated", withLast(entry("92", "20220522", { ValidDate: "" }))],
    ["has an entry of January that is not validated", withFirst(entry("93", "20220122", { ValidDate: "" }))],
    [
      "says another label of January's account in May",
      withLast(entry("94", "20220522", { CompteLib: "Autres" })),
    ],
    ["has an entry that does not balance", withLast(entry("95", "20220522").slice(1))],
  ])("makes the seals of one that is read to its end first: it %s", async (_, months) => {
    const [meanwhile, afterwards] = [
      await prepare(months, 1),
      await prepare(months, Number.POSITIVE_INFINITY),
    ];
    expect(meanwhile).toEqual(afterwards);
  });
});
