import { createRxDatabase, type RxCollection } from "rxdb/plugins/core";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

interface PeerVoucher {
  readonly id: string;
  readonly day: string;
  readonly body: { readonly postings: readonly { readonly side: string; readonly cents: number }[] };
}

export interface PeerPage {
  /** Pulls all there is, then sums it up. */
  readonly fill: () => Promise<{
    readonly filledMs: number;
    readonly shownMs: number;
    readonly documents: number;
    readonly debitCents: number;
  }>;
}

const PAGE = 1000;

const page: PeerPage = {
  fill: async () => {
    const from = performance.now();
    const database = await createRxDatabase<{ vouchers: RxCollection<PeerVoucher> }>({
      name: "peer",
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    await database.addCollections({
      vouchers: {
        schema: {
          version: 0,
          primaryKey: "id",
          type: "object",
          properties: {
            id: { type: "string", maxLength: 100 },
            day: { type: "string", maxLength: 10 },
            body: { type: "object", additionalProperties: true },
          },
          required: ["id", "day", "body"],
          indexes: ["day"],
        } as const,
      },
    });
    const replication = replicateRxCollection<PeerVoucher, { readonly page: number }>({
      collection: database.vouchers,
      replicationIdentifier: "pull-vouchers",
      live: false,
      waitForLeadership: false,
      pull: {
        batchSize: PAGE,
        handler: async (checkpoint) => {
          const next = checkpoint?.page ?? 0;
          const answer = await fetch(`/page/${next}`);
          const documents = (await answer.json()) as PeerVoucher[];
          return {
            documents: documents.map((document) => ({ ...document, _deleted: false })),
            checkpoint: { page: next + 1 },
          };
        },
      },
    });
    replication.error$.subscribe((error) => console.error(error));
    await replication.awaitInitialReplication();
    const filledMs = performance.now() - from;
    const all = await database.vouchers.find().exec();
    let debitCents = 0;
    for (const { body } of all)
      for (const { side, cents } of body.postings) if (side === "debit") debitCents += cents;
    return { filledMs, shownMs: performance.now() - from, documents: all.length, debitCents };
  },
};
Object.assign(globalThis, { bench: page });
