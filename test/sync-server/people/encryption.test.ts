import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSecretBox, readOrCreateSecretKey } from "#server/people/encryption.ts";
import { createDirectory } from "#test/support/databases.ts";

const box = createSecretBox(new Uint8Array(32).fill(1));

describe("secret box", () => {
  test("opens what it sealed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (secret, context) => {
        expect(box.open(box.seal(secret, context), context)).toBe(secret);
      }),
    );
  });

  test("refuses bytes of which one was changed", () => {
    const sealed = box.seal("refresh-token", "physio/visma");
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed);
      changed[index]! ^= 1;
      expect(() => box.open(changed, "physio/visma")).toThrow();
    }
    expect(() => box.open(sealed.subarray(0, 20), "physio/visma")).toThrow();
  });

  test("refuses a secret that was moved to another company, or sealed by another key", () => {
    const sealed = box.seal("refresh-token", "physio/visma");
    expect(() => box.open(sealed, "bakery/visma")).toThrow();
    expect(() => createSecretBox(new Uint8Array(32).fill(2)).open(sealed, "physio/visma")).toThrow();
  });

  test("never seals the same secret to the same bytes", () => {
    expect(box.seal("same", "c")).not.toEqual(box.seal("same", "c"));
  });
});

describe("the key's file", () => {
  test("is made once, for its owner alone", async () => {
    const directory = join(await createDirectory(), "data");
    const keys = await Promise.all([readOrCreateSecretKey(directory), readOrCreateSecretKey(directory)]);
    expect(keys[0]).toEqual(keys[1]);
    expect((await stat(join(directory, "secret.key"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(directory, "secret.key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test("is refused when it holds no key", async () => {
    const directory = await createDirectory();
    await writeFile(join(directory, "secret.key"), "too short");
    await expect(readOrCreateSecretKey(directory)).rejects.toThrow("does not hold a key");
  });
});
