import { describe, expect, test, vi } from "vitest";
import { createVismaConnector } from "#server/connectors/visma/index.ts";
import { createDeliveryJob } from "#server/delivery/create-delivery-job.ts";
import type { DeliveryServices } from "#server/delivery/delivery-services.ts";
import { reconcileConnection } from "#server/delivery/reconcile-connection.ts";
import type { Storage } from "#server/storage/storage.ts";
import { databases } from "#test/support/databases.ts";
import { SECRET } from "../connectors/visma/connected-sandbox.ts";
import { LANE, type LinkedCompany, openLinkedCompany } from "./linked-company.ts";

// A real database and a real other side, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(databases)("a server killed while delivering, on $name", ({ open }) => {
  test("V22 V23 wherever it is killed, there is one draft and one customer in the end", async () => {
    const storage = await open();
    const firm = await openLinkedCompany(storage, { linked: true });
    firm.open.sandbox.perform({ act: "settings", settings: { oldRefreshTokenDies: false } });
    let killedAfter = 0;
    for (let isFinished = false; !isFinished; killedAfter += 1) {
      const number = `K-${killedAfter}`;
      const voucher = await firm.sell({ customer: await firm.saveCustomer(number) });
      isFinished = await workUntilKilled(firm, killedAfter, (services) =>
        createDeliveryJob(services).runOnce(),
      );

      const next = createDeliveryJob(newProcess(firm, storage, fetch));
      for (let tries = 0; tries < 10; tries += 1) {
        if ((await firm.deliveryOf(voucher)).state === "reconciled") break;
        firm.passSeconds(1_000);
        await next.runOnce();
        const { state } = await firm.deliveryOf(voucher);
        if (state === "delivered" && !(await isLookedAtAgain(storage, voucher))) break;
      }

      const { drafts, customers } = firm.there();
      const ofThisOne = drafts.filter((draft) => draft["CustomerNumber"] === number);
      expect(ofThisOne, `killed after ${killedAfter} steps`).toHaveLength(1);
      expect(customers.filter((known) => known["CustomerNumber"] === number)).toHaveLength(1);
      expect(await firm.deliveryOf(voucher)).toMatchObject({ externalId: ofThisOne[0]?.Id });
    }
    // Lease, mark, answer and every request of a delivery are points to be killed at.
    expect(killedAfter).toBeGreaterThan(15);
    expect(firm.there().articles).toHaveLength(2);
    await firm.close();
  }, 180_000);

  test("V22 V23 killed anywhere while a token is renewed, at worst somebody signs in again, and there is one draft", async () => {
    const storage = await open();
    const firm = await openLinkedCompany(storage);
    let killedAfter = 0;
    let signedInAgain = 0;
    for (let isFinished = false; !isFinished; killedAfter += 1) {
      const number = `T-${killedAfter}`;
      const voucher = await firm.sell({ customer: await firm.saveCustomer(number) });
      firm.open.sandbox.perform({ act: "expireTokens" });
      isFinished = await workUntilKilled(firm, killedAfter, (services) =>
        createDeliveryJob(services).runOnce(),
      );

      const next = createDeliveryJob(newProcess(firm, storage, fetch));
      for (let tries = 0; tries < 12; tries += 1) {
        if ((await firm.connection()).state === "interrupted") {
          signedInAgain += 1;
          await firm.link();
        }
        firm.passSeconds(1_000);
        await next.runOnce();
        const { state } = await firm.deliveryOf(voucher);
        if ((state === "delivered" || state === "reconciled") && !(await isLookedAtAgain(storage, voucher)))
          break;
      }
      const { drafts, customers } = firm.there();
      const ofThisOne = drafts.filter((draft) => draft["CustomerNumber"] === number);
      expect(ofThisOne, `killed after ${killedAfter} steps`).toHaveLength(1);
      expect(customers.filter((known) => known["CustomerNumber"] === number)).toHaveLength(1);
      expect(await firm.deliveryOf(voucher)).toMatchObject({ externalId: ofThisOne[0]?.Id });
    }
    expect(killedAfter).toBeGreaterThan(15);
    // After their answer and before our writing: a rotated token that was never kept is lost for good. Nowhere else.
    expect(signedInAgain).toBe(2);
    await firm.close();
  }, 180_000);

  test("V23 killed anywhere while comparing, the next comparison ends with the one draft that arrived", async () => {
    const storage = await open();
    const firm = await openLinkedCompany(storage);
    firm.open.sandbox.perform({ act: "settings", settings: { oldRefreshTokenDies: false } });
    const voucher = await firm.sell();
    await firm.job.runOnce();
    const { externalId } = await firm.deliveryOf(voucher);
    let killedAfter = 0;
    for (let isFinished = false; !isFinished; killedAfter += 1) {
      firm.duplicate(externalId);
      isFinished = await workUntilKilled(firm, killedAfter, (services) =>
        reconcileConnection(services, LANE),
      );
      // Whoever was killed may have held the connection: its lease runs out by itself.
      firm.passSeconds(100);
      const report = await reconcileConnection(newProcess(firm, storage, fetch), LANE);
      expect(report, `killed after ${killedAfter} steps`).toMatchObject({
        ok: true,
        value: { missing: [], doubled: [] },
      });
      expect(firm.there().drafts.map(({ Id }) => Id)).toEqual([externalId]);
      expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "reconciled", externalId, others: [] });
    }
    expect(killedAfter).toBeGreaterThan(10);
    await firm.close();
  }, 180_000);
});

/** What a process of its own works with: nothing in memory from any other. */
function newProcess(firm: LinkedCompany, storage: Storage, fetch: typeof globalThis.fetch): DeliveryServices {
  const connector = createVismaConnector(
    {
      identityUrl: firm.open.url,
      apiUrl: `${firm.open.url}/v2`,
      clientId: "cahier",
      clientSecret: SECRET,
    },
    () => firm.services.now().getTime(),
  );
  return { ...firm.services, storage, connectors: [connector], fetch };
}

/** Works, and stands still for ever at one of the points where it waits for something; answers whether it got to the end. */
async function workUntilKilled(
  firm: LinkedCompany,
  steps: number,
  work: (services: DeliveryServices) => Promise<unknown>,
): Promise<boolean> {
  let left = steps;
  let die: () => void = () => undefined;
  const death = new Promise<"killed">((resolve) => {
    die = () => resolve("killed");
  });
  const pass = async (): Promise<void> => {
    left -= 1;
    if (left >= 0) return;
    die();
    await new Promise(() => undefined);
  };
  const around = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await pass();
    const value = await work();
    await pass();
    return value;
  };
  const { storage } = firm.services;
  const mortal: Storage = {
    ...storage,
    read: (work) => around(() => storage.read(work)),
    write: (work) => around(() => storage.write(work)),
  };
  const services = newProcess(firm, mortal, (input, init) => around(() => fetch(input, init)));
  return (await Promise.race([work(services).then(() => "finished" as const), death])) === "finished";
}

const isLookedAtAgain = (storage: Storage, voucher: string): Promise<boolean> =>
  storage.read(async ({ db }) => {
    const row = await db
      .selectFrom("outbox")
      .select("state")
      .where("voucher_id", "=", voucher)
      .executeTakeFirst();
    return row?.state === "checking";
  });
