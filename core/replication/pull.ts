import { z } from "zod";
import { type CollectionName, collectionNames } from "../collections.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { envelopeSchema } from "./envelope.ts";
import { epochSchema, headProofsSchema } from "./restoration.ts";

/** The most documents of one collection in one answer. Pages are full until done. */
export const PULL_LIMIT_MAX = 1000;

const collectionNameSchema = z.enum(collectionNames as [CollectionName, ...CollectionName[]]);
const revisionByCompany = z.record(idSchema, z.int().min(0));

/** Names what somebody may see of a company, so that two who may see the same have the same name for it. */
const scopeSchema = z.string().max(64);

/** `POST /sync/v2/pull`: how far this device has got, by collection and company. A company not named starts at 0. */
export const pullRequestSchema = z.strictObject({
  device: idSchema,
  checkpoints: z.partialRecord(collectionNameSchema, revisionByCompany),
  /** What the reader could see of each company when those checkpoints were reached. */
  scopes: z.record(idSchema, scopeSchema).optional(),
  /** The server's epoch as this device knows it, null before its first pull. Who says it is told of proofs and shut numbering. */
  epoch: epochSchema.nullable().optional(),
  heads: headProofsSchema.optional(),
  limit: z.int().min(1).max(PULL_LIMIT_MAX),
});
export interface PullRequest extends z.infer<typeof pullRequestSchema> {}

/** Count and sum of the voucher digests of one month and slice, see replication/voucher-digest.ts. */
export const monthDigestSchema = z.strictObject({ count: z.int().min(0), sum: hashSchema });
export interface MonthDigest extends z.infer<typeof monthDigestSchema> {}

/** All of it read from one snapshot. */
export const pullAnswerSchema = z.strictObject({
  epoch: epochSchema,
  pages: z.partialRecord(collectionNameSchema, z.array(envelopeSchema)),
  checkpoints: z.partialRecord(collectionNameSchema, revisionByCompany),
  /** The revision each company stood at in the snapshot. */
  heads: revisionByCompany,
  /** The last counter of this device that was decided, by company. */
  settled: z.record(idSchema, z.int().min(0)),
  /** By company, then `<slice>/<month>`: only when done, and only the slices the reader may see. */
  digests: z.record(idSchema, z.record(z.string(), monthDigestSchema)),
  /** What the reader may see now, by company. */
  scopes: z.record(idSchema, scopeSchema),
  /**
   * The device drops what it holds of these, before it keeps the pages: companies the reader may no longer see, and
   * those of which they may see something else than before, which begin anew with these pages.
   */
  drop: z.array(idSchema),
  headProofs: headProofsSchema.optional(),
  /** Companies that get no new numbers until somebody opens their numbering, and when the server was restored. */
  shut: z.record(idSchema, z.iso.datetime()).optional(),
  done: z.boolean(),
  /** The server's clock, for "complete as of". */
  answeredAt: z.iso.datetime(),
});
export interface PullAnswer extends z.infer<typeof pullAnswerSchema> {}
