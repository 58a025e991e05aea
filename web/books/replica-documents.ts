import type { CollectionName, Documents } from "#core/collections.ts";
import { collectionNames } from "#core/collections.ts";
import { documentIdOf, type Envelope, isGone } from "#core/replication/envelope.ts";
import type { Codec } from "./codec.ts";
import type { BaseDocument } from "./documents-shown.ts";
import type { Replica, ReplicaRow } from "./replica.ts";

export const envelopeToRow = async (envelope: Envelope, codec: Codec): Promise<ReplicaRow> => ({
  ...envelope,
  body: await codec.encode(envelope.body),
});

export const envelopeToBase = (collection: CollectionName, envelope: Envelope): BaseDocument => ({
  collection,
  id: documentIdOf(envelope.id),
  revision: envelope.revision,
  acts: (envelope.body["acts"] ?? {}) as Record<string, number>,
  document: isGone(envelope) ? null : (envelope.body as unknown as Documents[CollectionName]),
});

/** A company's documents out of the replica, those written after a revision. */
export async function readBaseDocuments(
  replica: Replica,
  codec: Codec,
  company: string,
  afterRevision = 0,
  collections: readonly CollectionName[] = collectionNames,
): Promise<readonly BaseDocument[]> {
  const found = await Promise.all(
    collections.map(async (collection) => {
      const rows = await replica.readAfter(collection, company, afterRevision);
      return Promise.all(
        rows.map(async (row) =>
          envelopeToBase(collection, {
            ...row,
            body: (await codec.decode(row.body)) as Record<string, unknown>,
          }),
        ),
      );
    }),
  );
  return found.flat();
}

/** What is known of a company that is not whole on this device. */
export const readCard = (replica: Replica, codec: Codec, company: string): Promise<readonly BaseDocument[]> =>
  readBaseDocuments(replica, codec, company, 0, ["companies", "members"]);
