import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import { canonicalJson } from "../canonical-json.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { sha256Hex } from "../sha256.ts";
import { utf8Encode } from "../utf8.ts";

/** The company's own chain, or the one an import brings with it. */
export const sealChainSchema = z
  .string()
  .max(140)
  .regex(/^(main|import:[A-Za-z0-9._:@~-]+)$/);

export const MAIN_CHAIN = "main";
export const importChainOf = (importId: string): string => `import:${importId}`;

/** Sums over a whole month may pass what one amount may be; a float64 still holds them exactly. */
const totalCentsSchema = z.int().min(0);

export const accountTotalSchema = z.strictObject({
  account: z.string().min(1).max(60),
  label: z.string().max(400),
  debitCents: totalCentsSchema,
  creditCents: totalCentsSchema,
});
export interface AccountTotal extends z.infer<typeof accountTotalSchema> {}

/** One account of an opening entry; debit less credit. */
export const openingLineSchema = z.strictObject({
  account: z.string().min(1).max(60),
  label: z.string().max(400),
  cents: z.int(),
});
export interface OpeningLine extends z.infer<typeof openingLineSchema> {}

export const sealBodySchema = z.strictObject({
  kind: z.enum(["lines", "vouchers"]),
  hash: hashSchema,
  byteLength: z.int().min(0),
});
export interface SealBody extends z.infer<typeof sealBodySchema> {}

/** Where the numbering of a journal stands in a fiscal year, named by its first day. */
export const lastEntryNumberSchema = z.strictObject({
  journal: z.string().max(60),
  yearFrom: calendarDateSchema,
  number: z.string().max(100),
});
export interface LastEntryNumber extends z.infer<typeof lastEntryNumberSchema> {}

/** What one slice's share of a validated period holds: counts and sums are the slice's alone. */
export const sealContentSchema = z.strictObject({
  vouchers: z.int().min(0),
  /** How many of the vouchers have lines; absent where all do, as in imported books. */
  entries: z.int().min(0).optional(),
  lines: z.int().min(0),
  debitCents: totalCentsSchema,
  creditCents: totalCentsSchema,
  totalsByAccount: z.array(accountTotalSchema),
  /** Of those, what a written opening entry says; absent where the lines hold none. */
  openingTotals: z.array(accountTotalSchema).optional(),
  /** Of a closing period alone: what the next fiscal year opens with. */
  nextOpening: z.array(openingLineSchema).optional(),
  bodies: z.array(sealBodySchema).max(2),
  /** Of the company's own chain alone: where entry numbers stand after this seal. */
  lastEntryNumbers: z.array(lastEntryNumberSchema).max(2000).optional(),
  /** Keeps who knows the hash alone from finding out by trial what is hashed. */
  salt: z.string().max(64),
});
export interface SealContent extends z.infer<typeof sealContentSchema> {}

/** Whom a share is for: where parties are patients, a second one with codes for names is for who may not see patients. */
export const sealAudiences = ["everyone", "seesPatients", "seesNoPatients"] as const;
export type SealAudience = (typeof sealAudiences)[number];

export const sealPartSchema = z.strictObject({
  slice: idSchema,
  audience: z.enum(sealAudiences),
  hash: hashSchema,
  /** Null for who may not read it; the hash is everybody's, so the chain can be proved all the same. */
  content: sealContentSchema.nullable(),
});
export interface SealPart extends z.infer<typeof sealPartSchema> {}

/** A validated period. Its hash covers the hashes of its parts, and so their bodies', and its predecessor's. */
export const sealHeaderSchema = z.strictObject({
  id: idSchema,
  company: idSchema,
  chain: sealChainSchema,
  /** The place in its chain, from 0. */
  index: z.int().min(0),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** The span that is closed, whatever days its vouchers have. */
  fromDay: calendarDateSchema,
  throughDay: calendarDateSchema,
  /** It holds a fiscal year's closing period alone, and ends that year for good. */
  closing: z.literal(true).optional(),
  parts: z.array(sealPartSchema).max(400),
  previousHash: hashSchema.nullable(),
  hash: hashSchema,
  sealedAt: instantSchema.optional(),
  /** Who validated, on which device; of the company's own chain alone. */
  sealedBy: idSchema.optional(),
  device: idSchema.optional(),
});
export interface SealHeader extends z.infer<typeof sealHeaderSchema> {}

export const sealIdOf = (chain: string, index: number): string =>
  `${chain}:${String(index).padStart(4, "0")}`;

/** The hash of everything a header says but the hash itself; of its parts only theirs, which not every reader may open. */
export function sealHashOf({
  hash: _,
  parts,
  ...rest
}: Omit<SealHeader, "hash"> & { readonly hash?: string }): string {
  const closed = parts.map(({ content: _content, ...part }) => part);
  return sha256Hex(utf8Encode(canonicalJson({ ...rest, parts: closed })));
}

export const sealPartHashOf = (content: SealContent): string => sha256Hex(utf8Encode(canonicalJson(content)));

/** The bodies of one kind that this copy of a header tells of: those its reader may fetch. */
export const bodiesIn = ({ parts }: Pick<SealHeader, "parts">, kind: SealBody["kind"]): SealBody[] =>
  parts.flatMap(({ content }) => content?.bodies.filter((body) => body.kind === kind) ?? []);
