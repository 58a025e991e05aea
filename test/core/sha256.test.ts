import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSha256, sha256, sha256Hex } from "#core/sha256.ts";

const byNode = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("sha256", () => {
  test("gives the standard's own examples", () => {
    expect(sha256Hex(new Uint8Array())).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(sha256Hex(new TextEncoder().encode("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  test("agrees with Node for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(byNode(bytes));
        expect(sha256(bytes)).toHaveLength(32);
      }),
    );
  });

  test("gives the same hash however the bytes are cut", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
        const sha = createSha256();
        for (const piece of pieces) sha.update(piece);
        expect(Buffer.from(sha.digest()).toString("hex")).toBe(byNode(Buffer.concat(pieces)));
      }),
    );
  });

  test("hashes twenty megabytes in pieces", () => {
    const piece = new Uint8Array(1 << 20).fill(7);
    const ours = createSha256();
    const theirs = createHash("sha256");
    for (let mebibyte = 0; mebibyte < 20; mebibyte += 1) {
      ours.update(piece);
      theirs.update(piece);
    }
    expect(Buffer.from(ours.digest()).toString("hex")).toBe(theirs.digest("hex"));
  });

  test("takes nothing after its digest", () => {
    const sha = createSha256();
    sha.digest();
    expect(() => sha.update(new Uint8Array(1))).toThrow();
  });
});
