import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeVouchers } from "#core/seals/voucher-codec.ts";
import { fieldsOfVouchers, openVoucherFields } from "#core/seals/voucher-fields.ts";
import { encodeFirstVouchers } from "./first-vouchers.ts";

const names = ["id", "day", "lines", 'é"}],', "paid\\"];

test("each field of a body of either version reads as the vouchers have it, whatever they say", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(
          fc.constantFrom(...names),
          fc.oneof(fc.jsonValue(), fc.constantFrom('"', "\\", '\\"},"id":{', "{[", { every: [] })),
          { noNullPrototype: true },
        ),
      ),
      fc.subarray(names),
      (records, wanted) => {
        const plain = JSON.parse(JSON.stringify(records)) as typeof records;
        for (const body of [encodeVouchers(plain), encodeFirstVouchers(plain)]) {
          const fields = openVoucherFields(body);
          expect(fields.length).toBe(plain.length);
          for (const name of wanted) {
            expect(fields.column(name)).toEqual(plain.map((record) => record[name]));
            expect(fieldsOfVouchers(plain).column(name)).toEqual(fields.column(name));
          }
        }
      },
    ),
  );
});

test("a body that ends too early is no body", () => {
  const vouchers = [{ id: "v1", label: "Séance" }];
  const later = encodeVouchers(vouchers);
  for (let length = 1; length < later.length; length += 1)
    expect(() => openVoucherFields(later.subarray(0, length)), String(length)).toThrow();
  const body = encodeFirstVouchers(vouchers);
  const end = body.length - '},"format":"cahier.vouchers","version":1}'.length;
  for (let length = 1; length < end; length += 1)
    expect(() => openVoucherFields(body.subarray(0, length)), String(length)).toThrow();
});
