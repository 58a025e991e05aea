import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeLines, encodeLines } from "#core/seals/line-codec.ts";
import { balancedVouchersArbitrary, columnsOf } from "#test/core/ledger/ledger-lines.ts";

describe("a body of lines", () => {
  test("reads back as the same columns, wherever its bytes lie", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, fc.nat(9), (vouchers, offset) => {
        const columns = columnsOf(vouchers.flat());
        const body = encodeLines(columns);
        const larger = new Uint8Array(body.length + offset);
        larger.set(body, offset);
        expect(decodeLines(body)).toEqual(columns);
        expect(decodeLines(larger.subarray(offset))).toEqual(columns);
        expect(encodeLines(decodeLines(body))).toEqual(body);
      }),
    );
  });

  test("is read without copying", () => {
    const body = encodeLines(columnsOf([]));
    expect(decodeLines(body).cents.buffer).toBe(body.buffer);
  });

  test("that is none, or is cut short, is our mistake", () => {
    const body = encodeLines(columnsOf([]));
    expect(() => decodeLines(new Uint8Array(100))).toThrow("body of lines");
    expect(() => decodeLines(body.subarray(0, body.length - 1))).toThrow("as long as its head says");
  });
});
