import { beforeAll, describe, expect, test } from "vitest";
import { lockCompany, nextRevisions } from "#server/storage/company-revisions.ts";
import { isTakenAlready } from "#server/storage/is-taken-already.ts";
import { readSecret, writeSecret } from "#server/storage/secrets.ts";
import { readServerFact, writeServerFact } from "#server/storage/server-facts.ts";
import type { CompanyHead, Storage } from "#server/storage/storage.ts";
import { databases, openAt } from "#test/support/databases.ts";

describe.each(databases)("storage on $name", ({ open, createPlace }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("undoes the whole work when it throws", async () => {
    const failing = storage.write(async (tx) => {
      await writeServerFact(tx, "undone", "yes");
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await storage.read((tx) => readServerFact(tx, "undone"))).toBeNull();
  });

  test("reads one snapshot while others write", async () => {
    await storage.write((tx) => writeServerFact(tx, "colour", "blue"));
    const seen = await storage.read(async (tx) => {
      const before = await readServerFact(tx, "colour");
      await storage.write((other) => writeServerFact(other, "colour", "red"));
      return [before, await readServerFact(tx, "colour")];
    });
    expect(seen).toEqual(["blue", "blue"]);
    expect(await storage.read((tx) => readServerFact(tx, "colour"))).toBe("red");
  });

  test("refuses to write where it was asked to read", async () => {
    const writing = storage.read((tx) =>
      tx.db.insertInto("server_facts").values({ name: "sly", value: "yes" }).execute(),
    );
    await expect(writing).rejects.toThrow(/read-?only/i);
  });

  test("says nothing of a write that was undone", async () => {
    let isTold = false;
    const stop = storage.onCommit(() => {
      isTold = true;
    });
    const failing = storage.write(async (tx) => {
      await nextRevisions(tx, "silent", 1);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow();
    stop();
    expect(isTold).toBe(false);
  });

  test("keeps whole numbers beyond 32 bits, and answers them as numbers", async () => {
    await storage.write((tx) => nextRevisions(tx, "old", 9_007_199_254_740_000));
    expect(await storage.write((tx) => lockCompany(tx, "old"))).toBe(9_007_199_254_740_000);
  });

  test("keeps bytes as they were", async () => {
    const ciphertext = new Uint8Array([9, 0, 255, 128, 7, 1]).subarray(1, 5);
    const key = { companyId: "c", ownerId: "visma" };
    await storage.write((tx) =>
      writeSecret(tx, { ...key, ciphertext, updatedAt: "2026-11-22T00:00:00.000Z" }),
    );
    const kept = await storage.read((tx) => readSecret(tx, key));
    expect([...kept!]).toEqual([0, 255, 128, 7]);
  });

  test("knows a key that is taken from another failure", async () => {
    const insert = storage.write(async (tx) => {
      const values = { name: "taken", value: "1" };
      await tx.db.insertInto("server_facts").values([values, values]).execute();
    });
    await expect(insert).rejects.toSatisfy(isTakenAlready);
    expect(isTakenAlready(new Error("something else"))).toBe(false);
  });

  test("keeps what was written when it is opened again, and changes no table twice", async () => {
    const place = await createPlace();
    const first = await openAt(place);
    await first.write((tx) => writeServerFact(tx, "kept", "é — ☃"));
    const second = await openAt(place);
    expect(await second.read((tx) => readServerFact(tx, "kept"))).toBe("é — ☃");
  });
});

test("tells a process what another one committed to the same PostgreSQL", async () => {
  const place = await databases.find(({ name }) => name === "PostgreSQL")!.createPlace();
  const [writer, listener] = [await openAt(place), await openAt(place)];
  const heard = new Promise<readonly CompanyHead[]>((resolve) => {
    listener.onCommit(resolve);
  });
  // The listener's connection may still be opening, so the writer commits until it was heard.
  let isHeard = false;
  void heard.then(() => {
    isHeard = true;
  });
  while (!isHeard) {
    await writer.write((tx) => nextRevisions(tx, "shared", 1));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  expect((await heard)[0]?.companyId).toBe("shared");
});
