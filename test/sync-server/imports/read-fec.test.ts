import { readdir } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { type FecToRead, readFec } from "#server/imports/read-fec.ts";
import { aFec } from "#test/support/a-fec.ts";
import { createDirectory } from "#test/support/databases.ts";

// A thread that reads TypeScript takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function read({ bytes, fileName }: ReturnType<typeof aFec>) {
  const spoolDirectory = await createDirectory();
  const file: FecToRead = {
    fileName,
    company: "c",
    closingDay: "2025-12-31",
    readers: { practitioners: [], feeStem: "706", hidesParties: false, takesLive: true },
    salt: "salt",
    spoolDirectory,
  };
  const bodies = new Map<string, Uint8Array>();
  const stream = () => new Blob([new Uint8Array(bytes)]).stream();
  const prepared = await readFec(file, stream(), async (hash, deflated) => {
    bodies.set(hash, deflated);
  });
  return { prepared, bodies, spooled: await readdir(spoolDirectory) };
}

test("reads a FEC in a thread of its own and packs it into seals, leaving nothing behind", async () => {
  const { prepared, bodies, spooled } = await read(aFec());
  expect(prepared).toMatchObject({
    problemCount: 0,
    registration: "123456782",
    rows: 4,
    entries: 2,
    debitCents: 18_000,
  });
  expect(prepared.headers.map(({ month }) => month)).toEqual(["2025-01", "2025-03"]);
  expect(bodies.size).toBe(4);
  expect(spooled).toEqual([]);
});

test("says how many problems a file has and makes no seals of it", async () => {
  const { prepared, bodies } = await read(aFec({ closingBalanceCents: 1 }));
  expect(prepared.problemCount).toBe(1);
  expect(prepared.headers).toEqual([]);
  expect(bodies.size).toBe(0);
});
