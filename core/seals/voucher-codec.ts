import { z } from "zod";
import { assert } from "../assert.ts";
import { canonicalJsonBytes } from "../canonical-json.ts";
import { utf8Decode } from "../utf8.ts";

/** A voucher as a seal keeps it: whole, its fields by name. */
export type VoucherRecord = Readonly<Record<string, unknown>>;

/**
 * A body of vouchers is canonical JSON with one list a field: like beside like deflates far better than records.
 * A field that some vouchers lack names the places of those that have it.
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
type Body = z.infer<typeof bodySchema>;

export function encodeVouchers(records: readonly VoucherRecord[]): Uint8Array {
  const columnByField = new Map<string, { readonly at: number[]; readonly some: unknown[] }>();
  records.forEach((record, place) => {
    for (const field of Object.keys(record)) {
      const value = record[field];
      if (value === undefined) continue;
      const column = columnByField.get(field);
      if (column === undefined) columnByField.set(field, { at: [place], some: [value] });
      else {
        column.at.push(place);
        column.some.push(value);
      }
    }
  });
  const fields: Body["fields"] = Object.fromEntries(
    [...columnByField].map(([field, { at, some }]) => [
      field,
      at.length === records.length ? { every: some } : { at, some },
    ]),
  );
  const body: Body = { format: "cahier.vouchers", version: 1, count: records.length, fields };
  return canonicalJsonBytes(body);
}

/** The vouchers of a body whose hash has been checked. A quicker reader of UTF-8, null where it is none, may be given. */
export function decodeVouchers(
  bytes: Uint8Array,
  toText: (bytes: Uint8Array) => string | null = utf8Decode,
): VoucherRecord[] {
  const text = toText(bytes);
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
