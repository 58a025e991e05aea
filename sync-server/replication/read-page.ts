import { type CollectionName, type collections, type Documents, dayOf, stateOf } from "#core/collections.ts";
import { DELETED, type Envelope, envelopeIdOf, SEALED } from "#core/replication/envelope.ts";
import { isLeft, subjectOf } from "../commands/to-stored.ts";
import { changesSince, readDocument, type StoredDocument, sealedSince } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import { bodyFor } from "./what-members-see.ts";

export interface Page {
  readonly envelopes: Envelope[];
  /** The revision each company is complete through in this collection. */
  readonly reached: Record<string, number>;
  readonly isComplete: boolean;
}

/**
 * The next documents of one collection, company by company in the order of revisions. A page is full unless nothing
 * is left: a company whose page is not is complete through its head, also past what its reader may not see.
 */
export async function readPage(
  tx: ReadTx,
  {
    memberships,
    heads,
    collection,
    reached: before,
    complete,
    limit,
  }: {
    readonly memberships: readonly Membership[];
    readonly heads: ReadonlyMap<string, number>;
    readonly collection: CollectionName;
    readonly reached: Readonly<Record<string, number>>;
    /** Companies the device holds whole, and so may hold what was sealed since. */
    readonly complete: ReadonlySet<string>;
    readonly limit: number;
  },
): Promise<Page> {
  const envelopes: Envelope[] = [];
  const reached: Record<string, number> = {};
  let isComplete = true;
  for (const membership of memberships) {
    const { companyId, slices } = membership;
    const head = heads.get(companyId) ?? 0;
    let revision = Math.min(before[companyId] ?? 0, head);
    while (revision < head && envelopes.length < limit) {
      const wanted = limit - envelopes.length;
      const query = { companyId, collection, revision, limit: wanted, slices };
      const rows = await rowsSince(tx, query, complete.has(companyId));
      for (const row of rows) {
        const envelope =
          row.sealedIn === undefined ? await toEnvelope(tx, membership, row) : sealedNotice(row);
        if (envelope !== null) envelopes.push(envelope);
      }
      revision = rows.length < wanted ? head : rows.at(-1)!.revision;
    }
    reached[companyId] = revision;
    if (revision < head) isComplete = false;
  }
  return { envelopes, reached, isComplete };
}

/** What is live, and for whoever may hold it from before, what no longer is; in the order of revisions. */
async function rowsSince(
  tx: ReadTx,
  query: Parameters<typeof changesSince>[1],
  mayHoldSealed: boolean,
): Promise<readonly StoredDocument[]> {
  const live = await changesSince(tx, query);
  if (!mayHoldSealed || query.collection !== "vouchers") return live;
  const sealed = await sealedSince(tx, query);
  if (sealed.length === 0) return live;
  return [...live, ...sealed].sort((one, other) => one.revision - other.revision).slice(0, query.limit);
}

function sealedNotice({ companyId, id, revision, body }: StoredDocument): Envelope {
  const { acts } = body as { readonly acts: Record<string, number> };
  const envelopeId = envelopeIdOf(companyId, id);
  return { id: envelopeId, company: companyId, revision, day: "", state: SEALED, body: { acts } };
}

/** The document as its reader may read it; null where it is no news for them. */
export async function toEnvelope(
  tx: ReadTx,
  membership: Membership,
  row: StoredDocument,
): Promise<Envelope | null> {
  if (isLeft(row.id) && (await stillReads(tx, membership, row))) return null;
  const common = {
    id: envelopeIdOf(row.companyId, subjectOf(row.id)),
    company: row.companyId,
    revision: row.revision,
  };
  if (row.deleted) return { ...common, day: "", state: DELETED, body: row.body as Record<string, unknown> };
  const collection = row.collection as keyof typeof collections;
  const document = row.body as Documents[typeof collection];
  return {
    ...common,
    day: dayOf(collection, document),
    state: stateOf(collection, document),
    body: bodyFor(membership, row),
  };
}

/** A document that left a slice is news only for those who cannot follow it. */
async function stillReads(
  tx: ReadTx,
  { slices }: Membership,
  { companyId, collection, id }: StoredDocument,
): Promise<boolean> {
  if (slices === null) return true;
  const current = await readDocument(tx, { companyId, collection, id: subjectOf(id) });
  return current !== null && slices.includes(current.slice);
}
