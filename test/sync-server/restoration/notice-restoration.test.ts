import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsAnswer, DecidedOutcome } from "#core/replication/command-exchange.ts";
import type { HeadProofs } from "#core/replication/restoration.ts";
import { acceptCommands } from "#server/commands/accept-commands.ts";
import { noticeRestoration } from "#server/restoration/notice-restoration.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import { readEpoch } from "#server/storage/server-facts.ts";
import type { Storage } from "#server/storage/storage.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { createDirectory, databases, openAt, type StoragePlace } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const epochOf = ({ storage }: Pick<TestServices, "storage">) => storage.read(readEpoch);
const saveParty = (device: TestDevice, id: string) =>
  device.must("party.save", { id, set: { role: "customer", number: id, name: id } });

/** What a device that has pulled brings with it. */
async function bringsOf(services: TestServices, device: TestDevice) {
  const epoch = await epochOf(services);
  const { headProofs } = await device.pull({ epoch, proofs: 2 });
  return { epoch, heads: headProofs! };
}

/** Whether a device that brings this is found to come from a time that is not here any more. */
async function isNoticed(
  services: TestServices,
  brings: { readonly epoch: string; readonly heads: HeadProofs },
): Promise<boolean> {
  await noticeRestoration(services, brings);
  return (await epochOf(services)) !== brings.epoch;
}

/** Another process on the same place, or the same one after a restart. */
const onStorage = (services: TestServices, storage: Storage) => createTestServices({ ...services, storage });

async function actAs(services: TestServices, device: TestDevice, commands: readonly CommandEnvelope[]) {
  const { userId, id: deviceId } = device;
  const epoch = await epochOf(services);
  return (await acceptCommands(services, { userId, deviceId, commands, epoch, proofs: 2 })).outcomes;
}

describe.each(databases)(
  "a backup that was put back and written to, on $name,",
  ({ open, createPlace }) => {
    test("is noticed by the first device of before, however far the books have got since", async () => {
      const before = await createTestServices({ storage: await open() });
      const owner = await beginCompany(before);
      const backup = await backUp(before.storage);
      await saveParty(owner, "lost");
      const brings = await bringsOf(before, owner);

      const after = await createTestServices({ storage: await open() });
      await restoreInto(after.storage, backup);
      const since = await createTestDevice(after, owner.userId, owner.company);
      for (const id of ["n1", "n2", "n3", "n4"]) await saveParty(since, id);
      const head = (await since.pull()).heads[owner.company]!;
      expect(head).toBeGreaterThan(brings.heads[owner.company]!.head);
      // Who enrolled since knows nothing else, and proves nothing.
      expect(await isNoticed(after, await bringsOf(after, since))).toBe(false);
      expect(await isNoticed(after, brings)).toBe(true);
    });

    test("is noticed when the server was restarted between the backup and what it lacks", async () => {
      const before = await createTestServices({ storage: await open() });
      const owner = await beginCompany(before);
      const backup = await backUp(before.storage);
      const restarted = await createTestServices({ storage: await open() });
      await restoreInto(restarted.storage, await backUp(before.storage));
      const colleague = await joinCompany(restarted, owner.company);
      await saveParty(colleague, "lost");
      const brings = await bringsOf(restarted, colleague);

      const after = await createTestServices({ storage: await open() });
      await restoreInto(after.storage, backup);
      const since = await createTestDevice(after, owner.userId, owner.company);
      for (const id of ["n1", "n2", "n3", "n4"]) await saveParty(since, id);
      expect(await isNoticed(after, brings)).toBe(true);
    });

    test("is noticed by an outcome that its device heard and had not pulled", async () => {
      const before = await createTestServices({ storage: await open() });
      const owner = await beginCompany(before);
      const backup = await backUp(before.storage);
      const known = await bringsOf(before, owner);
      const lost = owner.make("party.save", {
        id: "lost",
        set: { role: "customer", number: "L", name: "Lune" },
      });
      const [told] = await actAs(before, owner, [lost]);
      const again = [{ command: lost.id, told: told!.outcome as DecidedOutcome }];

      const after = await createTestServices({ storage: await open() });
      await restoreInto(after.storage, backup);
      const since = await createTestDevice(after, owner.userId, owner.company);
      for (const id of ["n1", "n2"]) await saveParty(since, id);
      await noticeRestoration(after, known);
      expect(await epochOf(after)).toBe(known.epoch);
      // What does not bear our mark proves nothing.
      const forged = again.map((one) => ({ ...one, told: { ...one.told, revision: 99 } }));
      await noticeRestoration(after, { epoch: known.epoch, commands: [lost], again: forged });
      expect(await epochOf(after)).toBe(known.epoch);
      await noticeRestoration(after, { epoch: known.epoch, commands: [lost], again });
      const begun = await epochOf(after);
      expect(begun).not.toBe(known.epoch);
      // Of the life that is over now, it proves nothing of this one.
      await noticeRestoration(after, { epoch: begun, commands: [lost], again });
      expect(await epochOf(after)).toBe(begun);
      const outcomes: CommandsAnswer["outcomes"] = await actAs(after, owner, [lost]);
      expect(outcomes).toMatchObject([{ outcome: { status: "accepted", epoch: begun } }]);
    });

    test("is not seen in an act that is sent twice in one request, whatever was said of it", async () => {
      const services = await createTestServices({ storage: await open() });
      const owner = await beginCompany(services);
      const epoch = await epochOf(services);
      const act = owner.make("party.save", {
        id: "p",
        set: { role: "customer", number: "P", name: "Pluie" },
      });
      const [told] = await actAs(services, owner, [act]);
      const again = [{ command: act.id, told: told!.outcome as DecidedOutcome }];
      await noticeRestoration(services, { epoch, commands: [act, act], again });
      expect(await epochOf(services)).toBe(epoch);
    });

    test("is never seen where nothing was put back, whichever processes write and restart, in whatever order", async () => {
      const place = await createPlace();
      const step = fc.record({
        process: fc.integer({ min: 0, max: 1 }),
        what: fc.constantFrom("write", "write", "pull", "restart"),
      });
      const services = await createTestServices({ storage: await openAt(place) });
      const owner = await beginCompany(services);
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          const opened = [await openStorage(place), await openStorage(place)];
          try {
            const processes = await Promise.all(opened.map((storage) => onStorage(services, storage)));
            const devices = await Promise.all(
              processes.map((one) => createTestDevice(one, owner.userId, owner.company)),
            );
            const brought = [];
            for (const { process, what } of steps) {
              const device = devices[process]!;
              if (what === "write") await saveParty(device, `p${count++}`);
              if (what === "pull") brought.push(await bringsOf(processes[process]!, device));
              if (what === "restart") {
                await opened[process]!.close();
                opened[process] = await openStorage(place);
                processes[process] = await onStorage(services, opened[process]);
                devices[process] = await createTestDevice(processes[process], owner.userId, owner.company);
              }
            }
            for (const brings of brought)
              for (const one of processes) expect(await isNoticed(one, brings)).toBe(false);
          } finally {
            for (const storage of opened) await storage.close();
          }
        }),
        { numRuns: propertyRuns(6) },
      );
    });
  },
  60_000,
);

test("the file of an embedded database put back while nobody said so is noticed, also one copied while the server ran on", async () => {
  const place: StoragePlace = { dataDirectory: await createDirectory() };
  const storage = await openStorage(place);
  const before = await createTestServices({ storage });
  const owner = await beginCompany(before);
  const copy = await mkdtemp(join(tmpdir(), "cahier-copy-"));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(place.dataDirectory, copy, { recursive: true });
  for (const id of ["l1", "l2"]) await saveParty(owner, id);
  const brings = await bringsOf(before, owner);
  await storage.close();

  const after = await onStorage(before, await openAt({ dataDirectory: copy }));
  const since = await createTestDevice(after, owner.userId, owner.company);
  for (const id of ["n1", "n2", "n3", "n4"]) await saveParty(since, id);
  expect((await since.pull()).heads[owner.company]).toBeGreaterThan(brings.heads[owner.company]!.head);
  expect(await isNoticed(after, brings)).toBe(true);
});
