import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { ImportReaders } from "#core/imports/import-readers.ts";
import { prepareFec } from "#server/imports/prepare-fec.ts";
import { createDirectory } from "#test/support/databases.ts";
import { QUIRKY_FILE_NAME, quirkyFec } from "#test/support/quirky-fec.ts";

// Real files are megabytes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const oneLedger: ImportReaders = { practitioners: [], feeStem: "706", hidesParties: false };
const practice: ImportReaders = {
  practitioners: [
    { id: "anne", code: "ANN" },
    { id: "bob", code: "BOB" },
  ],
  feeStem: "706",
  hidesParties: true,
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
  const prepared = await prepareFec(file, [stream(), stream()], async (hash) => {
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
  expect(found).toEqual([
    [0, 562, 220, 13, "a3793f55d4cf232b", "90eb119fcdb35807", "5b8df8a83b374186"],
    [0, 571, 220, 13, "253691b5915060e7", "6d435d1c1174a0eb", "b532419d1dc18b78"],
    [0, 561, 219, 13, "dbe84e6465884eae", "6f6c39e8d2b072bd", "b7537c8adbd06247"],
    [0, 584, 223, 13, "89197992cf8f17b5", "d3f2657a02604052", "df984dfcf0ab0edf"],
    [0, 614, 224, 12, "c50b273e8847e7b3", "9a88bf705b36eeef", "2252a71b4e975f0f"],
    [0, 551, 222, 12, "29c75c632ce729a0", "a8e9823c1c8461a6", "4b67b7ce52ebdd99"],
    [3, 595, 224, 0, "ff521ac061118fef", ""],
  ]);
});

for (const [name, closingDay, expected] of [
  ["0000000001FEC20220831.txt", "2022-08-31", [0, 5422, 2033, 12, "6e3508b076bd1c9f", "05c35c14ff171c74"]],
  ["111111111FEC20221231.TXT", "2022-12-31", [0, 934, 248, 7, "c665763ae56c78d1", "95e3172dfef27b89"]],
] as const) {
  const path = `../shared/data/fec/${name}`;
  test.runIf(existsSync(path))(
    `a real file gives the very seals that earlier versions gave: ${name}`,
    async () => {
      expect(await sealsOf(readFileSync(path), practice, name, closingDay)).toEqual(expected);
    },
  );
}
