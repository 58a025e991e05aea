import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { afterEach, describe, expect, test } from "vitest";
import { frenchFirm } from "#test/support/books-builder.ts";
import { breakDisk, fillDisk } from "#test/support/full-disk.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { openRxReplica } from "#web/books/rx-replica.ts";

const company = "c1";
afterEach(() => fillDisk(null));

const saveParty = (device: SimulatedDevice, id: string) =>
  device.books().send(company, "party.save", { id, set: { role: "customer", number: id, name: id } });
const partiesOf = async (device: SimulatedDevice) =>
  (await device.ask("parties", { company })).map(({ id }) => id).sort();

/** A colleague's device, and one over RxDB that holds the company, for a browser keeps the replica so. */
async function openTwo() {
  const server = createSimulatedServer();
  const far = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  await far.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await far.synchronise();
  const storage = getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange });
  const device = await openSimulatedDevice({
    user: "anna",
    fetch: server.fetchAs("anna"),
    openReplica: () => openRxReplica(`anna${Math.random()}`, storage),
  });
  return { server, far, device };
}

describe.each(["atWrite", "atCommit"] as const)("a disk that is full %s", (how) => {
  test("keeps nothing of an act or of typing by halves, says so, and is found to have room again by itself", async () => {
    const { far, device } = await openTwo();
    await device.synchronise();
    fillDisk(how);
    expect(await saveParty(device, "p1")).toMatchObject({
      ok: false,
      problem: { code: "device.storageFull" },
    });
    expect(await device.ask("device", {})).toMatchObject({ obstacle: "storageFull", isStorageFull: true });
    await device.books().writeScratch("form", { typed: "half" });
    await saveParty(far, "p2").catch(() => {});
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, isStorageFull: true });

    fillDisk(null);
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ obstacle: null, isStorageFull: false });
    expect(await saveParty(device, "p1")).toMatchObject({ ok: true });
    await far.close();
    await device.close();
  }, 60_000);

  test("that fails for another reason is told apart: typing is said not to be kept until it is again", async () => {
    const { far, device } = await openTwo();
    breakDisk(how);
    await device.books().writeScratch("form", { typed: "half" });
    expect(await device.ask("device", {})).toMatchObject({ isTypingUnkept: true, isStorageFull: false });
    fillDisk(how);
    await device.books().writeScratch("form", { typed: "half a" });
    expect(await device.ask("device", {})).toMatchObject({ isTypingUnkept: false, isStorageFull: true });
    fillDisk(null);
    await device.books().writeScratch("form", { typed: "whole" });
    expect(await device.ask("device", {})).toMatchObject({ isTypingUnkept: false, isStorageFull: false });
    expect(await device.books().readScratch("form")).toEqual({ typed: "whole" });
    await far.close();
    await device.close();
  }, 60_000);

  test("stops a pull and loses nothing: it goes on where it stopped once there is room", async () => {
    const { far, device } = await openTwo();
    await saveParty(far, "p1");
    await far.synchronise();
    fillDisk(how);
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ completeAsOf: null, obstacle: "storageFull" });

    fillDisk(null);
    await device.synchronise();
    expect(await partiesOf(device)).toEqual(["p1"]);
    expect(await device.ask("device", {})).toMatchObject({ obstacle: null, isStorageFull: false });

    await saveParty(far, "p2");
    await far.synchronise();
    fillDisk(how);
    await device.synchronise();
    expect(await partiesOf(device)).toEqual(["p1"]);
    expect(await device.ask("device", {})).toMatchObject({ obstacle: "storageFull" });
    fillDisk(null);
    await device.synchronise();
    expect(await partiesOf(device)).toEqual(["p1", "p2"]);
    await far.close();
    await device.close();
  }, 60_000);
});
