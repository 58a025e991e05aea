import { expect, test } from "vitest";
import type { InvoiceVoucher } from "#core/vouchers/voucher.ts";
import { createApp } from "#server/app.ts";
import { beginEpoch } from "#server/restoration/begin-epoch.ts";
import { readEpoch } from "#server/storage/server-facts.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { openTestStorage } from "#test/support/databases.ts";
import { doAct } from "#test/support/device-acts.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

type Fetch = typeof globalThis.fetch;

/** A device whose requests go to whichever server stands at its address now, unless they are held back. */
async function openDevice(enrolled: TestDevice, services: TestServices) {
  let reach: Fetch = globalThis.fetch;
  let isHeld = (_: string): boolean => false;
  const device = await openSimulatedDevice({
    user: enrolled.userId,
    device: enrolled.id,
    fetch: (input, init) => {
      if (isHeld(String(input))) throw new TypeError("Failed to fetch");
      return reach(input, init);
    },
  });
  const signIn = async (at: TestServices) => {
    reach = signedInFetch(await openSignedInBrowser(createApp(at), at, enrolled));
    await device.books().tellSignedIn();
  };
  await signIn(services);
  return {
    device,
    signIn,
    holdBack: (part: string | null) => {
      isHeld = (address) => part !== null && address.includes(part);
    },
  };
}

async function openWithIssued() {
  const before = await createTestServices();
  const owner = await beginCompany(before);
  const { company } = owner;
  await owner.must("party.save", { id: "party0", set: { role: "customer", number: "C0", name: "Terre" } });
  const opened = await openDevice(await createTestDevice(before, owner.userId, company), before);
  const { device } = opened;
  await device.synchronise();
  const backup = await backUp(before.storage);
  const restore = async () => {
    const services = await createTestServices({ storage: await openTestStorage() });
    await restoreInto(services.storage, backup);
    return services;
  };
  for (const at of [0, 1]) await doAct(device, company, { kind: "draft", at, label: "A" });
  await device.synchronise();
  await doAct(device, company, { kind: "approve", at: 1 });
  return { ...opened, owner, company, restore };
}

const numbersIn = async ({ storage }: TestServices, company: string) =>
  Object.fromEntries(
    (await storedRows(storage, company, "vouchers")).flatMap(({ id, body, deleted }) =>
      deleted ? [] : [[id, (body as InvoiceVoucher).number]],
    ),
  );

test("a device that heard its answer and did not pull any more proves to a restored server what it has forgotten", async () => {
  const { device, signIn, holdBack, owner, company, restore } = await openWithIssued();
  holdBack("/pull");
  await device.synchronise();
  holdBack(null);
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0 });

  const after = await restore();
  const epoch = await after.storage.read(readEpoch);
  // Somebody goes on there in the meantime.
  const since = await createTestDevice(after, owner.userId, company);
  await since.must("party.save", { id: "p2", set: { role: "customer", number: "C2", name: "Mer" } });
  for (let synchronised = 0; synchronised < 4; synchronised += 1) {
    await signIn(after);
    await device.synchronise();
  }
  expect(await after.storage.read(readEpoch)).not.toBe(epoch);
  expect(await numbersIn(after, company)).toEqual({ sale0: null, sale1: "F-2026-00001" });
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
  await device.close();
});

test("acts that a restored server lacks keep in a saved file what it had said of them, and so their numbers", async () => {
  const { device, signIn, holdBack, owner, company, restore } = await openWithIssued();
  await device.synchronise();
  const after = await restore();
  await beginEpoch(after);
  await signIn(after);
  holdBack("/sync/commands");
  await device.synchronise();
  const waiting = (await device.ask("device", {})).pendingCount;
  expect(waiting).toBeGreaterThan(2);
  const { file, count } = await device.books().savePending("quatre mots à la suite");
  expect(count).toBe(waiting);
  await device.close();

  const other = await openDevice(await createTestDevice(after, owner.userId, company), after);
  await other.device.synchronise();
  expect(await other.device.books().takeInActs(file, "quatre mots à la suite")).toMatchObject({ ok: true });
  await other.device.restart();
  // Numbering is shut, and the number that was given is none of a new document.
  await other.device.synchronise();
  expect(await other.device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
  expect(await numbersIn(after, company)).toEqual({ sale0: null, sale1: "F-2026-00001" });
  await other.device.close();
});
