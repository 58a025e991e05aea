import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { retryRows } from "#server/delivery/free-rows.ts";
import { databases } from "#test/support/databases.ts";
import { LANE, type LinkedCompany, openLinkedCompany } from "./linked-company.ts";

// A real database and a real other side, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Longer than a request can still land, and than a lease. */
const LONG_SECONDS = 400;

describe.each(databases)("faults of the other side on $name", ({ open }) => {
  let firm: LinkedCompany;
  beforeEach(async () => {
    firm = await openLinkedCompany(await open());
  });
  afterEach(() => firm.close());

  /** Lets time pass and works, as a job does by itself. */
  const workLong = async (times = 4) => {
    for (let count = 0; count < times; count += 1) {
      firm.passSeconds(LONG_SECONDS);
      await firm.job.runOnce();
    }
  };

  test.each([
    { kind: "dropAfterWrite", reason: "delivery.connectionLost" },
    { kind: "statusAfterWrite", reason: "delivery.theirError" },
    { kind: "malformedJson", reason: "delivery.unreadable" },
    // What is late never comes; the time given up after is long enough for a busy machine to do all the rest.
    {
      kind: "answerLate",
      reason: "delivery.timedOut",
      timeoutSeconds: 3,
      pause: () => new Promise(() => {}),
    },
  ] as const)(
    "V22 V23 $kind: it is looked for before anything else, and adopted",
    async ({ kind, reason, ...late }) => {
      if ("pause" in late) {
        await firm.close();
        firm = await openLinkedCompany(await open(), late);
      }
      firm.strike({ kind });
      const voucher = await firm.sell();
      await firm.job.runOnce();
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "unknown", reason });
      expect(await firm.job.runOnce()).toBe(0);

      await workLong();
      expect(firm.there().drafts).toHaveLength(1);
      expect(await firm.deliveryOf(voucher)).toMatchObject({
        state: "delivered",
        externalId: firm.there().drafts[0]?.Id,
        attempts: 1,
      });
      firm.passSeconds(3_600);
      await firm.job.runOnce();
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "reconciled" });
    },
  );

  test.each(["dropBeforeWrite", "status"] as const)(
    "V22 V23 %s: it is looked for twice, and then sent again",
    async (kind) => {
      firm.strike({ kind });
      const voucher = await firm.sell();
      await firm.job.runOnce();
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "unknown" });
      firm.passSeconds(LONG_SECONDS);
      await firm.job.runOnce();
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "unknown", reason: "delivery.lookedUp" });
      expect(firm.there().drafts).toEqual([]);
      await workLong(1);
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", attempts: 2 });
      expect(firm.there().drafts).toHaveLength(1);
    },
  );

  test("V23 a write that lands after everything else is found within the hour and removed", async () => {
    firm.strike({ kind: "dropBeforeWrite" });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    await workLong(2);
    const delivered = await firm.deliveryOf(voucher);
    expect(delivered.state).toBe("delivered");
    firm.duplicate(delivered.externalId);
    expect(firm.there().drafts).toHaveLength(2);

    firm.passSeconds(3_600);
    await firm.job.runOnce();
    expect(firm.there().drafts.map(({ Id }) => Id)).toEqual([delivered.externalId]);
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "reconciled", reason: null });
  });

  test("V22 too many calls (429): it waits as long as they say", async () => {
    firm.strike({ kind: "status", status: 429, code: 4010 });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "waiting",
      reason: "delivery.tooManyRequests",
    });
    expect(await firm.job.runOnce()).toBe(0);
    firm.passSeconds(8);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", attempts: 2 });
  });

  test("V22 offline: it waits with the reason, and goes when they answer again", async () => {
    const voucher = await firm.sell();
    firm.goOffline(true);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "waiting",
      reason: "delivery.unreachable",
    });
    firm.goOffline(false);
    firm.passSeconds(61);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
  });

  test("V22 a locked period: it waits with the reason, and goes when it is opened", async () => {
    firm.open.sandbox.perform({ act: "lockPeriod", through: "2026-12-31" });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "waiting",
      reason: "delivery.periodLocked",
    });
    firm.open.sandbox.perform({ act: "lockPeriod", through: null });
    firm.passSeconds(3_601);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", reason: null });
  });

  test("V22 an expired token is renewed, and nobody notices", async () => {
    firm.open.sandbox.perform({ act: "expireTokens" });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
  });

  test("V22 a consent that was taken back interrupts, and signing in again goes on", async () => {
    firm.open.sandbox.perform({ act: "revokeConsent" });
    const first = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.connection()).toMatchObject({
      state: "interrupted",
      reason: "connection.consentEnded",
    });
    const second = await firm.sell();
    await firm.job.runOnce();
    for (const voucher of [first, second])
      expect(await firm.deliveryOf(voucher)).toMatchObject({
        state: "interrupted",
        reason: "connection.consentEnded",
      });

    expect((await firm.link()).result).toBe("connected");
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(2);
    expect(await firm.connection()).toMatchObject({ state: "connected", reason: null });
  });

  test("V22 what they refuse is shown in their words, and goes when it is tried again", async () => {
    const voucher = await firm.sell({ customer: await firm.saveCustomer("C-1", { city: "" }) });
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "rejected",
      reason: "delivery.customerIncomplete",
    });
    expect(firm.there().drafts).toEqual([]);

    await firm.saveCustomer("C-1", { city: "Lyon" });
    const retry = { voucherId: null, now: firm.services.now().toISOString() };
    expect(await firm.services.storage.write((tx) => retryRows(tx, LANE, retry))).toBe(1);
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
  });

  describe("V23 trying again what may lie there already looks before it sends", () => {
    const retry = (voucherId: string | null) => {
      const now = firm.services.now().toISOString();
      return firm.services.storage.write((tx) => retryRows(tx, LANE, { voucherId, now }));
    };
    /** Sent, its answer lost, and somebody over there works on the draft before we look. */
    const takenBy = async (change: Record<string, unknown>) => {
      firm.strike({ kind: "dropAfterWrite" });
      const voucher = await firm.sell();
      await firm.job.runOnce();
      const [draft] = firm.there().drafts;
      const before = { ...draft };
      Object.assign(draft ?? {}, change);
      await workLong();
      return { voucher, draft, before };
    };

    test("it stays rejected while the other document is there, says what it is, and sends nothing", async () => {
      const { voucher, draft } = await takenBy({ CustomerNumber: "2" });
      const rejected = {
        state: "rejected",
        reason: "delivery.referenceTaken",
        attempts: 1,
        others: [{ externalId: draft?.Id, customerNumber: "2", kind: "sale", grossCents: 12_000 }],
      };
      expect(await firm.deliveryOf(voucher)).toMatchObject(rejected);
      expect(await retry(voucher)).toBe(1);
      await workLong();
      expect(await firm.deliveryOf(voucher)).toMatchObject(rejected);
      expect(firm.there().drafts).toHaveLength(1);
    });

    test("what is ours and equal again is adopted", async () => {
      const { voucher, draft, before } = await takenBy({ CustomerNumber: "2" });
      Object.assign(draft ?? {}, before);
      expect(await retry(null)).toBe(1);
      await workLong();
      expect(await firm.deliveryOf(voucher)).toMatchObject({
        externalId: draft?.Id,
        attempts: 1,
        differenceCents: 0,
        others: [],
      });
      expect(firm.there().drafts).toHaveLength(1);
    });

    test("what differs in its amount alone is adopted with the difference shown", async () => {
      const { voucher, draft } = await takenBy({ TotalAmount: 121 });
      expect(await firm.deliveryOf(voucher)).toMatchObject({
        state: "delivered",
        externalId: draft?.Id,
        reason: "delivery.totalDiffers",
        differenceCents: 100,
      });
    });

    test("once the other document is gone there, it is looked for twice and sent", async () => {
      const { voucher } = await takenBy({ CustomerNumber: "2" });
      firm.there().drafts.length = 0;
      await retry(voucher);
      await firm.job.runOnce();
      expect(firm.there().drafts).toEqual([]);
      await workLong();
      expect(firm.there().drafts).toHaveLength(1);
      expect(await firm.deliveryOf(voucher)).toMatchObject({ attempts: 2, reason: null });
    });
  });

  test("V22 refused with 401 twice: the link is broken, nothing is doubled, and signing in again goes on", async () => {
    firm.strike({ kind: "status", status: 401, code: 4005, count: 2 });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.connection()).toMatchObject({
      state: "interrupted",
      reason: "connection.consentEnded",
    });
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "interrupted" });
    expect(firm.there().drafts).toEqual([]);
    expect((await firm.link()).result).toBe("connected");
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
    expect(firm.there().drafts).toHaveLength(1);
  });

  test("V22 an error of theirs (500) that has written nothing ends in one draft", async () => {
    firm.strike({ kind: "status", status: 500 });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "unknown", reason: "delivery.theirError" });
    await workLong();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered", attempts: 2 });
    expect(firm.there().drafts).toHaveLength(1);
  });

  test("V22 a refresh token that has expired interrupts, and signing in again goes on", async () => {
    firm.open.sandbox.perform({ act: "expireTokens" });
    firm.open.sandbox.perform({ act: "changePassword" });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    expect(await firm.connection()).toMatchObject({
      state: "interrupted",
      reason: "connection.consentEnded",
    });
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "interrupted", attempts: 1 });
    expect((await firm.link()).result).toBe("connected");
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
    expect(firm.there().drafts).toHaveLength(1);
    expect(firm.there().customers.filter((known) => known["CustomerNumber"] === "C-1")).toHaveLength(1);
  });

  test("V23 approving twice makes one delivery", async () => {
    const voucher = await firm.draftSale({ customer: await firm.saveCustomer("C-1") });
    await firm.approve(voucher);
    await expect(firm.approve(voucher)).rejects.toThrow("voucher.alreadyApproved");
    await workLong(2);
    expect(firm.there().drafts).toHaveLength(1);
    expect(firm.there().customers).toHaveLength(2);
  });
});
