import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, canonicalJsonBytes } from "#core/canonical-json.ts";
import { utf8Decode, utf8Encode } from "#core/utf8.ts";

describe("canonicalJson", () => {
  test("sorts keys and leaves undefined out", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"é","d":null}]}',
    );
  });

  test("reads back as the same value and ignores the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reverseKeys(value))).toBe(text);
      }),
    );
  });

  test("writes every text, half a surrogate pair and control characters included, as JSON does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
        expect(canonicalJson({ [text]: 1 })).toBe(JSON.stringify({ [text]: 1 }));
      }),
    );
    expect(canonicalJson('"\\\n\ud800é\u2028')).toBe(JSON.stringify('"\\\n\ud800é\u2028'));
  });

  test("is the same as bytes, however long", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 500), (value, times) => {
        const many = {
          all: Array.from({ length: times }, () => value),
          text: "é😀",
          none: {},
          no: undefined,
        };
        expect(utf8Decode(canonicalJsonBytes(many))).toBe(utf8Decode(utf8Encode(canonicalJson(many))));
      }),
      { numRuns: 20 },
    );
    expect(() => canonicalJsonBytes([Number.NaN])).toThrow();
  });

  test("does not hash what JSON cannot say", () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
    expect(() => canonicalJson(() => 1)).toThrow();
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reverseKeys(field)]),
  );
}
