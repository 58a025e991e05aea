import { beforeAll, describe, expect, test } from "vitest";
import {
  insertOutboxRows,
  leaseOutboxRow,
  type OutboxRow,
  outboxRowsOfConnection,
  outboxRowsOfVoucher,
  readOutboxRow,
  updateOutboxRow,
} from "#server/storage/outbox.ts";
import type { Storage } from "#server/storage/storage.ts";
import { databases } from "#test/support/databases.ts";

const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 10, minutes)).toISOString();

const aRow = (rest: Partial<OutboxRow> & { readonly id: string }): OutboxRow => ({
  companyId: "physio",
  connectionId: "visma",
  voucherId: rest.id,
  chain: rest.id,
  position: 0,
  kind: "sale",
  reference: `CAHIER-${rest.id}`,
  payloadVersion: 1,
  state: "waiting",
  attempts: 0,
  notBefore: minute(0),
  leaseUntil: null,
  leasedBy: null,
  externalId: null,
  detail: { why: "new" },
  createdAt: minute(0),
  updatedAt: minute(0),
  ...rest,
});

describe.each(databases)("outbox on $name", ({ open }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  const insert = (...rows: OutboxRow[]) =>
    storage.write(async (tx) => {
      await insertOutboxRows(tx, rows);
    });
  const lease = (now: number, leasedBy = "me") =>
    storage.write((tx) =>
      leaseOutboxRow(tx, {
        now: minute(now),
        leaseUntil: minute(now + 5),
        leasedBy,
        dueStates: ["waiting", "unknown"],
        finishedStates: ["delivered"],
      }),
    );
  const finish = (id: string, state: string, heldBy = "me") =>
    storage.write((tx) =>
      updateOutboxRow(
        tx,
        { id, heldBy },
        { state, leaseUntil: null, leasedBy: null, externalId: "their-1", updatedAt: minute(1) },
      ),
    );
  const empty = () =>
    storage.write(async (tx) => {
      await tx.db.deleteFrom("outbox").execute();
      await tx.db.deleteFrom("outbox_lanes").execute();
    });

  test("answers a row as it was put in, and only what a change names is changed", async () => {
    await empty();
    await insert(aRow({ id: "a" }));
    expect(await storage.read((tx) => readOutboxRow(tx, "a"))).toEqual(aRow({ id: "a" }));
    await storage.write((tx) => updateOutboxRow(tx, { id: "a" }, { attempts: 3, updatedAt: minute(2) }));
    expect(await storage.read((tx) => readOutboxRow(tx, "a"))).toEqual(
      aRow({ id: "a", attempts: 3, updatedAt: minute(2) }),
    );
    expect(
      await storage.read((tx) => outboxRowsOfVoucher(tx, { companyId: "physio", voucherId: "a" })),
    ).toHaveLength(1);
    const rejected = { companyId: "physio", connectionId: "visma", states: ["rejected"] };
    expect(await storage.read((tx) => outboxRowsOfConnection(tx, rejected))).toEqual([]);
  });

  test("takes a reference of one connection once", async () => {
    await empty();
    await insert(aRow({ id: "a" }));
    await expect(insert(aRow({ id: "b", reference: "CAHIER-a" }))).rejects.toThrow();
    await insert(aRow({ id: "c", reference: "CAHIER-a", connectionId: "other" }));
  });

  test("lets one worker at a time work on a connection, and others on other connections", async () => {
    await empty();
    await insert(aRow({ id: "a" }), aRow({ id: "b" }), aRow({ id: "z", connectionId: "inqom" }));
    const leased = await Promise.all([lease(1, "w1"), lease(1, "w2"), lease(1, "w3")]);
    const ids = leased.flatMap((row) => (row === null ? [] : [row.id])).sort();
    // A worker that finds every free connection being taken at that instant asks again later.
    if (ids.length < 2) ids.push(...[await lease(1, "w4")].flatMap((row) => (row === null ? [] : [row.id])));
    expect(ids.sort()).toEqual(["a", "z"]);
    expect(await lease(2)).toBeNull();
  });

  test("keeps the order within a chain, and lets other chains pass", async () => {
    await empty();
    await insert(
      aRow({ id: "invoice", chain: "i1", position: 0 }),
      aRow({ id: "credit", chain: "i1", position: 1 }),
      aRow({ id: "other", chain: "i2", createdAt: minute(1) }),
    );
    expect((await lease(1))?.id).toBe("invoice");
    await finish("invoice", "rejected");
    expect((await lease(2))?.id).toBe("other");
    await finish("other", "delivered");
    expect(await lease(3)).toBeNull();
    await storage.write((tx) =>
      updateOutboxRow(tx, { id: "invoice" }, { state: "delivered", updatedAt: minute(3) }),
    );
    expect((await lease(4))?.id).toBe("credit");
  });

  test("hands a row out again once its lease ran out, and ignores who held it before", async () => {
    await empty();
    await insert(aRow({ id: "a" }));
    expect((await lease(0, "killed"))?.id).toBe("a");
    expect(await lease(4, "next")).toBeNull();
    expect((await lease(5, "next"))?.leasedBy).toBe("next");
    expect(await finish("a", "delivered", "killed")).toBe(false);
    expect(await finish("a", "delivered", "next")).toBe(true);
    expect(await storage.read((tx) => readOutboxRow(tx, "a"))).toMatchObject({
      state: "delivered",
      externalId: "their-1",
      leasedBy: null,
    });
  });

  test("leaves a row alone before its time", async () => {
    await empty();
    await insert(aRow({ id: "a", notBefore: minute(10) }));
    expect(await lease(9)).toBeNull();
    expect((await lease(10))?.id).toBe("a");
  });
});
