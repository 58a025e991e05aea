import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { type CheckedChain, checkSeals } from "#core/seals/check-seals.ts";
import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { toStanding } from "../replication/what-members-see.ts";
import type { Services } from "../services.ts";
import { listDocuments } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";
import { findChangedRow } from "./find-changed-row.ts";

const inflate = promisify(inflateRaw);
const SEALS_MAX = 10_000;

/** Proves the validated periods of a company as the server keeps them, and its rows by them, as far as the member may read. */
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
  const headers = stored.map(({ body }) => toldHeader(body as SealHeader, reader));
  const chains = await checkSeals(headers, readBody, nativeSha256Hex);
  const own = chains.find(({ chain }) => chain === MAIN_CHAIN);
  if (own === undefined || own.problem !== null) return chains;
  const changed = await findChangedRow(storage, companyId, headers, readBody);
  if (changed === null) return chains;
  const month = headers.find(({ id }) => id === changed.seal)?.month ?? "";
  const problem = { code: "seal.rowChanged" as const, month, ...changed };
  return chains.map((chain) => (chain === own ? { ...own, problem } : chain));
}
