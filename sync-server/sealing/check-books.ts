import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { type CheckedChain, checkSeals } from "#core/seals/check-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { toStanding } from "../replication/what-members-see.ts";
import type { Services } from "../services.ts";
import { listDocuments } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";

const inflate = promisify(inflateRaw);
const SEALS_MAX = 10_000;

/** Proves the validated periods of a company as the server keeps them, as far as the member may read them. */
export async function checkBooks(
  { storage, blobs }: Pick<Services, "storage" | "blobs">,
  membership: Membership,
): Promise<readonly CheckedChain[]> {
  const { companyId } = membership;
  const query = { companyId, collection: "seals", limit: SEALS_MAX };
  const stored = await storage.read((tx) => listDocuments(tx, query));
  const reader = toStanding(membership);
  const readBody = async (hash: string) => {
    const deflated = await blobs.readWhole(hash);
    if (deflated === null) return null;
    // What can no longer be inflated is not what was validated, and is named as such.
    return inflate(deflated).then(
      (bytes) => new Uint8Array(bytes),
      () => new Uint8Array(),
    );
  };
  return checkSeals(
    stored.map(({ body }) => toldHeader(body as SealHeader, reader)),
    readBody,
    nativeSha256Hex,
  );
}
