import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";

/** One imported file: what came in, from where, and which seals hold it. Lives among the outcomes. */
export const importBatchSchema = z.strictObject({
  type: z.literal("import"),
  id: idSchema,
  file: hashSchema,
  fileName: z.string().max(200),
  registration: z.string().max(14),
  fromDay: calendarDateSchema,
  throughDay: calendarDateSchema,
  rows: z.int().min(0),
  entries: z.int().min(0),
  debitCents: centsSchema,
  /** Name of the chain its seals form. */
  chain: z.string().max(120),
  seals: z.array(idSchema).max(200),
  /** How many of its entries were not validated and came in as vouchers that can still be changed; absent is none. */
  live: z.int().min(0).optional(),
  /** The first day of the books before such entries moved it back; a file that takes this one's place is judged by it. */
  booksStart: calendarDateSchema.optional(),
  /** The shared one, or the whole company's where its figures are the sum of several slices'. */
  slice: idSchema,
  importedBy: idSchema,
  importedAt: instantSchema,
  /** The file it took the place of, if any. */
  replaced: hashSchema.nullable(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface ImportBatch extends z.infer<typeof importBatchSchema> {}

/** One import a fiscal year: a later file for the same year finds the earlier one here. */
export const importIdOf = (closingDay: string): string => `fec~${closingDay}`;

/** The closing day of the year that a chain of imported seals holds; null for the company's own chain. */
export const closingDayOfChain = (chain: string): string | null =>
  /^import:fec~(\d{4}-\d{2}-\d{2})$/.exec(chain)?.[1] ?? null;
