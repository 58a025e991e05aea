import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { addRxPlugin } from "rxdb/plugins/core";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { expect, test } from "vitest";
import { collectionNames } from "#core/collections.ts";
import { openRxReplica } from "#web/books/rx-replica.ts";

/** RxDB's free core opens this many collections in one worker or tab, over all databases. */
const COLLECTIONS_MAX = 13;

const require = createRequire(import.meta.url);
const packageOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), "utf8"),
  ) as {
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
  };

test("the replica stays within what RxDB's free core opens", () => {
  expect(collectionNames.length).toBeLessThanOrEqual(COLLECTIONS_MAX);
});

test("Dexie is the very version that RxDB pins: two of them in one page throw", () => {
  expect(packageOf("dexie").version).toBe(packageOf("rxdb").dependencies?.["dexie"]);
  expect(packageOf("rxdb").version).toBe("17.6.0");
  expect(require.resolve("dexie")).not.toContain("rxdb");
});

test("RxDB's own checks accept every collection and what is written into it", async () => {
  disableWarnings();
  addRxPlugin(RxDBDevModePlugin);
  const storage = wrappedValidateAjvStorage({
    storage: getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange }),
  });
  const replica = await openRxReplica("checked", storage);
  for (const collection of collectionNames) {
    const row = {
      id: "c1|a",
      company: "c1",
      revision: 999_999_999_999,
      day: "",
      state: "",
      body: "x".repeat(100_000),
    };
    await replica.write(collection, [row]);
    expect(await replica.readAfter(collection, "c1", 0)).toEqual([row]);
  }
  await replica.close();
});
