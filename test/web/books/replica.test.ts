import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { describe, expect, test } from "vitest";
import { createReplicaDisk, openRememberedReplica } from "#test/support/remembered-replica.ts";
import type { Replica, ReplicaRow } from "#web/books/replica.ts";
import { openRxReplica } from "#web/books/rx-replica.ts";

interface Place {
  readonly name: string;
  readonly create: () => () => Promise<Replica>;
}

let places = 0;
const replicas: readonly Place[] = [
  {
    name: "RxDB over Dexie",
    create: () => {
      const storage = getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange });
      const user = `dexie${places++}`;
      return () => openRxReplica(user, storage);
    },
  },
  {
    name: "RxDB in memory",
    create: () => {
      const storage = getRxStorageMemory();
      const user = `memory${places++}`;
      return () => openRxReplica(user, storage);
    },
  },
  {
    name: "the remembered one of the laws",
    create: () => {
      const disk = createReplicaDisk();
      return async () => openRememberedReplica(disk);
    },
  },
];

const row = (id: string, revision: number, body = `${id}@${revision}`, company = "c1"): ReplicaRow => ({
  id: `${company}|${id}`,
  company,
  revision,
  day: "2026-10-31",
  state: "recorded",
  body,
});

describe.each(replicas)("the replica as $name", ({ create }) => {
  test("keeps rows over a restart and reads those after a revision in their order", async () => {
    const open = create();
    const first = await open();
    await first.write("vouchers", [row("a", 3), row("b", 1), row("c", 2)]);
    await first.close();

    const second = await open();
    expect((await second.readAfter("vouchers", "c1", 1)).map(({ body }) => body)).toEqual(["c@2", "a@3"]);
    await second.close();
  });

  test("takes a page again without a change, and never an older revision over a newer", async () => {
    const replica = await create()();
    await replica.write("vouchers", [row("a", 5), row("b", 6)]);
    await replica.write("vouchers", [row("a", 5), row("b", 4), row("c", 7)]);
    await replica.write("vouchers", [row("c", 9), row("c", 8)]);
    expect((await replica.readAfter("vouchers", "c1", 0)).map(({ body }) => body)).toEqual([
      "a@5",
      "b@6",
      "c@9",
    ]);
    await replica.close();
  });

  test("drops one company alone, and can be filled with it again from lower revisions", async () => {
    const replica = await create()();
    await replica.write("vouchers", [row("a", 50), row("b", 51), row("a", 7, "other", "c2")]);
    await replica.write("parties", [row("p", 52)]);
    await replica.dropCompany("c1");
    expect(await replica.readAfter("vouchers", "c1", 0)).toEqual([]);
    expect(await replica.readAfter("parties", "c1", 0)).toEqual([]);
    expect(await replica.readAfter("vouchers", "c2", 0)).toHaveLength(1);

    await replica.write("vouchers", [row("a", 2)]);
    expect((await replica.readAfter("vouchers", "c1", 0)).map(({ body }) => body)).toEqual(["a@2"]);
    await replica.close();
  });

  test("forgets single rows for good, also such as were never there, and leaves the others", async () => {
    const open = create();
    const first = await open();
    await first.write("vouchers", [row("a", 1), row("b", 2), row("a", 3, "other", "c2")]);
    await first.purge("vouchers", ["c1|a", "c1|never"]);
    await first.purge("vouchers", []);
    await first.close();

    const second = await open();
    expect((await second.readAfter("vouchers", "c1", 0)).map(({ id }) => id)).toEqual(["c1|b"]);
    expect(await second.readAfter("vouchers", "c2", 0)).toHaveLength(1);
    await second.write("vouchers", [row("a", 9)]);
    expect((await second.readAfter("vouchers", "c1", 0)).map(({ body }) => body)).toEqual(["b@2", "a@9"]);
    await second.close();
  });
});
