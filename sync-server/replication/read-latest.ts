import { matchingIdOf } from "#core/matchings/matching.ts";
import type { Envelope } from "#core/replication/envelope.ts";
import { LATEST_VOUCHERS } from "#core/replication/pull.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { latestDocuments, readDocuments } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import { toEnvelope } from "./read-page.ts";

/** A company's newest vouchers by their day, and what settles them: enough for the first screen of it. */
export async function readLatest(
  tx: ReadTx,
  membership: Membership,
): Promise<{ readonly vouchers: Envelope[]; readonly matchings: Envelope[] }> {
  const { companyId, slices } = membership;
  const vouchers = await latestDocuments(tx, {
    companyId,
    collection: "vouchers",
    slices,
    limit: LATEST_VOUCHERS,
  });
  const ids = vouchers.map(({ id }) => matchingIdOf(id));
  const settling = vouchers.flatMap(({ body }) => settledBy(body as Voucher)).map(matchingIdOf);
  const matchings = await readDocuments(tx, {
    companyId,
    collection: "matchings",
    ids: [...new Set([...ids, ...settling])],
  });
  const toEnvelopes = async (rows: typeof vouchers) => {
    const envelopes = await Promise.all(rows.map((row) => toEnvelope(tx, membership, row)));
    return envelopes.flatMap((envelope) => envelope ?? []);
  };
  return {
    vouchers: await toEnvelopes(vouchers),
    matchings: await toEnvelopes(
      matchings.filter(({ slice, deleted }) => !deleted && (slices === null || slices.includes(slice))),
    ),
  };
}

const settledBy = (voucher: Voucher): readonly string[] => {
  if (voucher.kind === "payment") return voucher.settles.map((settled) => settled.voucher);
  return voucher.kind === "creditNote" ? [voucher.credits] : [];
};
