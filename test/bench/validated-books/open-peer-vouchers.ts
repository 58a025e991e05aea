import { createRxDatabase, type RxCollection } from "rxdb/plugins/core";
import { replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

export interface PeerVoucher {
  readonly id: string;
  readonly day: string;
  readonly body: { readonly postings: readonly { readonly side: string; readonly cents: number }[] };
}
type PulledVoucher = PeerVoucher & { readonly _deleted: boolean };

export const PAGE = 1000;

/** The peer's vouchers, one document each. */
export async function openPeerVouchers() {
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
  const { vouchers } = database;
  return {
    /** RxDB's own pull, page by page until one is short. */
    pull: async (name: string, read: (page: number) => Promise<PulledVoucher[]>): Promise<void> => {
      const replication = replicateRxCollection<PeerVoucher, { readonly page: number }>({
        collection: vouchers,
        replicationIdentifier: name,
        live: false,
        waitForLeadership: false,
        pull: {
          batchSize: PAGE,
          handler: async (checkpoint) => {
            const next = checkpoint?.page ?? 0;
            return { documents: await read(next), checkpoint: { page: next + 1 } };
          },
        },
      });
      replication.error$.subscribe((error) => console.error(error));
      await replication.awaitInitialReplication();
    },
    all: () => vouchers.find().exec(),
    /** One pass over all of them. */
    sumUp: async () => {
      const all = await vouchers.find().exec();
      let debitCents = 0;
      for (const { body } of all)
        for (const { side, cents } of body.postings) if (side === "debit") debitCents += cents;
      return { documents: all.length, debitCents };
    },
  };
}

export async function readPage(page: number): Promise<PulledVoucher[]> {
  const documents = (await (await fetch(`/page/${page}`)).json()) as PeerVoucher[];
  return documents.map((document) => ({ ...document, _deleted: false }));
}
