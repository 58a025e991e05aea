import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { copyDisk } from "#test/support/copy-disk.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { createReplicaDisk } from "#test/support/remembered-replica.ts";
import {
  type DeviceDisk,
  openSimulatedDevice,
  type SimulatedDevice,
} from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

const openOn = (server: SimulatedServer, device: string, idPrefix: string, disk?: DeviceDisk) =>
  openSimulatedDevice({
    user: "anna",
    device,
    idPrefix,
    fetch: server.fetchAs("anna"),
    ...(disk === undefined ? {} : { disk }),
  });

const saveParty = (device: SimulatedDevice, id: string) =>
  device.books().send(company, "party.save", { id, set: { role: "customer", number: id, name: id } });
const partiesOf = async (device: SimulatedDevice) =>
  (await device.ask("parties", { company })).map(({ id }) => id).sort();

/** A device that the server knows, with two acts it has not sent. */
async function openWithTwoWaiting() {
  const server = createSimulatedServer();
  const device = await openOn(server, "phone", "phone");
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await saveParty(device, "sent");
  await device.synchronise();
  await saveParty(device, "waits1");
  await saveParty(device, "waits2");
  return { server, device };
}

describe("a copied profile", () => {
  test("goes on under an id of its own, and what both copies held is done once", async () => {
    const { server, device } = await openWithTwoWaiting();
    afterThisFile(device.close);
    const copy = await openOn(server, device.id, "copy", await copyDisk(device.disk, device.id));
    afterThisFile(copy.close);
    await saveParty(device, "original");
    await saveParty(copy, "copied");
    await device.synchronise();
    await copy.synchronise();

    expect(await copy.ask("device", {})).toMatchObject({ pendingCount: 0, lostCount: 0, obstacle: null });
    expect(server.documents(company, "parties").map(({ id }) => id)).toHaveLength(5);
    // What both held was answered under the id they shared; only what it did alone needs its own.
    expect(await copy.readLog(company)).toMatchObject([
      { command: { counter: 1, args: { id: "copied" } }, status: "accepted" },
    ]);
    await device.synchronise();
    expect(await partiesOf(device)).toEqual(await partiesOf(copy));
    expect((await partiesOf(copy)).sort()).toEqual(["copied", "original", "sent", "waits1", "waits2"]);
  });

  test("does every act of both copies exactly once, in whatever order they act and send", async () => {
    const step = fc.record({
      copy: fc.constantFrom(0, 1),
      what: fc.constantFrom("act" as const, "send" as const, "loseAnswer" as const, "restart" as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { server, device } = await openWithTwoWaiting();
        const copies = [
          device,
          await openOn(server, device.id, "copy", await copyDisk(device.disk, device.id)),
        ];
        let made = 0;
        const expected = ["sent", "waits1", "waits2"];
        for (const { copy, what } of steps) {
          const at = copies[copy]!;
          if (what === "send") await at.synchronise();
          else if (what === "loseAnswer") await at.synchronise(["lostAnswer"]);
          else if (what === "restart") await at.restart();
          else {
            expected.push(`made${made}`);
            await saveParty(at, `made${made++}`);
            expect(await partiesOf(at)).toContain(expected.at(-1));
          }
        }
        for (const at of [...copies, ...copies, ...copies]) await at.synchronise();
        for (const at of copies) {
          expect(await at.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null, lostCount: 0 });
          expect(await partiesOf(at)).toEqual([...expected].sort());
          await at.close();
        }
        const outcomes = [...server.outcomes.values()];
        expect(outcomes).toHaveLength(expected.length + 1);
        expect(outcomes.every((of) => of.length === 1 && of[0]!.status === "accepted")).toBe(true);
      }),
      { numRuns: propertyRuns(20) },
    );
  }, 300_000);
});

test("a profile put back from before it sent is told apart by its counters, and sends nothing twice", async () => {
  const { server, device } = await openWithTwoWaiting();
  const before = await copyDisk(device.disk, device.id);
  await device.synchronise();
  await saveParty(device, "afterwards");
  await device.close();
  const restored = await openOn(server, device.id, "restored", {
    ...before,
    lastCounters: device.disk.lastCounters,
  });
  afterThisFile(restored.close);
  await restored.synchronise();

  // The two that waited then have come to the server since; they take their place in the new chain.
  expect((await restored.readLog(company)).map(({ status }) => status)).toEqual(["accepted", "accepted"]);
  expect(await restored.ask("device", {})).toMatchObject({ lostCount: 1, pendingCount: 0, obstacle: null });
  await saveParty(restored, "next");
  await restored.synchronise();
  expect(await partiesOf(restored)).toEqual(["next", "sent", "waits1", "waits2"]);
  expect(server.outcomes.size).toBe(5);
});

describe("a device whose key is gone", () => {
  test.each([
    ["missing", new Uint8Array(0)],
    ["another one", new Uint8Array(32).fill(9)],
  ])("says how many acts it lost and works on: the key is %s", async (_, key) => {
    const { server, device } = await openWithTwoWaiting();
    afterThisFile(device.close);
    await device.disk.keyStore.write(key);
    await device.restart();
    const { completeAsOf, ...lost } = await device.ask("device", {});
    expect(completeAsOf).toBeNull();
    expect(lost).toMatchObject({ lostCount: 2, isLossSeen: false, pendingCount: 0, obstacle: null });
    expect(lost.lostSince).not.toBeNull();

    await device.synchronise();
    expect(await partiesOf(device)).toEqual(["sent"]);
    expect((await saveParty(device, "after")).ok).toBe(true);
    await device.synchronise();
    expect(server.documents(company, "parties").map(({ id }) => id)).toContain("after");

    await device.books().tellLossSeen();
    await device.restart();
    expect(await device.ask("device", {})).toMatchObject({ lostCount: 2, isLossSeen: true, pendingCount: 0 });
    expect(await partiesOf(device)).toEqual(["after", "sent"]);
  });

  test("has lost nothing when everything was sent", async () => {
    const { device } = await openWithTwoWaiting();
    afterThisFile(device.close);
    await device.synchronise();
    await device.disk.keyStore.write(new Uint8Array(32).fill(9));
    await device.restart();
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ lostCount: 0, isLossSeen: true, obstacle: null });
    expect(await partiesOf(device)).toEqual(["sent", "waits1", "waits2"]);
  });
});

test("when only the last counter survived, the device learns how many acts were never sent, and works on", async () => {
  const { server, device } = await openWithTwoWaiting();
  await device.close();
  const disk = { ...device.disk, indexedDB: new IDBFactory(), replica: createReplicaDisk() };
  const fresh = await openOn(server, device.id, "fresh", disk);
  afterThisFile(fresh.close);
  // Of what was counted only the server can tell how much it has.
  expect(await fresh.ask("device", {})).toMatchObject({ lostCount: 0 });
  await fresh.synchronise();
  expect(await fresh.ask("device", {})).toMatchObject({ lostCount: 2, isLossSeen: false, obstacle: null });
  expect(await partiesOf(fresh)).toEqual(["sent"]);
  await saveParty(fresh, "after");
  await fresh.synchronise();
  expect(await fresh.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
  expect(server.documents(company, "parties")).toHaveLength(2);
});

test("another tab of a device that took a new id acts under the new one too", async () => {
  const { server, device } = await openWithTwoWaiting();
  afterThisFile(device.close);
  const copy = await openOn(server, device.id, "copy", await copyDisk(device.disk, device.id));
  afterThisFile(copy.close);
  const otherTab = await openOn(server, device.id, "tab", copy.disk);
  afterThisFile(otherTab.close);
  await saveParty(device, "original");
  await device.synchronise();
  await saveParty(copy, "copied");
  await copy.synchronise();

  expect(await saveParty(otherTab, "inTab")).toMatchObject({ ok: true });
  await copy.synchronise();
  await otherTab.synchronise();
  expect(await otherTab.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
  expect(server.documents(company, "parties")).toHaveLength(6);
});
