import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { type FecEntries, type FecEntry, toDayOrNull } from "../formats/fec/fec-book.ts";
import { idSchema } from "../ids.ts";
import type { FieldColumns } from "./value-encoder.ts";
import { decodeVouchers } from "./voucher-codec.ts";
import type { FieldColumn } from "./word-column.ts";

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

/** The same vouchers field by field, from the entries of a file that bear the ids of their import. */
export function importedVoucherFields(entries: FecEntries): FieldColumns {
  const days = createDayWords();
  const fields: { readonly [Field in keyof ImportedVoucher]: FieldColumn } = {
    id: entries.ids,
    journal: { indexes: entries.journal, words: entries.journals },
    entryNumber: entries.entryNumbers,
    day: days.column(entries.day),
    pieceRef: entries.pieceRefs,
    pieceOn: days.column(entries.pieceOn),
    validatedOn: days.column(entries.validatedOn),
    label: entries.labels,
    lines: Array.from(entries.lines),
    lineFacts: entries.lineFacts,
  };
  return fields;
}

/** Days as words that come again, each text made once. */
function createDayWords() {
  const words: (string | null)[] = [];
  const wordByDay = new Map<number, number>();
  return {
    column: (days: Int32Array): FieldColumn => {
      const indexes = new Uint32Array(days.length);
      for (let at = 0; at < days.length; at += 1) {
        const day = days[at]!;
        let word = at > 0 && day === days[at - 1] ? indexes[at - 1] : wordByDay.get(day);
        if (word === undefined) {
          word = words.push(toDayOrNull(day)) - 1;
          wordByDay.set(day, word);
        }
        indexes[at] = word;
      }
      return { indexes, words };
    },
  };
}

export const provenanceOfImport = (importId: string): string => `fec:${importId}`;

export const decodeImportedVouchers = (bytes: Uint8Array): ImportedVoucher[] =>
  decodeVouchers(bytes).map((record) => importedVoucherSchema.parse(record));
