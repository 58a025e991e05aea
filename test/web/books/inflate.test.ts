import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { inflate } from "#web/books/inflate.ts";

const months = [400, 80_000].map((length) =>
  Uint8Array.from({ length }, (_, index) => (index * index) % 251),
);
const deflated = (bytes: Uint8Array) => new Uint8Array(deflateRawSync(bytes));

test("a month of any size comes out as it went in", async () => {
  for (const bytes of months) expect(await inflate(deflated(bytes), bytes.length)).toEqual(bytes);
});

test("bytes that are not whole, or come to another length, are refused where a stream inflates them", async () => {
  const bytes = months[1]!;
  const wrong: readonly [Uint8Array<ArrayBuffer>, number][] = [
    [deflated(bytes), bytes.length + 1],
    [deflated(bytes), bytes.length - 1],
    [deflated(bytes).slice(0, -20), bytes.length],
    [new Uint8Array(bytes.length).fill(255), bytes.length],
  ];
  for (const [given, length] of wrong) await expect(inflate(given, length)).rejects.toThrow();
});

test("a small answer that would unpack to gigabytes takes no more memory than was promised", async () => {
  const bomb = deflated(new Uint8Array(200_000_000));
  await expect(inflate(bomb, 100_000)).rejects.toThrow();
});
