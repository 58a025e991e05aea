import { randomUUID } from "node:crypto";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { readDevice, revokeDevice } from "#server/storage/devices.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { copyDisk } from "#test/support/copy-disk.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { openDeviceDatabase } from "#web/books/device-database.ts";
import { createMemoryKeyStore } from "#web/books/key-store.ts";
import { wipeDevice } from "#web/books/wipe-device.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let owner: TestDevice;
let company: string;
let browser: TestBrowser;
let device: SimulatedDevice;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  owner = await beginCompany(services, frenchFirm);
  company = owner.company;
  const enrolled = await createTestDevice(services, owner.userId, company);
  browser = await openSignedInBrowser(app, services, enrolled);
  device = await openSimulatedDevice({
    user: owner.userId,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(() => device.close());
  await device.synchronise();
});

const saveParty = (on: SimulatedDevice, id: string) =>
  on.books().send(company, "party.save", { id, set: { role: "customer", number: id, name: `Lune ${id}` } });
const revoke = (id: string) =>
  services.storage.write((tx) => revokeDevice(tx, id, services.now().toISOString()));
const refusalsAtServer = async () => {
  const { pages } = await owner.pull();
  return (pages.outcomes ?? []).map(({ body }) => body);
};

describe("a revoked device", () => {
  test("hands in every act whole before it has nothing left to say, however often the network fails", async () => {
    await saveParty(device, "p1");
    await saveParty(device, "p2");
    await revoke(device.id);
    await device.synchronise(["lostRequest"]);
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 2, obstacle: null });
    await device.synchronise(["lostAnswer"]);
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 2 });
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({
      pendingCount: 0,
      obstacle: "revoked",
      handedInCount: 2,
    });

    const refused = await refusalsAtServer();
    expect(refused).toMatchObject([
      { code: "device.revoked", commandType: "party.save", args: { id: "p1", set: { name: "Lune p1" } } },
      { code: "device.revoked", commandType: "party.save", args: { id: "p2", set: { name: "Lune p2" } } },
    ]);
  });

  test("takes no more acts once it knows", async () => {
    await revoke(device.id);
    await device.synchronise();
    expect(await saveParty(device, "late")).toEqual({ ok: false, problem: { code: "device.revoked" } });
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, handedInCount: 0 });
  });

  test("hands in an import without waiting for its file", async () => {
    await saveParty(device, "p1");
    const made = device.books().send(company, "import.apply", {
      file: "f".repeat(64),
      fileName: "123456789FEC20251231.txt",
      previewDigest: "e".repeat(64),
      closingDay: "2025-12-31",
      choices: { otherRegistration: false, replaces: null },
    });
    expect(await made).toMatchObject({ ok: true });
    await revoke(device.id);
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, handedInCount: 2 });
  });

  test("that was signed out hands in what it holds after somebody signs in on it again", async () => {
    await saveParty(device, "p1");
    await revoke(device.id);
    browser.cookies.clear();
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 1, obstacle: "signIn" });

    const other = await openSignedInBrowser(app, services, owner);
    const enrolled = await other.send("PUT", "/session/device", { id: device.id, name: "iPad" });
    expect([enrolled.status, ((await enrolled.json()) as { code: string }).code]).toEqual([
      403,
      "device.revoked",
    ]);
    for (const [name, value] of other.cookies) browser.cookies.set(name, value);
    await device.books().tellSignedIn();
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: "revoked" });
    expect(await refusalsAtServer()).toHaveLength(1);
  });

  test("that is a copy takes an id of its own, revoked as well, and hands in what it did alone", async () => {
    const copy = await openSimulatedDevice({
      user: owner.userId,
      device: device.id,
      newId: randomUUID,
      fetch: signedInFetch(browser),
      disk: await copyDisk(device.disk, device.id),
    });
    afterThisFile(copy.close);
    await saveParty(device, "original");
    await saveParty(copy, "copied");
    await device.synchronise();
    await revoke(device.id);
    await copy.synchronise();
    await copy.synchronise();
    expect(await copy.ask("device", {})).toMatchObject({
      pendingCount: 0,
      obstacle: "revoked",
      handedInCount: 1,
    });
    expect(await refusalsAtServer()).toMatchObject([{ code: "device.revoked", args: { id: "copied" } }]);
    const [refused] = await refusalsAtServer();
    const renewed = await services.storage.read((tx) => readDevice(tx, String(refused!["device"])));
    expect(renewed?.revokedAt).not.toBeNull();
  });
});

test("wiping destroys the key, deletes that person's databases and leaves everybody else's, and may run twice", async () => {
  const indexedDB = new IDBFactory();
  const databases = { indexedDB, IDBKeyRange };
  for (const user of ["ada", "adam"]) (await openDeviceDatabase(user, databases)).dexie.close();
  for (const name of [
    "rxdb-dexie-cahier-ada-v2--0--vouchers",
    "rxdb-dexie-cahier-adam-v2--0--vouchers",
    "cahier-seals-ada",
  ])
    await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = ({ target }) => {
        (target as IDBOpenDBRequest).result.close();
        resolve(null);
      };
    });
  const keyStore = createMemoryKeyStore();
  const key = new Uint8Array(32).fill(7);
  await keyStore.write(key);
  const namesLeft = async () => (await indexedDB.databases()).map(({ name }) => name).sort();

  const [mark, person] = [createMemoryKeyStore(), createMemoryKeyStore()];
  await person.write(new Uint8Array([1]));
  // Killed right after the key: what began is written down until all is gone.
  const full = {
    deleteDatabase: indexedDB.deleteDatabase,
    databases: () => Promise.reject(new Error("killed")),
  };
  const cut = { user: "ada", keyStore, mark, person, indexedDB: full as unknown as IDBFactory };
  await expect(wipeDevice(cut)).rejects.toThrow("killed");
  expect(await mark.read()).not.toBeNull();
  expect(await person.read()).not.toBeNull();
  await wipeDevice({ user: "ada", indexedDB, keyStore, mark, person });
  expect(await mark.read()).toBeNull();
  expect(await person.read()).toBeNull();
  expect(key).toEqual(new Uint8Array(32));
  expect(await keyStore.read()).toBeNull();
  expect(await namesLeft()).toEqual(["cahier-commands-adam", "rxdb-dexie-cahier-adam-v2--0--vouchers"]);
  await wipeDevice({ user: "ada", indexedDB, keyStore, mark, person });
  expect(await namesLeft()).toHaveLength(2);
});
