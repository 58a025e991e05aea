import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeImportedVouchers, importedVoucherSchema } from "#core/seals/imported-voucher.ts";
import { decodeVouchers, encodeVouchers, type VoucherRecord } from "#core/seals/voucher-codec.ts";
import { type Voucher, voucherSchema } from "#core/vouchers/voucher.ts";
import { entriesOf } from "#test/core/formats/fec/fec-file.ts";
import { arbitraryOfSchema } from "#test/support/arbitrary-of-schema.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { fecBookArbitrary } from "./fec-book.ts";
import { encodeFirstVouchers } from "./first-vouchers.ts";

const recordsOf = (vouchers: readonly Voucher[]): VoucherRecord[] =>
  vouchers.map((voucher) => ({ ...voucher }));
const anyVoucher = arbitraryOfSchema(voucherSchema);

const NAMES = ["id", "day", "changedAt", "createdAt", "lines", "entryNumber", "journal", "é.x"];

/** Records that say anything at all, their fields absent, odd and of several kinds. */
const recordsWith = (names: readonly string[]): fc.Arbitrary<VoucherRecord[]> =>
  fc
    .array(
      fc.dictionary(
        fc.constantFrom(...names),
        fc.oneof(
          fc.jsonValue(),
          fc.string({ unit: "binary" }),
          fc.constantFrom("2026-02-29", "2024-02-29", "0000-01-01", "2026-01-05T24:00:00.000Z"),
          fc.constantFrom("VE-007", "7", "07"),
          fc.maxSafeInteger(),
          fc.uuid().map((id) => id.toUpperCase()),
        ),
        { noNullPrototype: true },
      ),
    )
    .map((records) => JSON.parse(JSON.stringify(records)) as VoucherRecord[]);
const anyRecords = recordsWith(NAMES);

describe("a body of vouchers", () => {
  test("reads back as the same vouchers, whatever is valid", () => {
    fc.assert(
      fc.property(fc.array(anyVoucher, { maxLength: 12 }), (vouchers) => {
        expect(decodeVouchers(encodeVouchers(recordsOf(vouchers)))).toEqual(vouchers);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  test("reads back whatever records say, their unknown, rare and odd fields included", () => {
    fc.assert(
      fc.property(recordsWith([...NAMES, "__proto__"]), (records) => {
        expect(decodeVouchers(encodeVouchers(records))).toStrictEqual(records);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test("writes fields that are added as if every record had said them itself", () => {
    const added = fc.record({
      id: fc.array(fc.option(fc.string(), { nil: undefined })),
      later: fc.array(fc.option(fc.nat(), { nil: undefined })),
    });
    fc.assert(
      fc.property(recordsWith([...NAMES, "__proto__"]), added, (records, values) => {
        const ofEach = Object.entries(values).map(
          ([name, some]) => [name, records.map((_, index) => some[index])] as const,
        );
        const whole = records.map((record, index) => ({
          ...record,
          ...Object.fromEntries(
            ofEach.flatMap(([name, some]) => (some[index] === undefined ? [] : [[name, some[index]]])),
          ),
        }));
        expect(decodeVouchers(encodeVouchers(records, Object.fromEntries(ofEach)))).toStrictEqual(whole);
        expect(encodeVouchers(records, Object.fromEntries(ofEach))).toEqual(encodeVouchers(whole));
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  test("keeps what has too many fields, or is too deep, to be columns", () => {
    const wide = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`device-${index}`, index]));
    let deep: unknown = 1;
    for (let depth = 0; depth < 40; depth += 1) deep = { deep, list: [[depth]] };
    const records = [{ id: "1", acts: wide }, { id: "2", acts: { "device-1": 2 }, before: deep }, wide];
    expect(decodeVouchers(encodeVouchers(records))).toEqual(records);
  });

  test("holds imported entries as they were read, and whatever else one may say", () => {
    fc.assert(
      fc.property(fecBookArbitrary, (book) => {
        const entries = entriesOf(book.entries);
        expect(decodeImportedVouchers(encodeVouchers(entries.map((entry) => ({ ...entry }))))).toEqual(
          entries,
        );
      }),
    );
    fc.assert(
      fc.property(fc.array(arbitraryOfSchema(importedVoucherSchema)), (entries) => {
        expect(decodeImportedVouchers(encodeVouchers(entries.map((entry) => ({ ...entry }))))).toEqual(
          entries,
        );
      }),
    );
  });

  test("is the same bytes for the same vouchers, whatever the order of their fields", () => {
    fc.assert(
      fc.property(fc.array(anyVoucher, { maxLength: 6 }), (vouchers) => {
        const reversed = vouchers.map((voucher) => Object.fromEntries(Object.entries(voucher).reverse()));
        expect(Buffer.compare(encodeVouchers(reversed), encodeVouchers(recordsOf(vouchers)))).toBe(0);
      }),
    );
  });

  test("is refused when any byte of it has changed", () => {
    fc.assert(
      fc.property(
        fc.array(anyVoucher, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (vouchers, place, change) => {
          const body = encodeVouchers(recordsOf(vouchers));
          body[place % body.length]! ^= change;
          expect(() => decodeVouchers(body)).toThrow();
        },
      ),
      { numRuns: propertyRuns(300) },
    );
  });

  test("is refused when it was cut short", () => {
    const body = encodeVouchers([{ id: "1" }]);
    for (let length = 0; length < body.length; length += 1)
      expect(() => decodeVouchers(body.subarray(0, length))).toThrow();
  });

  test("of the first version is read as ever", () => {
    const body = new TextEncoder().encode(OF_THE_FIRST_VERSION);
    expect(decodeVouchers(body)).toEqual([{ id: "1", label: "Séance" }, { id: "2" }]);
    fc.assert(
      fc.property(anyRecords, (records) => {
        expect(decodeVouchers(encodeFirstVouchers(records))).toEqual(records);
      }),
    );
  });

  test("of another version is our mistake", () => {
    const body = new TextEncoder().encode('{"count":0,"fields":{},"format":"cahier.vouchers","version":2}');
    expect(() => decodeVouchers(body)).toThrow();
    const later = encodeVouchers([{ id: "1" }]);
    later[8] = 3;
    expect(() => decodeVouchers(later)).toThrow("version");
  });
});

/** What the first version wrote of the two vouchers of its test. */
const OF_THE_FIRST_VERSION =
  '{"count":2,"fields":{"id":{"every":["1","2"]},"label":{"at":[0],"some":["Séance"]}},"format":"cahier.vouchers","version":1}';
