import { openPeerVouchers, PAGE, readPage } from "./open-peer-vouchers.ts";

export interface TombstonesPeerPage {
  /** Holds all there is, then takes in that all of it is deleted; how long until its sums say so. */
  readonly mask: () => Promise<{ readonly held: number; readonly tookMs: number; readonly left: number }>;
}

const page: TombstonesPeerPage = {
  mask: async () => {
    const vouchers = await openPeerVouchers();
    await vouchers.pull("pull-vouchers", readPage);
    // They need no network, which can only be to the peer's good.
    const tombstones = (await vouchers.all()).map(({ id, day, body }) => ({ id, day, body, _deleted: true }));
    const from = performance.now();
    await vouchers.pull("pull-tombstones", async (next) => tombstones.slice(next * PAGE, (next + 1) * PAGE));
    const { documents } = await vouchers.sumUp();
    return { held: tombstones.length, tookMs: performance.now() - from, left: documents };
  },
};
Object.assign(globalThis, { bench: page });
