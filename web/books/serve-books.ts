import { expose } from "comlink";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { COMMANDS_MAX } from "#core/replication/command-exchange.ts";
import type { Books } from "./books.ts";
import { createLastingBooks } from "./create-lasting-books.ts";
import { createDeviceLock, type DeviceLock } from "./device-lock.ts";
import { createFileKeyStore, type KeyStore } from "./key-store.ts";
import { deviceFileName, keepPerson, type PersonRecord } from "./person-record.ts";
import type { QuestionName, Questions } from "./questions.ts";
import { openRxReplica } from "./rx-replica.ts";
import { type UnlockedDevice, unlockDevice } from "./unlock-device.ts";
import { wait } from "./wait.ts";
import { markWipe, wipeDevice } from "./wipe-device.ts";
import type { BooksWorker } from "./worker-api.ts";

let books: Promise<Books> | null = null;
let unlocked: UnlockedDevice | null = null;
let isVisible = true;
const stopByKey = new Map<string, () => void>();

const opened = (): Promise<Books> => {
  if (books === null) throw new Error("The books are opened before they are asked");
  return books;
};

const fileOf = (kind: Parameters<typeof deviceFileName>[0], user: string): KeyStore =>
  createFileKeyStore(() => navigator.storage.getDirectory(), deviceFileName(kind, user));

const lockOf = (user: string): DeviceLock =>
  createDeviceLock({
    key: fileOf("key", user),
    lock: fileOf("lock", user),
    tries: fileOf("tries", user),
    now: () => new Date(),
    inTurn: (act) => navigator.locks.request(`cahier-lock-${user}`, act),
  });

/** With a full disk the books open all the same; the next opening tries again. */
const tellWhose = (person: PersonRecord): Promise<void> =>
  keepPerson(fileOf("person", person.id), person).catch((error: unknown) => console.error(error));

/** In turn, so that nobody wipes what somebody has begun anew meanwhile. */
const wipeWhen = (user: string, isWanted: () => Promise<boolean>): Promise<void> =>
  navigator.locks.request(`cahier-wipe-${user}`, async () => {
    if (!(await isWanted())) return;
    const [mark, person] = [fileOf("leaving", user), fileOf("person", user)];
    await wipeDevice({ user, indexedDB, keyStore: lockOf(user), mark, person });
  });
const finishWipe = (user: string): Promise<void> =>
  wipeWhen(user, async () => (await fileOf("leaving", user).read()) !== null);

const atHand = (): UnlockedDevice => {
  if (unlocked === null) throw new Error("The device is unlocked before its PIN is changed");
  return unlocked;
};

const worker: BooksWorker = {
  open: async ({ user, name, device }, lastCounters, by) => {
    // What was cut short while these books were taken off the device is done before anything is opened.
    if (unlocked === null) await finishWipe(user);
    const found =
      unlocked ??
      (await unlockDevice({
        user,
        device,
        lock: lockOf(user),
        by,
        fetch: (...request) => fetch(...request),
      }));
    if ("kind" in found) return found;
    unlocked = found;
    let whose: PersonRecord = { id: user, name, device };
    let told = tellWhose(whose);
    books ??= createLastingBooks({
      user,
      device,
      indexedDB,
      IDBKeyRange,
      openReplica: () => openRxReplica(user, getRxStorageDexie()),
      keyStore: found.keyStore,
      lastCounters: {
        readAll: (...args) => lastCounters.readAll(...args),
        write: (...args) => lastCounters.write(...args),
        renew: async (renewed) => {
          whose = { ...whose, device: renewed };
          told = told.then(() => tellWhose(whose));
          await told;
          await lastCounters.renew(renewed);
        },
      },
      fetch: found.fetch,
      now: () => new Date(),
      id: () => crypto.randomUUID(),
      random: Math.random,
      report: (error) => console.error(error),
      wait,
      setInterval: (act, milliseconds) => {
        const timer = setInterval(act, milliseconds);
        return () => clearInterval(timer);
      },
      locks: navigator.locks,
      openChannel: () => new BroadcastChannel(`cahier-${user}`),
      isVisible: () => isVisible,
      occasions: "every",
      commandsMax: COMMANDS_MAX,
    });
    // What could not be opened once, such as a full disk, may be tried again.
    books.catch(() => {
      books = null;
    });
    await books;
    // Before anything can be done here, for who did it to be found again.
    await told;
    if (found.opening.hasPin) void found.tellServer();
    return found.opening;
  },
  lockState: (user) => lockOf(user).state(),
  setPin: (...args) => atHand().setPin(...args),
  removePin: (...args) => atHand().removePin(...args),
  markWipe: (user) => markWipe(fileOf("leaving", user)),
  wipe: (user) => wipeWhen(user, async () => true),
  finishWipe,
  tellVisible: (visible) => {
    isVisible = visible;
  },
  watch: async (key, name, params, listener) => {
    const { watch } = await opened();
    const stop = await watch(
      name as QuestionName,
      params as Questions[QuestionName]["params"],
      listener as (answer: Questions[QuestionName]["answer"]) => void,
    );
    stopByKey.set(key, stop);
  },
  unwatch: (key) => {
    stopByKey.get(key)?.();
    stopByKey.delete(key);
  },
  send: async (...args) => (await opened()).send(...args),
  openCompany: async (...args) => (await opened()).openCompany(...args),
  keepOnDevice: async (...args) => (await opened()).keepOnDevice(...args),
  page: async (...args) => (await opened()).page(...args),
  previewInvoice: async (...args) => (await opened()).previewInvoice(...args),
  previewFec: async (...args) => (await opened()).previewFec(...args),
  checkFec: async (...args) => (await opened()).checkFec(...args),
  cancelFec: async (...args) => (await opened()).cancelFec(...args),
  importFec: async (...args) => (await opened()).importFec(...args),
  cancelImport: async (...args) => (await opened()).cancelImport(...args),
  provideFile: async (...args) => (await opened()).provideFile(...args),
  readScratch: async (...args) => (await opened()).readScratch(...args),
  writeScratch: async (...args) => (await opened()).writeScratch(...args),
  clearScratch: async (...args) => (await opened()).clearScratch(...args),
  savePending: async (...args) => (await opened()).savePending(...args),
  takeInActs: async (...args) => (await opened()).takeInActs(...args),
  synchronise: async () => (await opened()).synchronise(),
  tellPersistence: async (...args) => (await opened()).tellPersistence(...args),
  tellSignedIn: async () => (await opened()).tellSignedIn(),
  tellLossSeen: async () => (await opened()).tellLossSeen(),
  tellRestorationSeen: async () => (await opened()).tellRestorationSeen(),
  close: async () => (await opened()).close(),
};
expose(worker);

// The network is back: there is no reason to wait out a pause.
addEventListener("online", () => void books?.then(({ synchronise }) => synchronise()));
