import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import type { FecEntry } from "../formats/fec/fec-book.ts";
import { idSchema } from "../ids.ts";
import { decodeVouchers } from "./voucher-codec.ts";

const lineFactsSchema = z.strictObject({
  line: z.int().min(0),
  pieceRef: z.string().optional(),
  pieceOn: calendarDateSchema.nullable().optional(),
  validatedOn: calendarDateSchema.nullable().optional(),
  matchedOn: calendarDateSchema.optional(),
  foreignAmount: z.string().optional(),
  foreignCurrency: z.string().optional(),
  settledOn: calendarDateSchema.optional(),
  settledBy: z.string().optional(),
  nature: z.string().optional(),
  client: z.string().optional(),
});

/** A whole entry of imported books: with its lines in the body beside it, everything its file said. */
export const importedVoucherSchema = z.strictObject({
  id: idSchema,
  journal: z.string(),
  /** The other system's; "" where it had none. */
  entryNumber: z.string(),
  day: calendarDateSchema,
  pieceRef: z.string(),
  pieceOn: calendarDateSchema.nullable(),
  validatedOn: calendarDateSchema.nullable(),
  label: z.string(),
  lines: z.int().min(1),
  lineFacts: z.array(lineFactsSchema),
});
export interface ImportedVoucher extends z.infer<typeof importedVoucherSchema> {}

/** The same entry of the same import has the same id on every machine. */
export const importedVoucherId = (importId: string, { id }: Pick<FecEntry, "id">): string =>
  `${importId}:${id}`;

export const provenanceOfImport = (importId: string): string => `fec:${importId}`;

export const decodeImportedVouchers = (bytes: Uint8Array): ImportedVoucher[] =>
  decodeVouchers(bytes).map((record) => importedVoucherSchema.parse(record));
