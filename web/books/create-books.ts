import { refuse } from "#core/result.ts";
import { answerPage, answerQuestion } from "./answer-question.ts";
import type { Books } from "./books.ts";
import { createCodec } from "./codec.ts";
import { createCommandLog, type LastCounters } from "./command-log.ts";
import { createCompanyShelf } from "./company-shelf.ts";
import { type Cursor, createCursorStore } from "./cursor-store.ts";
import { type IndexedDatabases, openDeviceDatabase } from "./device-database.ts";
import { createFileUploads } from "./file-uploads.ts";
import { isQuotaError } from "./is-quota-error.ts";
import { type KeyStore, readOrDrawKey } from "./key-store.ts";
import { type Channel, createLeadership, type Locks, type TabMessage } from "./leadership.ts";
import { createOpenCompany, type MovingCompany } from "./open-company.ts";
import { previewFec } from "./preview-fec.ts";
import { previewInvoice } from "./preview-invoice.ts";
import { finishRound, pullRound } from "./pull-round.ts";
import type { QuestionContext } from "./question-context.ts";
import type { Replica } from "./replica.ts";
import { openSealBodies } from "./seal-bodies.ts";
import { createSealFetcher } from "./seal-fetcher.ts";
import { sendAct } from "./send-act.ts";
import { sendCommands } from "./send-commands.ts";
import { createServerRequests } from "./server-requests.ts";
import { createStorageRoom } from "./storage-room.ts";
import { createSynchroniser } from "./synchroniser.ts";
import { createTurns } from "./turns.ts";
import { createWatchers } from "./watchers.ts";

/** Everything the books need of the world, passed in so that their laws run anywhere. */
export interface Surroundings extends IndexedDatabases {
  readonly user: string;
  readonly device: string;
  readonly openReplica: () => Promise<Replica>;
  readonly keyStore: KeyStore;
  readonly lastCounters: LastCounters;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly id: () => string;
  readonly random: () => number;
  /** Hears of mistakes of ours; nothing of the books may be in what it passes on. */
  readonly report: (error: unknown) => void;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly setInterval: (act: () => void, milliseconds: number) => () => void;
  /** Null where there is one tab only. */
  readonly locks: Locks | null;
  readonly channel: Channel | null;
  readonly isVisible: () => boolean;
  /** Sends and pulls at every occasion, or only when `synchronise` is called. */
  readonly occasions: "every" | "asked";
}

export async function createBooks(surroundings: Surroundings): Promise<Books> {
  const { user, device, now, id, occasions } = surroundings;
  // Two tabs that open at once must not draw a key each.
  const readKey = () => readOrDrawKey(surroundings.keyStore);
  const key = await (surroundings.locks?.request(`cahier-key-${user}`, readKey) ?? readKey());
  const codec = await createCodec(key);
  const database = await openDeviceDatabase(user, surroundings);
  const bodies = await openSealBodies(user, surroundings, codec);
  const replica = await surroundings.openReplica();
  const cursorStore = createCursorStore(database, codec);
  const log = createCommandLog(database, codec, device, surroundings.lastCounters);
  const uploads = createFileUploads(database, codec);
  const shelf = createCompanyShelf({ replica, codec, log, cursorStore, device });
  const turns = createTurns();
  const closing = new AbortController();
  const requests = createServerRequests(surroundings.fetch, closing.signal);
  const seals = createSealFetcher({ user, bodies, requests, now });
  const readings = new Map<string, AbortController>();
  const companies = new Map<string, Promise<MovingCompany>>();
  let isStoragePersistent: boolean | null = null;
  let cursor = await cursorStore.read();

  const open = (company: string): Promise<MovingCompany> => {
    const known =
      companies.get(company) ??
      turns.take(async () => {
        const opened = createOpenCompany(await shelf.open(company), bodies, user);
        await opened.loadSealed();
        return opened;
      });
    companies.set(company, known);
    // What could not be read once may be read the next time.
    known.catch(() => companies.delete(company));
    return known;
  };
  const context: QuestionContext = {
    user,
    open,
    companies: shelf.companies,
    log,
    uploads,
    bodyProblem: seals.problemOf,
    connectionState: () => ({
      isOnline: synchroniser.isOnline(),
      completeAsOf: cursor.completeAsOf,
      filledBasisPoints: filledBasisPoints(cursor),
      obstacle: synchroniser.obstacle() ?? (room.isFull() ? "storageFull" : null),
      isStorageFull: room.isFull(),
      isStoragePersistent,
    }),
  };
  const watchers = createWatchers(
    (name, params) => answerQuestion(context, name, params),
    surroundings.report,
  );
  const parts = {
    requests,
    replica,
    cursorStore,
    codec,
    log,
    shelf,
    turns,
    device,
    onProgress: (next: Cursor) => {
      if (next.step !== cursor.step) leadership.tell({ kind: "moved" });
      cursor = next;
      watchers.deviceMoved();
    },
    onDrop: bodies.dropCompany,
    onOutcome: () => {
      leadership.tell({ kind: "moved" });
      watchers.deviceMoved();
    },
  };
  const showSealed = async (company: string) => {
    await (await open(company)).loadSealed();
    leadership.tell({ kind: "moved" });
    watchers.companyMoved(company);
  };
  const room = createStorageRoom({
    onChange: watchers.deviceMoved,
    tryWriting: async () => {
      await database.scratch.put({ key: ROOM_KEY, value: "0".repeat(ROOM_CHARACTERS) });
      await database.scratch.delete(ROOM_KEY);
    },
  });
  const synchroniser = createSynchroniser({
    requests,
    send: () => room.keep("books", () => sendCommands(parts)),
    pull: async () => {
      const pulled = await room.keep("books", () => pullRound(parts));
      await room.lookAgain();
      return pulled;
    },
    fetchSeals: () =>
      room.keep("months", () => seals.fetch(shelf.opened(), showSealed)).finally(watchers.deviceMoved),
    uploadFiles: () => room.keep("files", () => uploads.send(requests, watchers.companyMoved)),
    headOf: (company) => cursor.heads[company] ?? 0,
    wait: surroundings.wait,
    random: surroundings.random,
    onState: () => watchers.deviceMoved(),
    report: surroundings.report,
  });

  let isToCatchUp = false;
  const hear = async (message: TabMessage) => {
    if (message.kind === "synchronise") synchroniser.wake();
    if (message.kind !== "moved") return;
    log.forgetCounts();
    // A hundred acts of another tab are read at once.
    if (isToCatchUp) return;
    isToCatchUp = true;
    await turns.take(() => {
      isToCatchUp = false;
      return shelf.catchUp();
    });
    cursor = await cursorStore.read();
    for (const opened of companies.values()) await (await opened).loadSealed();
    watchers.deviceMoved();
  };
  let isLeading = occasions === "asked";
  const leadership = createLeadership({
    name: `cahier-synchronise-${user}`,
    locks: surroundings.locks,
    channel: surroundings.channel,
    isVisible: surroundings.isVisible,
    setInterval: surroundings.setInterval,
    lead: async (signal) => {
      if (occasions === "asked") return false;
      isLeading = true;
      await synchroniser.run(signal).finally(() => {
        isLeading = false;
      });
      // A newer version of the app in another tab can go on; this one still takes commands.
      return synchroniser.obstacle() !== "outdated";
    },
    onMessage: (message) => void hear(message),
  });
  shelf.onMove(watchers.companyMoved);
  // A round that a crash cut short is finished before anything is shown, network or not.
  await turns.take(() => finishRound(parts));

  const send = async (company: string, type: string, args: unknown) => {
    await open(company);
    const sent = await turns.take(() =>
      sendAct({ shelf, log, user, device, now, id }, { company, type, args }),
    );
    if (sent.ok) room.note("acts", true);
    else if (sent.problem.code === "device.storageFull") room.note("acts", false);
    if (!sent.ok) return sent;
    leadership.tell({ kind: "moved" });
    watchers.deviceMoved();
    if (isLeading) synchroniser.wake();
    else leadership.tell({ kind: "synchronise" });
    return sent;
  };

  return {
    send,
    watch: async (name, params, listener) => watchers.watch(name, params, listener),
    page: (name, params, from, count) => answerPage(context, name, params, from, count),
    previewInvoice: async (company, typed) => {
      const { view } = await open(company);
      const found = view.get("companies", company);
      const chart = view.get("accounts", "chart");
      return found && chart ? previewInvoice(typed, found, chart) : null;
    },
    previewFec: async (file, fileName, token, onProgress) => {
      const reading = new AbortController();
      readings.set(token, reading);
      return previewFec(file, fileName, onProgress, reading.signal).finally(() => readings.delete(token));
    },
    cancelFec: async (token) => readings.get(token)?.abort(),
    importFec: async (company, file, args) => {
      // An earlier act may wait for the same file: then it is neither written again nor taken away.
      const isKept = (await uploads.of(company)).some(
        ({ hash, isComplete }) => hash === args.file && !isComplete,
      );
      const forget = async () => {
        if (!isKept) await uploads.forget(company, args.file);
      };
      try {
        if (!isKept)
          await room.keep("acts", () =>
            uploads.keep(file, { company, hash: args.file, fileName: args.fileName }),
          );
      } catch (error) {
        await forget();
        if (!isQuotaError(error)) throw error;
        return refuse({ code: "device.storageFull" });
      }
      const sent = await send(company, "import.apply", args);
      if (!sent.ok) await forget();
      return sent;
    },
    readScratch: async (key) => {
      const row = await database.scratch.get(key);
      return row === undefined ? null : codec.decode(row.value);
    },
    writeScratch: async (key, value) => {
      const encoded = await codec.encode(value);
      // Forms write while somebody types, and do not wait: that there is no room is said in the device's state.
      await room
        .keep("typing", () => database.scratch.put({ key, value: encoded }))
        .catch((error: unknown) => {
          if (!isQuotaError(error)) throw error;
        });
    },
    clearScratch: (key) => database.scratch.delete(key),
    synchronise: async () => {
      if (!isLeading) {
        leadership.tell({ kind: "synchronise" });
        return;
      }
      await synchroniser.pass();
      await synchroniser.transferred();
      if (occasions === "asked") return;
      synchroniser.wake();
    },
    tellPersistence: async (isPersistent) => {
      isStoragePersistent = isPersistent;
      watchers.deviceMoved();
    },
    tellSignedIn: async () => {
      synchroniser.clearObstacle();
      void synchroniser.pass();
      synchroniser.wake();
    },
    close: async () => {
      closing.abort();
      leadership.close();
      watchers.close();
      await turns.take(async () => {
        database.dexie.close();
        bodies.close();
        await replica.close();
      });
    },
  };
}

const ROOM_KEY = "cahier.room";
const ROOM_CHARACTERS = 65_536;

/** How much of a first fill is here, over every company and collection; null when nothing is being filled. */
function filledBasisPoints({ heads, targets, checkpoints }: Cursor): number | null {
  const filling = Object.entries(targets).filter(([company]) => heads[company] === undefined);
  const names = Object.values(checkpoints);
  const wanted = filling.reduce((sum, [, head]) => sum + head * names.length, 0);
  if (filling.length === 0 || wanted === 0) return filling.length === 0 ? null : 0;
  const held = filling.reduce(
    (sum, [company, head]) =>
      sum + names.reduce((part, revisions) => part + Math.min(head, revisions?.[company] ?? 0), 0),
    0,
  );
  return Math.floor((held / wanted) * 10_000);
}
