import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareUnchanged } from "#web/books/share-unchanged.ts";

const copyOf = <Value>(value: Value): Value => structuredClone(value);

describe("sharing what did not change", () => {
  it("gives what is said now, whatever was said last, and is the last where it says the same", () => {
    const said = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(said, said, (last, now) => {
        expect(shareUnchanged(last, copyOf(now))).toEqual(now);
        expect(shareUnchanged(now, copyOf(now))).toBe(now);
      }),
    );
  });

  it("knows the rows of a list again by their ids, wherever they stand now", () => {
    const last = {
      rows: [
        { id: "a", cents: 1 },
        { id: "b", cents: 2 },
        { id: "c", cents: 3 },
      ],
    };
    const now = shareUnchanged(last, {
      rows: [
        { id: "new", cents: 9 },
        { id: "c", cents: 3 },
        { id: "a", cents: 1 },
        { id: "b", cents: 4 },
      ],
    });
    expect(now.rows).toEqual([
      { id: "new", cents: 9 },
      { id: "c", cents: 3 },
      { id: "a", cents: 1 },
      { id: "b", cents: 4 },
    ]);
    expect(now.rows[1]).toBe(last.rows[2]);
    expect(now.rows[2]).toBe(last.rows[0]);
    expect(now.rows[3]).not.toBe(last.rows[1]);
  });

  it("says that something is gone, even where it was nothing", () => {
    expect(shareUnchanged({ a: 1, b: undefined }, { a: 1 })).toStrictEqual({ a: 1 });
    expect(shareUnchanged({ a: 1, b: undefined }, { a: 1, c: undefined })).toStrictEqual({
      a: 1,
      c: undefined,
    });
    expect(shareUnchanged([1, 2], [1])).toEqual([1]);
  });

  it("takes bytes, maps and dates as they come", () => {
    const last = { bytes: new Uint8Array([1]), map: new Map([["a", 1]]), at: new Date(0) };
    const now = { bytes: new Uint8Array([2]), map: new Map([["a", 2]]), at: new Date(1) };
    expect(shareUnchanged(last, now)).toStrictEqual(now);
  });
});
