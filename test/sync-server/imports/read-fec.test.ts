import { expect, test, vi } from "vitest";
import { readFec } from "#server/imports/read-fec.ts";
import { aFec } from "#test/support/a-fec.ts";

// A thread that reads TypeScript takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("reads a FEC in a thread of its own and packs it into seals", async () => {
  const { bytes, fileName } = aFec();
  const { prepared, bodies } = await readFec({
    bytes,
    fileName,
    company: "c",
    closingDay: "2025-12-31",
  });
  expect(prepared).toMatchObject({
    problemCount: 0,
    registration: "123456782",
    rows: 4,
    entries: 2,
    debitCents: 18_000,
  });
  expect(prepared.headers.map(({ month }) => month)).toEqual(["2025-01", "2025-03"]);
  expect(bodies).toHaveLength(4);
});

test("says how many problems a file has and makes no seals of it", async () => {
  const { bytes, fileName } = aFec({ closingBalanceCents: 1 });
  const { prepared, bodies } = await readFec({ bytes, fileName, company: "c", closingDay: "2025-12-31" });
  expect(prepared.problemCount).toBe(1);
  expect(prepared.headers).toEqual([]);
  expect(bodies).toEqual([]);
});
