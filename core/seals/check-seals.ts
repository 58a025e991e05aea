import { z } from "zod";
import { hashSchema } from "../ids.ts";
import type { HashOf } from "../sha256.ts";
import { type SealHeader, sealBodySchema } from "./seal-header.ts";
import { type ReadBody, verifySeals } from "./verify-seals.ts";

/** What proving one chain of validated periods has found. */
export const checkedChainSchema = z.strictObject({
  chain: z.string(),
  headers: z.int().min(0),
  /** Bodies that were read from beginning to end. */
  bodies: z.int().min(0),
  /** Bodies that are not here, and so were not read. */
  notHeld: z.int().min(0),
  /** The hash of the last header, which covers everything before it: two places that tell the same hold the same. */
  lastHash: hashSchema,
  /** The first thing that is not as it was validated; null where all is. */
  problem: z
    .strictObject({
      code: z.enum([
        "seal.headerChanged",
        "seal.chainBroken",
        "seal.bodyChanged",
        "seal.totalsDiffer",
        // Of the server alone: its row of a voucher is not what the seal holds.
        "seal.rowChanged",
      ]),
      seal: z.string(),
      month: z.string(),
      body: sealBodySchema.optional(),
      /** Whose row it is. */
      voucher: z.string().optional(),
    })
    .nullable(),
});
export interface CheckedChain extends z.infer<typeof checkedChainSchema> {}

/** Proves every chain of a company, its own and those that imports brought, as far as its reader has them. */
export async function checkSeals(
  headers: Iterable<SealHeader>,
  readBody: ReadBody,
  hashOf?: HashOf,
): Promise<CheckedChain[]> {
  const headersByChain = new Map<string, SealHeader[]>();
  for (const header of headers) {
    const known = headersByChain.get(header.chain);
    if (known === undefined) headersByChain.set(header.chain, [header]);
    else known.push(header);
  }
  const checked: CheckedChain[] = [];
  for (const chain of [...headersByChain.keys()].sort()) {
    const sorted = headersByChain.get(chain)!.sort((one, other) => one.index - other.index);
    const lastHash = sorted.at(-1)!.hash;
    const verified = await verifySeals(sorted, readBody, hashOf);
    if (verified.ok) {
      const { bodies, notHeld } = verified.value;
      checked.push({
        ...{ chain, headers: sorted.length, bodies, notHeld: notHeld.length, lastHash },
        problem: null,
      });
      continue;
    }
    const { problem } = verified;
    const month = sorted.find(({ id }) => id === problem.seal)?.month ?? "";
    checked.push({
      chain,
      headers: sorted.length,
      bodies: 0,
      notHeld: 0,
      lastHash,
      problem: {
        code: problem.code,
        seal: problem.seal,
        month,
        ...("body" in problem ? { body: problem.body } : {}),
      },
    });
  }
  return checked;
}
