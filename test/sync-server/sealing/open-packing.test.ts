import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { debitExcessCents } from "#core/vouchers/posting.ts";
import { voucherSchema } from "#core/vouchers/voucher.ts";
import { openPacking, packingThread } from "#server/sealing/open-packing.ts";
import { warmUpBooks, warmUpVouchers } from "#server/sealing/warm-up-books.ts";
import type { Services } from "#server/services.ts";

// Threads begin slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test("what a thread warms up with are vouchers as they are stored, which balance", () => {
  const vouchers = warmUpVouchers(randomUUID).map((body) => voucherSchema.parse(JSON.parse(body)));
  expect(new Set(vouchers.map(({ kind }) => kind))).toEqual(new Set(["payment", "sale"]));
  for (const { postings } of vouchers) expect(debitExcessCents(postings)).toBe(0);
});

test("a thread that is wanted before, while and after it warms up seals nothing but what it was given", async () => {
  const vouchers = warmUpVouchers(randomUUID);
  const sealInThread = async () => {
    const packing = openPacking();
    const bodies: string[] = [];
    try {
      packing.add(vouchers.slice(0, 50));
      packing.add(vouchers.slice(50));
      const seals = await packing.pack(warmUpBooks, async (hash) => void bodies.push(hash));
      return { seals, bodies };
    } finally {
      await packing.close();
    }
  };
  const cold = await sealInThread();
  expect(cold.seals.sealed).toHaveLength(vouchers.length);

  // The thread that is kept now is not one that warmed up.
  const first = openPacking();
  first.add([]);
  await first.close();
  for (const milliseconds of [0, 400, 2000]) {
    const stop = packingThread.start({} as Services);
    await wait(milliseconds);
    expect(await sealInThread()).toEqual(cold);
    await stop();
  }
});
