import { deflateRawSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { openFecExport } from "#server/exports/open-fec-export.ts";
import { exportInMemory, fecInMemory } from "#test/support/fec-in-memory.ts";
import { aFirm, sealBooks } from "#test/support/seal-books.ts";
import { anEntry } from "#test/support/some-vouchers.ts";

// Threads begin slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const MONTHS = ["01", "02", "03", "04"];
const vouchers = MONTHS.flatMap((month) =>
  Array.from({ length: 2_000 }, (_, index) =>
    anEntry({ id: `v${month}-${index}`, day: `2026-${month}-05`, label: `Séance ${index}` }, 1 + index),
  ),
);
const books = {
  company: aFirm,
  vouchers,
  ...sealBooks(
    vouchers,
    MONTHS.map((month) => `2026-${month}-28`),
  ),
};
const asked = { through: "2026-12-31" };

function open(readBody: (hash: string) => Uint8Array = (hash) => books.bodies.get(hash)!) {
  const { plan, source } = fecInMemory(books, asked);
  const { readLive, readParties, readMatchings, readVouchers } = source;
  const readDeflated = async (hash: string) => deflateRawSync(readBody(hash));
  return openFecExport(plan, { readLive, readParties, readMatchings, readVouchers, readDeflated });
}

async function take({ pieces }: Awaited<ReturnType<typeof open>>) {
  const taken: Uint8Array[] = [];
  const writing = pieces();
  for (;;) {
    const next = await writing.next();
    if (next.done)
      return { pieces: taken.length, text: Buffer.concat(taken).toString(), content: next.value };
    taken.push(next.value.slice());
  }
}

test("file after file is written whole, at once and one after the other, whoever leaves in between", async () => {
  const expected = await exportInMemory(books, asked);
  const first = await take(await open());
  expect(first.pieces).toBeGreaterThan(2);
  expect(first).toMatchObject(expected);

  const left = await open();
  for await (const piece of left.pieces()) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  const untouched = await open();
  await untouched.close();
  await left.close();

  const both = await Promise.all([open(), open()]);
  for (const written of await Promise.all(both.map(take))) expect(written).toMatchObject(expected);
  expect(await take(await open())).toMatchObject(expected);
});

test("a body that is not as it was validated, or not there, ends the file, and the next one is whole", async () => {
  const expected = await exportInMemory(books, asked);
  const [, hash] = [...books.bodies.keys()];
  const changed = await open((asked) => {
    const body = books.bodies.get(asked)!.slice();
    if (asked === hash) body[body.length >> 1]! ^= 1;
    return body;
  });
  await expect(take(changed)).rejects.toThrow(`The sealed body ${hash} is not as it was validated.`);
  const gone = await open((asked) => {
    if (asked === hash) throw new Error("It is not there.");
    return books.bodies.get(asked)!;
  });
  await expect(take(gone)).rejects.toThrow("It is not there.");
  expect(await take(await open())).toMatchObject(expected);
});
