import { openPeerVouchers, readPage } from "./open-peer-vouchers.ts";

export interface PeerPage {
  /** Pulls all there is, then sums it up. */
  readonly fill: () => Promise<{
    readonly filledMs: number;
    readonly shownMs: number;
    readonly documents: number;
    readonly debitCents: number;
  }>;
}

const page: PeerPage = {
  fill: async () => {
    const from = performance.now();
    const vouchers = await openPeerVouchers();
    await vouchers.pull("pull-vouchers", readPage);
    const filledMs = performance.now() - from;
    const sums = await vouchers.sumUp();
    return { filledMs, shownMs: performance.now() - from, ...sums };
  },
};
Object.assign(globalThis, { bench: page });
