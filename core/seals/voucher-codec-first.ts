import { z } from "zod";
import { assert } from "../assert.ts";
import { utf8Decode } from "../utf8.ts";
import type { VoucherRecord } from "./voucher-codec.ts";

/**
 * The first version of a body of vouchers, in which months that were validated early are kept for ever: canonical JSON with one
 * list a field. A field that some vouchers lack names the places of those that have it.
 */
const bodySchema = z.strictObject({
  format: z.literal("cahier.vouchers"),
  version: z.literal(1),
  count: z.int().min(0),
  fields: z.record(
    z.string(),
    z.union([
      z.strictObject({ every: z.array(z.unknown()) }),
      z.strictObject({ at: z.array(z.int().min(0)), some: z.array(z.unknown()) }),
    ]),
  ),
});

export const isFirstVersion = (bytes: Uint8Array): boolean => bytes[0] === OPENS;
const OPENS = 0x7b;

export function decodeFirstVouchers(
  body: Uint8Array,
  toText: (bytes: Uint8Array) => string | null = utf8Decode,
): VoucherRecord[] {
  const text = toText(body);
  assert(text !== null, "a body of vouchers is UTF-8");
  const { count, fields } = bodySchema.parse(JSON.parse(text));
  const columns = Object.entries(fields);
  const model: Record<string, unknown> = {};
  for (const [field, column] of columns) if ("every" in column) model[field] = null;
  // Copies of one model share its shape, so that no record has to grow field by field.
  const records = Array.from({ length: count }, () => ({ ...model }));
  for (const [field, column] of columns) {
    const places = "every" in column ? null : column.at;
    const values = "every" in column ? column.every : column.some;
    for (let index = 0; index < values.length; index += 1) {
      const record = records[places === null ? index : places[index]!];
      assert(record !== undefined, "a field belongs to a voucher that is there");
      record[field] = values[index];
    }
  }
  return records;
}
