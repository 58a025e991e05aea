import type { Envelope } from "#core/replication/envelope.ts";
import { cardDocuments } from "../storage/card-documents.ts";
import type { Membership } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import { toEnvelope } from "./read-page.ts";

export interface Cards {
  readonly companies: readonly Envelope[];
  readonly members: readonly Envelope[];
  /** The revision as of which the reader has each card. */
  readonly reached: Record<string, number>;
  readonly isComplete: boolean;
}

/**
 * The cards that have changed, whole companies at a time: what is not on a card is not read. A card is two documents,
 * so the limit is one of companies.
 */
export async function readCards(
  tx: ReadTx,
  {
    userId,
    memberships,
    heads,
    reached: before,
    limit,
  }: {
    readonly userId: string;
    readonly memberships: readonly Membership[];
    readonly heads: ReadonlyMap<string, number>;
    readonly reached: Readonly<Record<string, number>>;
    readonly limit: number;
  },
): Promise<Cards> {
  const headOf = (companyId: string) => heads.get(companyId) ?? 0;
  const reachedBy = ({ companyId }: Membership) => Math.min(before[companyId] ?? 0, headOf(companyId));
  const moved = memberships.filter((one) => reachedBy(one) < headOf(one.companyId));
  const read = new Map(moved.slice(0, limit).map((membership) => [membership.companyId, membership]));
  const companies: Envelope[] = [];
  const members: Envelope[] = [];
  for (const row of await cardDocuments(tx, { userId, companyIds: [...read.keys()] })) {
    const membership = read.get(row.companyId)!;
    if (row.revision <= reachedBy(membership)) continue;
    const envelope = await toEnvelope(tx, membership, row);
    if (envelope !== null) (row.collection === "companies" ? companies : members).push(envelope);
  }
  const reached = Object.fromEntries(
    memberships.flatMap((membership) => {
      const { companyId } = membership;
      if (read.has(companyId)) return [[companyId, headOf(companyId)]];
      // One that is not begun is not said to be there.
      return companyId in before ? [[companyId, reachedBy(membership)]] : [];
    }),
  );
  return { companies, members, reached, isComplete: read.size === moved.length };
}
