import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { ImportReaders } from "#core/imports/import-readers.ts";
import { prepareFec } from "#server/imports/prepare-fec.ts";
import { createDirectory } from "#test/support/databases.ts";
import { QUIRKY_FILE_NAME, quirkyFec } from "#test/support/quirky-fec.ts";

// Real files are megabytes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const oneLedger: ImportReaders = { practitioners: [], feeStem: "706", hidesParties: false, takesLive: false };
const practice: ImportReaders = {
  practitioners: [
    { id: "anne", code: "ANN" },
    { id: "bob", code: "BOB" },
  ],
  feeStem: "706",
  hidesParties: true,
  takesLive: false,
};

async function sealsOf(
  bytes: Uint8Array,
  readers: ImportReaders,
  fileName = QUIRKY_FILE_NAME,
  closingDay = "2025-12-31",
) {
  const file = {
    fileName,
    company: "c",
    closingDay,
    readers,
    salt: "salt",
    spoolDirectory: await createDirectory(),
  };
  const stream = () => new Blob([new Uint8Array(bytes)]).stream();
  const hashes = new Set<string>();
  const prepared = await prepareFec(file, stream(), async (hash) => {
    hashes.add(hash);
  });
  const { previewDigest, problemCount, rows, entries, headers } = prepared;
  for (const { content } of headers.flatMap(({ parts }) => parts))
    for (const { hash } of content?.bodies ?? []) expect(hashes).toContain(hash);
  // A header's hash covers its bodies and the header before, so the last one stands for every byte.
  return [
    problemCount,
    rows,
    entries,
    headers.length,
    previewDigest.slice(0, 16),
    headers.at(-1)?.hash.slice(0, 16) ?? "",
  ];
}

test("the same file gives the very seals and preview that earlier versions gave", async () => {
  const found: unknown[] = [];
  for (const seed of [1, 2, 3, 4, 5, 6])
    found.push([
      ...(await sealsOf(quirkyFec(seed), oneLedger)),
      ...(await sealsOf(quirkyFec(seed), practice)).slice(-1),
    ]);
  found.push(await sealsOf(quirkyFec(7, { unbalanced: 3 }), oneLedger));
  // The last of each row holds no names: since the 22nd of November such seals say by its code whose client a line is.
  expect(found).toEqual([
    [0, 562, 220, 13, "a3793f55d4cf232b", "1aa621efe1339dba", "d78f9e926b20d3a0"],
    [0, 571, 220, 13, "253691b5915060e7", "ca9d904ae87cf8f6", "0004e295d709e12b"],
    [0, 561, 219, 13, "dbe84e6465884eae", "2390e9ffa04eb859", "215db6217781e132"],
    [0, 584, 223, 13, "89197992cf8f17b5", "b1f56727f10ec510", "dff0598c862add01"],
    [0, 614, 224, 12, "c50b273e8847e7b3", "841654da0a11e58f", "ecb00278842723d1"],
    [0, 551, 222, 12, "29c75c632ce729a0", "a00bb28aaa7f0eb6", "83206aba96c2a973"],
    [3, 595, 224, 0, "ff521ac061118fef", ""],
  ]);
});

for (const [name, closingDay, expected] of [
  ["0000000001FEC20220831.txt", "2022-08-31", [0, 5422, 2033, 12, "6e3508b076bd1c9f", "c62c76b8a1c5616e"]],
  ["111111111FEC20221231.TXT", "2022-12-31", [0, 934, 248, 7, "c665763ae56c78d1", "e166c6d430208f6f"]],
] as const) {
  const path = `../shared/data/fec/${name}`;
  test.runIf(existsSync(path))(
    `a real file gives the very seals that earlier versions gave: ${name}`,
    async () => {
      expect(await sealsOf(readFileSync(path), practice, name, closingDay)).toEqual(expected);
    },
  );
}

test("months that two threads pack side by side make the seals and entries that one makes", async () => {
  const bytes = quirkyFec(8);
  const prepare = async (rowsForTwo: number) => {
    const file = {
      fileName: QUIRKY_FILE_NAME,
      company: "c",
      closingDay: "2025-12-31",
      readers: { ...practice, takesLive: true },
      salt: "salt",
      spoolDirectory: await createDirectory(),
    };
    const stream = () => new Blob([new Uint8Array(bytes)]).stream();
    const bodies = new Map<string, string>();
    const keepBody = async (hash: string, deflated: Uint8Array) => {
      bodies.set(hash, Buffer.from(deflated).toString("base64"));
    };
    const prepared = await prepareFec(file, stream(), keepBody, rowsForTwo);
    return { prepared, bodies };
  };
  const [one, two] = [await prepare(Number.POSITIVE_INFINITY), await prepare(1)];
  expect(one.prepared.headers.length).toBeGreaterThan(1);
  expect(two).toEqual(one);
});
