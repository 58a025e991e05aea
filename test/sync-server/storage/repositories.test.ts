import { beforeAll, describe, expect, test } from "vitest";
import { appendAudit, readAudit } from "#server/storage/audit.ts";
import { countersOfDevice, readDeviceCounter, writeDeviceCounter } from "#server/storage/device-counters.ts";
import { readDigests, writeDigest } from "#server/storage/digests.ts";
import {
  memberOf,
  membershipsOfCompany,
  membershipsOfUser,
  removeMembership,
  writeMembership,
} from "#server/storage/memberships.ts";
import { readNumberSeries, takeNumbers, writeNumberSeries } from "#server/storage/number-series.ts";
import { insertOAuthState, takeOAuthState } from "#server/storage/oauth-states.ts";
import {
  findOutcome,
  insertOutcomes,
  outcomesByCounter,
  readOutcomes,
  type StoredOutcome,
} from "#server/storage/outcomes.ts";
import { ensureEpoch, readEpoch } from "#server/storage/server-facts.ts";
import type { Storage } from "#server/storage/storage.ts";
import { databases } from "#test/support/databases.ts";

const AT = "2026-11-22T10:00:00.000Z";

const anOutcome = (rest: Partial<StoredOutcome>): StoredOutcome => ({
  companyId: "physio",
  commandId: "c1",
  deviceId: "tablet",
  counter: 1,
  hash: "ab",
  type: "voucher.approve",
  madeBy: "anne",
  madeAt: AT,
  decidedAt: AT,
  status: "refused",
  revision: null,
  code: "voucher.sealed",
  facts: { through: "2026-09-30" },
  command: { id: "c1", lines: [1, 2] },
  ...rest,
});

describe.each(databases)("the smaller tables on $name", ({ open }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("keeps one outcome for a command, with the whole command", async () => {
    const outcome = anOutcome({});
    await storage.write((tx) => insertOutcomes(tx, [outcome]));
    expect(await storage.read((tx) => findOutcome(tx, outcome))).toEqual(outcome);
    const byCounter = await storage.read((tx) =>
      outcomesByCounter(tx, { ...outcome, counters: [outcome.counter] }),
    );
    expect([...byCounter]).toEqual([[outcome.counter, outcome]]);
    await expect(storage.write((tx) => insertOutcomes(tx, [anOutcome({ counter: 2 })]))).rejects.toThrow();
  });

  test("keeps one outcome for a device's counter in a company", async () => {
    await storage.write((tx) => insertOutcomes(tx, [anOutcome({ commandId: "c7", counter: 7 })]));
    await expect(
      storage.write((tx) => insertOutcomes(tx, [anOutcome({ commandId: "c8", counter: 7 })])),
    ).rejects.toThrow();
    await storage.write((tx) => insertOutcomes(tx, [anOutcome({ companyId: "other", counter: 7 })]));
    const found = await storage.read((tx) =>
      readOutcomes(tx, { companyId: "physio", commandIds: ["c7", "c8"] }),
    );
    expect(found.map(({ commandId }) => commandId)).toEqual(["c7"]);
  });

  test("counts each device of each company apart", async () => {
    const key = { companyId: "physio", deviceId: "tablet" };
    expect(await storage.read((tx) => readDeviceCounter(tx, key))).toBeNull();
    await storage.write(async (tx) => {
      await writeDeviceCounter(tx, { ...key, counter: 1, hash: "aa" });
      await writeDeviceCounter(tx, { ...key, counter: 2, hash: "bb" });
      await writeDeviceCounter(tx, { ...key, companyId: "bakery", counter: 5, hash: "cc" });
    });
    const counters = await storage.read((tx) => countersOfDevice(tx, "tablet", ["physio", "bakery", "none"]));
    expect([...counters].sort()).toEqual([
      ["bakery", { counter: 5, hash: "cc" }],
      ["physio", { counter: 2, hash: "bb" }],
    ]);
  });

  test("gives each number once, however many ask at the same time", async () => {
    const query = { companyId: "physio", series: "2026", count: 1, day: "2026-10-31" };
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => storage.write((tx) => takeNumbers(tx, query))),
    );
    expect(taken.map(({ first }) => first).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test("gives a number back only when its work is undone, and never moves the last day back", async () => {
    const key = { companyId: "physio", series: "undone" };
    const failing = storage.write(async (tx) => {
      await takeNumbers(tx, { ...key, count: 3, day: "2026-10-31" });
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow();
    expect(await storage.read((tx) => readNumberSeries(tx, key))).toEqual({ nextNumber: 1, lastDay: null });

    await storage.write((tx) => writeNumberSeries(tx, { ...key, nextNumber: 100, lastDay: "2026-10-31" }));
    const taken = await storage.write((tx) => takeNumbers(tx, { ...key, count: 2, day: "2026-10-01" }));
    expect(taken).toEqual({ first: 100, last: 101 });
    expect(await storage.read((tx) => readNumberSeries(tx, key))).toEqual({
      nextNumber: 102,
      lastDay: "2026-10-31",
    });
  });

  test("knows who is a member of what, and with which slices", async () => {
    const anne = {
      companyId: "physio",
      userId: "anne",
      memberId: "m1",
      role: "user",
      rights: ["seePatients" as const],
      slices: ["shared", "ANN"],
    };
    const bob = { ...anne, userId: "bob", memberId: "m2", role: "administrator", rights: [], slices: null };
    await storage.write(async (tx) => {
      await writeMembership(tx, { ...anne, role: "accountant" });
      await writeMembership(tx, anne);
      await writeMembership(tx, bob);
    });
    expect(await storage.read((tx) => memberOf(tx, "anne", "physio"))).toEqual(anne);
    expect(await storage.read((tx) => memberOf(tx, "anne", "bakery"))).toBeNull();
    expect(await storage.read((tx) => membershipsOfCompany(tx, "physio"))).toEqual([anne, bob]);
    await storage.write((tx) => removeMembership(tx, "physio", "anne"));
    expect(await storage.read((tx) => membershipsOfUser(tx, "anne"))).toEqual([]);
  });

  test("numbers the audit lines of each company without a gap", async () => {
    const line = { at: AT, userId: "anne", deviceId: null, commandId: null, subject: "s", detail: { a: 1 } };
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        storage.write((tx) => appendAudit(tx, { ...line, companyId: "audited", action: `act.${index}` })),
      ),
    );
    await storage.write((tx) => appendAudit(tx, { ...line, companyId: null, action: "session.signIn" }));
    const newest = await storage.read((tx) => readAudit(tx, { companyId: "audited", limit: 100 }));
    expect(newest.map(({ sequence }) => sequence)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const older = await storage.read((tx) => readAudit(tx, { companyId: "audited", before: 3, limit: 1 }));
    expect(older).toMatchObject([{ sequence: 2, detail: { a: 1 } }]);
    expect(await storage.read((tx) => readAudit(tx, { companyId: null, limit: 5 }))).toHaveLength(1);
  });

  test("keeps a digest for each slice and month", async () => {
    const digest = { slice: "shared", month: "2026-10", sum: "0".repeat(64), count: 1, revision: 3 };
    await storage.write(async (tx) => {
      await writeDigest(tx, "physio", digest);
      await writeDigest(tx, "physio", { ...digest, count: 2 });
      await writeDigest(tx, "physio", { ...digest, slice: "ANN" });
    });
    const read = (slices: readonly string[] | null) =>
      storage.read((tx) => readDigests(tx, { companyId: "physio", slices }));
    expect(await read(["shared"])).toEqual([{ ...digest, count: 2 }]);
    expect(await read(null)).toHaveLength(2);
    expect(await read([])).toEqual([]);
  });

  test("hands an authorisation's state out once, and not after it expired", async () => {
    const state = {
      stateHash: "h1",
      companyId: "physio",
      connectionId: "visma",
      userId: "anne",
      ciphertext: new Uint8Array([1, 2, 3]),
      createdAt: AT,
      expiresAt: "2026-11-22T10:10:00.000Z",
    };
    await storage.write((tx) => insertOAuthState(tx, state));
    await storage.write((tx) => insertOAuthState(tx, { ...state, stateHash: "h2" }));
    const take = (hash: string, now: string) => storage.write((tx) => takeOAuthState(tx, hash, now));
    expect(await take("h1", AT)).toMatchObject({ connectionId: "visma", userId: "anne" });
    expect(await take("h1", AT)).toBeNull();
    expect(await take("h2", "2026-11-22T10:10:00.000Z")).toBeNull();
  });

  test("keeps the epoch that was there first", async () => {
    const epoch = await storage.read(readEpoch);
    expect(await storage.write((tx) => ensureEpoch(tx, "another"))).toBe(epoch);
  });
});
