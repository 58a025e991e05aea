import { z } from "zod";
import { instantSchema } from "../calendar-date.ts";
import { canonicalJson } from "../canonical-json.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";

/**
 * Something a user did, sent once and kept for ever. Each carries the hash of the one its device made before it in
 * that company, so neither a lost nor a copied one goes unnoticed.
 */
export const commandEnvelopeSchema = z.strictObject({
  id: idSchema,
  company: idSchema,
  device: idSchema,
  /** 1, 2, 3 … for each device and company. */
  counter: z.int().min(1),
  previousHash: hashSchema.nullable(),
  type: z
    .string()
    .max(60)
    .regex(/^[A-Za-z.]+$/),
  version: z.int().min(1),
  args: z.unknown(),
  madeBy: idSchema,
  madeAt: instantSchema,
  hash: hashSchema,
});
export interface CommandEnvelope extends z.infer<typeof commandEnvelopeSchema> {}

/** The hash a command must carry: over all of it but the hash itself. A faster SHA-256 than core's may be given. */
export function commandHash(command: Omit<CommandEnvelope, "hash">, hashOf: HashOf = sha256Hex): string {
  const { id, company, device, counter, previousHash, type, version, args, madeBy, madeAt } = command;
  return hashOf(
    canonicalJson({ id, company, device, counter, previousHash, type, version, args, madeBy, madeAt }),
  );
}
