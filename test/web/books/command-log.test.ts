import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import { createCodec } from "#web/books/codec.ts";
import { createCommandLog } from "#web/books/command-log.ts";
import { countWaiting } from "#web/books/count-waiting.ts";
import { openDeviceDatabase } from "#web/books/device-database.ts";

const company = "c1";
const key = new Uint8Array(32).fill(3);

function createPlace() {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
  const counters: Record<string, number> = {};
  const lastCounters = {
    readAll: async () => counters,
    write: async (_: string, of: string, counter: number) => {
      counters[of] = counter;
    },
    renew: async () => {},
  };
  /** A tab: the same database, opened once more. */
  const openTab = async () => {
    const database = await openDeviceDatabase("anna", databases);
    const log = createCommandLog(database, await createCodec(key), "phone", lastCounters);
    return { database, log };
  };
  return { databases, counters, openTab };
}

function command(counter: number, previousHash: string | null, id = `command${counter}`): CommandEnvelope {
  const unsigned = {
    id,
    company,
    device: "phone",
    counter,
    previousHash,
    type: "party.save",
    version: 1,
    args: { id: "p1", set: { name: "Mme Secret" } },
    madeBy: "anna",
    madeAt: "2026-05-04T09:00:00.000Z",
  };
  return { ...unsigned, hash: commandHash(unsigned) };
}

test("of two tabs that count on from the same command only one is kept, and the other is told", async () => {
  const place = createPlace();
  const [one, two] = [await place.openTab(), await place.openTab()];
  const [first, second] = await Promise.all([
    one.log.append(command(1, null, "from one"), []),
    two.log.append(command(1, null, "from two"), []),
  ]);
  expect([first, second].filter(Boolean)).toHaveLength(1);
  expect(await one.log.after(company, 0)).toHaveLength(1);
  expect(await two.log.tail(company)).toEqual(await one.log.tail(company));
  expect((await two.log.tail(company)).counter).toBe(1);
});

test("a command that does not name the hash of the one before it is not kept", async () => {
  const { log } = await createPlace().openTab();
  const first = command(1, null);
  expect(await log.append(first, [])).toBe(true);
  expect(await log.append(command(2, "0".repeat(64)), [])).toBe(false);
  expect(await log.append(command(3, first.hash), [])).toBe(false);
  expect(await log.append(command(2, first.hash), [])).toBe(true);
});

test("a command stays readable whatever became of it", async () => {
  const { log } = await createPlace().openTab();
  const first = command(1, null);
  const second = command(2, first.hash);
  await log.append(first, []);
  await log.append(second, []);
  const decidedAt = "2026-05-04T10:00:00.000Z";
  await log.settle(
    [first, second],
    new Map([
      [first.id, { revision: 4, decidedAt, refusal: null }],
      [second.id, { revision: 5, decidedAt, refusal: { code: "rights.missing", facts: {} } }],
    ]),
  );
  expect(await log.after(company, 0)).toMatchObject([
    { status: "accepted", command: first, outcome: { revision: 4 } },
    { status: "refused", command: second, outcome: { refusal: { code: "rights.missing" } } },
  ]);
  expect(await log.pendingByCompany()).toEqual(new Map());
});

test("what waits is counted as acts come and are answered, another tab's once that is told", async () => {
  const place = createPlace();
  const [one, two] = [await place.openTab(), await place.openTab()];
  const [first, second] = [command(1, null), command(2, command(1, null).hash)];
  expect(await one.log.pendingCounts()).toEqual(new Map());
  await one.log.append(first, []);
  expect(await one.log.pendingCounts()).toEqual(new Map([[company, 1]]));
  await two.log.append(second, []);
  one.log.forget();
  expect(await one.log.pendingCounts()).toEqual(new Map([[company, 2]]));

  const outcome = { revision: 4, decidedAt: "2026-05-04T10:00:00.000Z", refusal: null };
  await one.log.settle([first, second], new Map([[first.id, outcome]]));
  // A second answer about the same act takes nothing more away.
  await one.log.settle([first], new Map([[first.id, outcome]]));
  expect(await one.log.pendingCounts()).toEqual(new Map([[company, 1]]));
  await one.log.reopen(company, 1);
  expect(await one.log.pendingCounts()).toEqual(new Map([[company, 2]]));
});

test("an answer that a killed tab had only noted is known to the next one, and written beside its command once", async () => {
  const place = createPlace();
  const { log, database } = await place.openTab();
  const first = command(1, null);
  const second = command(2, first.hash);
  const third = command(3, second.hash);
  for (const one of [first, second, third]) await log.append(one, []);
  const decidedAt = "2026-05-04T10:00:00.000Z";
  const outcomes = new Map(
    [first, second].map(({ id }, index) => [id, { revision: 4 + index, decidedAt, refusal: null }]),
  );
  await log.settle([first, second, third], outcomes);
  expect(await database.commands.where("status").equals("pending").count()).toBe(3);
  database.dexie.close();

  expect(await countWaiting("anna", place.databases.indexedDB)).toBe(1);
  const next = await place.openTab();
  expect(await next.log.pendingByCompany()).toEqual(new Map([[company, [3]]]));
  expect(await next.log.answeredThrough()).toEqual(new Map([[company, 2]]));
  expect(await next.log.after(company, 0)).toMatchObject([
    { status: "accepted", command: first, outcome: { revision: 4 } },
    { status: "accepted", command: second, outcome: { revision: 5 } },
    { status: "pending", command: third, outcome: null },
  ]);
  expect(await next.database.commands.where("status").equals("pending").count()).toBe(1);
  expect(await next.database.scratch.count()).toBe(0);
});

test("what the server had said before it was restored goes with a command, noted or written", async () => {
  const { log } = await createPlace().openTab();
  const run = [command(1, null), command(2, command(1, null).hash)];
  for (const one of run) await log.append(one, []);
  const outcome = { revision: 4, decidedAt: "2026-05-04T10:00:00.000Z", refusal: null };
  await log.settle(run, new Map(run.map(({ id }) => [id, outcome])));
  expect(await log.takeBack(company, 0, [])).toBe(2);
  await log.foldAnswers();
  const waiting = { status: "pending", outcome: null, before: outcome };
  expect(await log.after(company, 0)).toMatchObject([waiting, waiting]);
});

test("nothing of what a command says lies readable on the device", async () => {
  const { log, database } = await createPlace().openTab();
  await log.append(command(1, null), []);
  expect(JSON.stringify(await database.commands.toArray())).not.toContain("Secret");
  const other = createCommandLog(database, await createCodec(new Uint8Array(32).fill(4)), "phone", {
    readAll: async () => ({}),
    write: async () => {},
    renew: async () => {},
  });
  await expect(other.after(company, 0)).rejects.toThrow();
});
