import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase } from "rxdb/plugins/core";
import { RxDBLeaderElectionPlugin } from "rxdb/plugins/leader-election";
import { type RxReplicationState, replicateRxCollection } from "rxdb/plugins/replication";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";

/** A document as the peer keeps it: what ours keeps, in the open. */
export interface PeerDocument {
  readonly id: string;
  readonly body: Record<string, unknown>;
}

/** What one invoice is on the peer's side: the draft, what approving made of it, and its matching. */
export interface PeerInvoice {
  readonly draft: PeerDocument;
  readonly approved: PeerDocument;
  readonly matching: PeerDocument;
}

export interface PeerPage {
  readonly begin: () => Promise<void>;
  /** Answers how long each invoice took. */
  readonly write: (invoices: readonly PeerInvoice[]) => Promise<readonly number[]>;
  /** From the network's return until both collections are in sync. */
  readonly arrive: () => Promise<{ readonly pushedMs: number }>;
}

const names = ["vouchers", "matchings"] as const;
type Collections = Record<(typeof names)[number], RxCollection<PeerDocument>>;

let database: RxDatabase<Collections>;
const replications: RxReplicationState<PeerDocument, never>[] = [];
let onlineAt = 0;
addEventListener("online", () => {
  onlineAt = performance.now();
});

addRxPlugin(RxDBLeaderElectionPlugin);

const page: PeerPage = {
  begin: async () => {
    database = await createRxDatabase<Collections>({
      name: "peer",
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    const schema = {
      version: 0,
      primaryKey: "id",
      type: "object",
      properties: {
        id: { type: "string", maxLength: 100 },
        body: { type: "object", additionalProperties: true },
      },
      required: ["id", "body"],
    } as const;
    await database.addCollections({ vouchers: { schema }, matchings: { schema } });
    for (const name of names) {
      const replication = replicateRxCollection<PeerDocument, never>({
        collection: database[name],
        replicationIdentifier: `push-${name}`,
        live: true,
        waitForLeadership: false,
        push: {
          batchSize: 100,
          handler: async (rows) => {
            const answer = await fetch(`/push/${name}`, {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify(rows),
            });
            if (!answer.ok) throw new Error(`The peer's server answered ${answer.status}`);
            return answer.json();
          },
        },
      });
      await replication.awaitInSync();
      replications.push(replication);
    }
  },
  write: async (invoices) => {
    const took: number[] = [];
    for (const { draft, approved, matching } of invoices) {
      const from = performance.now();
      const inserted = await database.vouchers.insert(draft);
      await inserted.incrementalPatch({ body: approved.body });
      await database.matchings.insert(matching);
      took.push(performance.now() - from);
    }
    return took;
  },
  arrive: async () => {
    while (onlineAt === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const replication of replications) replication.reSync();
    await Promise.all(replications.map((replication) => replication.awaitInSync()));
    return { pushedMs: performance.now() - onlineAt };
  },
};
Object.assign(globalThis, { bench: page });
