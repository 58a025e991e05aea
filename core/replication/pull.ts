import { z } from "zod";
import { type CollectionName, collectionNames } from "../collections.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { envelopeSchema } from "./envelope.ts";
import { epochSchema, headProofsSchema, proofsSchema } from "./restoration.ts";

/** The most documents of one collection in one answer. Pages are full until done. */
export const PULL_LIMIT_MAX = 1000;

const collectionNameSchema = z.enum(collectionNames as [CollectionName, ...CollectionName[]]);
const revisionByCompany = z.record(idSchema, z.int().min(0));

/** Names what somebody may see of a company, so that two who may see the same have the same name for it. */
const scopeSchema = z.string().max(64);

/** The most companies a device may name at once. */
export const COMPANIES_MAX = 5000;

/**
 * What of one's companies is to come whole. Of the others comes the card alone: the company's own document and the
 * reader's place in it, which is enough to list it and to know what one may do there.
 */
const wholeSchema = z.strictObject({
  companies: z.array(idSchema).max(COMPANIES_MAX),
  /** Whoever has no more companies than these gets each of them whole. */
  allUpTo: z.int().min(0).max(100),
  /** The cards that the device holds, and as of which revision. */
  cards: revisionByCompany,
  /** One of which nothing but the card is here and that somebody waits for: answered with what a screen needs first. */
  first: idSchema.nullable(),
});
export interface WholeRequest extends z.infer<typeof wholeSchema> {}

/** What a company that somebody waits for is first filled with; the rest follows in the order of revisions. */
export const openingCollections = [
  "companies",
  "members",
  "accounts",
  "parties",
  "articles",
  "connections",
  "seals",
] as const satisfies readonly CollectionName[];

/** How many of its newest vouchers come with them. */
export const LATEST_VOUCHERS = 100;

/** `POST /sync/v5/pull`: how far this device has got, by collection and company. A company not named starts at 0. */
export const pullRequestSchema = z.strictObject({
  device: idSchema,
  checkpoints: z.partialRecord(collectionNameSchema, revisionByCompany),
  /** What the reader could see of each company when those checkpoints were reached. */
  scopes: z.record(idSchema, scopeSchema).optional(),
  /** The server's epoch as this device knows it, null before its first pull. Who says it is told of proofs and shut numbering. */
  epoch: epochSchema.nullable().optional(),
  heads: headProofsSchema.optional(),
  proofs: proofsSchema.optional(),
  /** Without it every company comes whole. */
  whole: wholeSchema.optional(),
  /** Companies the device holds whole: of what was sealed since its checkpoint it has to hear, for it may hold it. */
  complete: z.array(idSchema).max(COMPANIES_MAX).optional(),
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
  /**
   * Every company of which the device gets the card alone, and as of which revision it has it with these pages. Said
   * only to who names those that are to be whole, as is what follows.
   */
  cards: revisionByCompany.optional(),
  /** The newest vouchers of the company that is asked for first, with what settles them: to be shown, not to be kept. */
  latest: z
    .strictObject({ vouchers: z.array(envelopeSchema), matchings: z.array(envelopeSchema) })
    .optional(),
  done: z.boolean(),
  /** The server's clock, for "complete as of". */
  answeredAt: z.iso.datetime(),
});
export interface PullAnswer extends z.infer<typeof pullAnswerSchema> {}
