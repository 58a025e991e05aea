import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsAnswer, CommandsRequest } from "#core/replication/command-exchange.ts";
import { acceptCommands } from "#server/commands/accept-commands.ts";
import { beginEpoch } from "#server/restoration/begin-epoch.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import { readEpoch } from "#server/storage/server-facts.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { databases } from "#test/support/databases.ts";
import { sealsOf } from "#test/support/read-seals.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Answers = CommandsAnswer["outcomes"];

describe.each(databases)("a period that was validated after the backup on $name", ({ open }) => {
  let before: TestServices;
  let owner: TestDevice;
  beforeEach(async () => {
    before = await createTestServices({ storage: await open() });
    owner = await beginCompany(before);
  });

  const pay = (id: string, cents: number) => aPaymentOf(id, cents, { day: "2026-01-05", account: "706000" });
  const sendTo = async (
    services: TestServices,
    commands: readonly CommandEnvelope[],
    again?: CommandsRequest["again"],
  ): Promise<Answers> => {
    const epoch = await services.storage.read(readEpoch);
    const { userId, id: deviceId } = owner;
    const sent = again === undefined ? {} : { again };
    return (await acceptCommands(services, { userId, deviceId, commands, epoch, ...sent })).outcomes;
  };
  const againOf = (told: Answers): CommandsRequest["again"] =>
    told.flatMap(({ outcome }) =>
      outcome.status === "accepted" ? [{ command: outcome.command, told: outcome }] : [],
    );
  const restore = async (backup: Awaited<ReturnType<typeof backUp>>): Promise<TestServices> => {
    const services = await createTestServices({ storage: await open() });
    await restoreInto(services.storage, backup);
    await beginEpoch(services);
    return services;
  };

  test("is sealed again, whatever its device held at a revision of a life that is over", async () => {
    const backup = await backUp(before.storage);
    // What another device did there, which never comes back, had taken revisions too.
    const lost = await createTestDevice(before, owner.userId, owner.company);
    for (const name of ["A", "B", "C", "D"])
      await lost.must("party.save", { id: name, set: { role: "customer", number: name, name } });
    const first = owner.make("payment.record", pay("p1", 100));
    const firstTold = await sendTo(before, [first]);
    const held = await lookThrough(owner, "2026-01-31");
    const ahead = owner.make("payment.record", pay("p2", 200));
    const aheadTold = await sendTo(before, [ahead]);
    const { seen } = await lookThrough(owner, "2026-01-31");
    const validation = owner.make("period.validate", { ...held, seen, pending: ahead.counter });
    const told = [...firstTold, ...aheadTold, ...(await sendTo(before, [validation]))];
    expect(told.map(({ outcome }) => outcome.status)).toEqual(["accepted", "accepted", "accepted"]);

    const after = await restore(backup);
    const answers = await sendTo(after, [first, ahead, validation], againOf(told));
    expect(answers.map(({ outcome }) => outcome)).toMatchObject([
      { status: "accepted" },
      { status: "accepted" },
      { status: "accepted" },
    ]);
    expect(await sealsOf(after, owner.company)).toHaveLength(1);
  });

  test("is sealed again also when its device was shut out since", async () => {
    await owner.must("payment.record", pay("p1", 100));
    const backup = await backUp(before.storage);
    const validation = owner.make("period.validate", await lookThrough(owner, "2026-01-31"));
    const told = await sendTo(before, [validation]);

    const after = await restore(backup);
    await after.storage.write((tx) => revokeDevice(tx, owner.id, after.now().toISOString()));
    expect(await sendTo(after, [validation], againOf(told))).toMatchObject([
      { outcome: { status: "accepted" } },
    ]);
    expect(await sealsOf(after, owner.company)).toHaveLength(1);
    const late = owner.make("payment.record", pay("p2", 100));
    expect(await sendTo(after, [late])).toMatchObject([{ outcome: { code: "device.revoked" } }]);
  });
});
