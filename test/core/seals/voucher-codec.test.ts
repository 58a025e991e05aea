import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeImportedVouchers } from "#core/seals/imported-voucher.ts";
import { decodeVouchers, encodeVouchers } from "#core/seals/voucher-codec.ts";
import { fecBookArbitrary } from "./fec-book.ts";

describe("a body of vouchers", () => {
  test("reads back as the same vouchers, whatever their fields", () => {
    const field = fc.constantFrom("id", "day", "label", "lines", "paid");
    fc.assert(
      fc.property(fc.array(fc.dictionary(field, fc.jsonValue(), { noNullPrototype: true })), (records) => {
        const plain = JSON.parse(JSON.stringify(records)) as typeof records;
        expect(decodeVouchers(encodeVouchers(plain))).toEqual(plain);
      }),
    );
  });

  test("holds imported entries as they were read", () => {
    fc.assert(
      fc.property(fecBookArbitrary, ({ entries }) => {
        expect(decodeImportedVouchers(encodeVouchers(entries.map((entry) => ({ ...entry }))))).toEqual(
          entries,
        );
      }),
    );
  });

  test("of another version is our mistake", () => {
    const body = new TextEncoder().encode('{"count":0,"fields":{},"format":"cahier.vouchers","version":2}');
    expect(() => decodeVouchers(body)).toThrow();
  });
});
