import { openVouchers } from "./voucher-codec.ts";
import { isFirstVersion } from "./voucher-codec-first.ts";
import { openFirstFields } from "./voucher-fields-first.ts";

/** Vouchers field by field, for who needs few of them. */
export interface VoucherFields {
  /** How many vouchers there are. */
  readonly length: number;
  /** What each voucher has there; undefined of those that lack the field. */
  readonly column: (name: string) => readonly unknown[];
  /** Whether it is known without a look at the values that each voucher has the field. */
  readonly isEverywhere: (name: string) => boolean;
}

/**
 * The fields of a body whose hash has been checked; no other than are asked for are read. A quicker reader of UTF-8, null where it
 * is none, may be given.
 */
export function openVoucherFields(
  bytes: Uint8Array,
  toText?: (bytes: Uint8Array) => string | null,
): VoucherFields {
  if (isFirstVersion(bytes)) return openFirstFields(bytes, toText);
  const { decoder, records } = openVouchers(bytes, toText, false);
  return {
    length: decoder.slots.length,
    column: (name) => decoder.decodeAt(records, decoder.slots, [name]),
    isEverywhere: (name) =>
      records.parts.every(
        (part) =>
          part[0] === "objects" &&
          Object.hasOwn(part[1], name) &&
          part[1][name]!.parts.every(([kind]) => kind !== "absent"),
      ),
  };
}

/** The same of vouchers that are in memory. */
export const fieldsOfVouchers = (vouchers: readonly object[]): VoucherFields => ({
  length: vouchers.length,
  column: (name) => vouchers.map((voucher) => (voucher as Readonly<Record<string, unknown>>)[name]),
  isEverywhere: () => false,
});
