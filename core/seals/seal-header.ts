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

export const sealBodySchema = z.strictObject({
  slice: idSchema,
  kind: z.enum(["lines", "vouchers"]),
  hash: hashSchema,
  byteLength: z.int().min(0),
});
export interface SealBody extends z.infer<typeof sealBodySchema> {}

export const accountTotalSchema = z.strictObject({
  account: z.string().min(1).max(60),
  label: z.string().max(400),
  debitCents: totalCentsSchema,
  creditCents: totalCentsSchema,
});
export interface AccountTotal extends z.infer<typeof accountTotalSchema> {}

/** What a validated period says of itself. Its hash covers its bodies' hashes and its predecessor's. */
export const sealHeaderSchema = z.strictObject({
  id: idSchema,
  company: idSchema,
  chain: sealChainSchema,
  /** The place in its chain, from 0. */
  index: z.int().min(0),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  fromDay: calendarDateSchema,
  throughDay: calendarDateSchema,
  vouchers: z.int().min(0),
  lines: z.int().min(0),
  debitCents: totalCentsSchema,
  creditCents: totalCentsSchema,
  totalsByAccount: z.array(accountTotalSchema),
  bodies: z.array(sealBodySchema).max(400),
  previousHash: hashSchema.nullable(),
  hash: hashSchema,
  sealedAt: instantSchema.optional(),
});
export interface SealHeader extends z.infer<typeof sealHeaderSchema> {}

export const sealIdOf = (chain: string, index: number): string =>
  `${chain}:${String(index).padStart(4, "0")}`;

/** The hash of everything a header says but the hash itself. */
export function sealHashOf({ hash: _, ...rest }: Omit<SealHeader, "hash"> & { hash?: string }): string {
  return sha256Hex(utf8Encode(canonicalJson(rest)));
}
