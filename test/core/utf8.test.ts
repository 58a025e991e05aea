import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utf8Decode, utf8Encode } from "#core/utf8.ts";

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function byPlatform(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

describe("utf8", () => {
  test("writes any text as the platform does, halves of pairs included", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        expect(utf8Encode(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
      }),
    );
  });

  test("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
        expect(utf8Decode(utf8Encode(text))).toBe(text);
      }),
    );
    const long = "é€😀a".repeat(5_000);
    expect(utf8Decode(utf8Encode(long))).toBe(long);
  });

  test("refuses exactly the bytes that are not UTF-8", () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xed, 0xf0, 0xf4, 0x8f, 0x90, 0x80),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (numbers) => {
        const bytes = new Uint8Array(numbers);
        expect(utf8Decode(bytes)).toBe(byPlatform(bytes));
      }),
      { numRuns: 2_000 },
    );
  });
});
