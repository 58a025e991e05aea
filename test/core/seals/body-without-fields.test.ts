import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyWithoutFields } from "#core/seals/body-without-fields.ts";
import { decodeVouchers, encodeVouchers } from "#core/seals/voucher-codec.ts";

const names = ["id", "day", "lines", 'é"}],', "paid\\"];

test("a body without some of its fields reads back as the same vouchers without them, whatever they say", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(
          fc.constantFrom(...names),
          fc.oneof(fc.jsonValue(), fc.constantFrom('"', "\\", '\\"},"id":{', "{[")),
          { noNullPrototype: true },
        ),
      ),
      fc.subarray(names),
      (records, leftOut) => {
        const plain = JSON.parse(JSON.stringify(records)) as typeof records;
        const expected = plain.map((record) =>
          Object.fromEntries(Object.entries(record).filter(([name]) => !leftOut.includes(name))),
        );
        expect(decodeVouchers(bodyWithoutFields(encodeVouchers(plain), leftOut))).toEqual(expected);
      },
    ),
  );
});
