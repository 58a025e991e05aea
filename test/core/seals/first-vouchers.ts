import { canonicalJsonBytes } from "#core/canonical-json.ts";
import type { VoucherRecord } from "#core/seals/voucher-codec.ts";

/** A body as the first version wrote it: nothing writes such any more, and everything reads them. */
export function encodeFirstVouchers(records: readonly VoucherRecord[]): Uint8Array {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  const fields = [...names].map((name) => {
    const at = [...records.keys()].filter((place) => records[place]![name] !== undefined);
    const some = at.map((place) => records[place]![name]);
    return [name, at.length === records.length ? { every: some } : { at, some }] as const;
  });
  return canonicalJsonBytes({
    ...{ format: "cahier.vouchers", version: 1, count: records.length },
    fields: Object.fromEntries(fields),
  });
}
