import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Books } from "#web/books/books.ts";
import { createCodec } from "#web/books/codec.ts";
import { createCommandLog, type LoggedCommand } from "#web/books/command-log.ts";
import type { Surroundings } from "#web/books/create-books.ts";
import { createLastingBooks } from "#web/books/create-lasting-books.ts";
import { openDeviceDatabase } from "#web/books/device-database.ts";
import { readIdentity } from "#web/books/device-identity.ts";
import { createMemoryKeyStore, readOrDrawKey } from "#web/books/key-store.ts";
import type { QuestionName, Questions } from "#web/books/questions.ts";
import { createReplicaDisk, openRememberedReplica, type ReplicaDisk } from "./remembered-replica.ts";

/** What a network may do to a request. */
export type Fault = "none" | "lostRequest" | "lostAnswer" | "doubled" | "late" | "overtaken";

export interface SimulatedDevice {
  readonly id: string;
  readonly user: string;
  readonly books: () => Books;
  /** Sends and pulls; each request meets the next fault, and none once they are used up. */
  readonly synchronise: (faults?: readonly Fault[]) => Promise<void>;
  /** Dies after so many more steps of writing or asking, whatever it is doing then, and starts again offline. */
  readonly dieWithin: (steps: number, act: () => Promise<unknown>) => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly moveClock: (milliseconds: number) => void;
  readonly ask: <Name extends QuestionName>(
    name: Name,
    params: Questions[Name]["params"],
  ) => Promise<Questions[Name]["answer"]>;
  /** Every command in its log, in the order they were made. */
  readonly readLog: (company: string) => Promise<readonly LoggedCommand[]>;
  readonly close: () => Promise<void>;
  /** What a second tab of the same browser would find. */
  readonly disk: DeviceDisk;
}

export interface DeviceDisk
  extends Pick<Surroundings, "indexedDB" | "IDBKeyRange" | "keyStore" | "lastCounters"> {
  readonly replica: ReplicaDisk;
}

const OVERTAKEN_MILLISECONDS = 5;
/** Few to a request, so that short histories already have several under way. */
const COMMANDS_MAX = 2;

class DeviceDied extends Error {}

let opened = 0;

export async function openSimulatedDevice(options: {
  readonly user: string;
  readonly fetch: typeof globalThis.fetch;
  readonly device?: string;
  /** Begins the ids that are made on it; the device's own unless it is a copy of another. */
  readonly idPrefix?: string;
  /** Makes them as a browser does, for a real server that takes no device of another name. */
  readonly newId?: () => string;
  readonly openReplica?: Surroundings["openReplica"];
  /** Another device's, to be one more tab there; tabs hear nothing of each other. */
  readonly disk?: DeviceDisk;
  readonly rules?: Surroundings["rules"];
}): Promise<SimulatedDevice> {
  const { user, fetch } = options;
  const device = options.device ?? `device${opened++}`;
  const disk = options.disk ?? createDeviceDisk();
  const { replica, ...databases } = disk;
  let clock = Date.parse("2026-05-04T09:00:00.000Z");
  let faults: Fault[] = [];
  let late: (() => Promise<unknown>)[] = [];
  let ids = 0;
  const mistakes: unknown[] = [];
  let fuse = Number.POSITIVE_INFINITY;

  const burn = () => {
    fuse -= 1;
    if (fuse < 0) throw new DeviceDied("The device died");
  };
  const faultyFetch: typeof globalThis.fetch = async (...request) => {
    burn();
    const fault = faults.shift() ?? "none";
    if (fault === "lostRequest") throw new TypeError("Failed to fetch");
    if (fault === "late") {
      late.push(() => fetch(...request));
      throw new TypeError("Failed to fetch");
    }
    if (fault === "overtaken") {
      // It stays on its way while the next one, if there is one by then, arrives.
      await new Promise((resolve) => setTimeout(resolve, OVERTAKEN_MILLISECONDS));
    }
    const before = late;
    late = [];
    for (const send of before) await send();
    const answer = await fetch(...request);
    if (fault === "doubled") await fetch(...request);
    if (fault === "lostAnswer") throw new TypeError("Failed to fetch");
    burn();
    return answer;
  };
  const open = () =>
    createLastingBooks({
      user,
      device,
      ...databases,
      openReplica: options.openReplica ?? (async () => openRememberedReplica(replica, burn)),
      fetch: faultyFetch,
      now: () => {
        clock += 1000;
        return new Date(clock);
      },
      id: options.newId ?? (() => `${options.idPrefix ?? device}~${ids++}`),
      random: () => 0.5,
      report: (error) => {
        if (!(error instanceof DeviceDied)) mistakes.push(error);
      },
      wait: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
      setInterval: () => () => {},
      locks: null,
      openChannel: null,
      isVisible: () => true,
      occasions: "asked",
      commandsMax: COMMANDS_MAX,
      ...(options.rules === undefined ? {} : { rules: options.rules }),
    });
  let books = await open();
  const restart = async () => {
    await books.close();
    fuse = Number.POSITIVE_INFINITY;
    books = await open();
  };

  return {
    id: device,
    user,
    books: () => books,
    synchronise: async (next = []) => {
      faults = [...next];
      await books.synchronise();
      faults = [];
      if (mistakes.length > 0) throw mistakes[0];
    },
    dieWithin: async (steps, act) => {
      fuse = steps;
      await act().catch(() => {});
      await restart();
    },
    restart,
    moveClock: (milliseconds) => {
      clock += milliseconds;
    },
    ask: async (name, params) => {
      const { promise, resolve } = withResolvers<Questions[typeof name]["answer"]>();
      const stop = await books.watch(name, params, resolve);
      const answer = await promise;
      stop();
      return answer;
    },
    readLog: async (company) => {
      const database = await openDeviceDatabase(user, databases);
      const codec = await createCodec(await readOrDrawKey(databases.keyStore));
      const commands = await createCommandLog(
        database,
        codec,
        (await readIdentity(database))?.device ?? device,
        databases.lastCounters,
      ).after(company, 0);
      database.dexie.close();
      return commands;
    },
    close: () => books.close(),
    disk,
  };
}

function createDeviceDisk(): DeviceDisk {
  const counters = new Map<string, Record<string, number>>();
  return {
    replica: createReplicaDisk(),
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    keyStore: createMemoryKeyStore(),
    lastCounters: {
      readAll: async (device) => ({ ...counters.get(device) }),
      write: async (device, company, counter) => {
        counters.set(device, { ...counters.get(device), [company]: counter });
      },
      renew: async () => {},
    },
  };
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
