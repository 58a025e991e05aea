import type { CommandEnvelope } from "#core/commands/command.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { refuse } from "#core/result.ts";
import { answerPage, answerQuestion } from "./answer-question.ts";
import type { Books, DeviceState, Sent } from "./books.ts";
import { createCommandLog, type LastCounters } from "./command-log.ts";
import { createCompanyCards } from "./company-cards.ts";
import { createCompanyShelf } from "./company-shelf.ts";
import { type Cursor, createCursorStore } from "./cursor-store.ts";
import { changeRenewals, declareRenewals } from "./declare-renewals.ts";
import { type IndexedDatabases, openDeviceDatabase } from "./device-database.ts";
import { readIdentity, renewIdentity } from "./device-identity.ts";
import { createFecPreviews } from "./fec-previews.ts";
import { createFileImports } from "./file-imports.ts";
import { createFileUploads } from "./file-uploads.ts";
import { filledBasisPoints } from "./filled-basis-points.ts";
import { isPartial, toHold } from "./hold.ts";
import { judgeImport } from "./judge-import.ts";
import {
  changeKeptCompanies,
  type KeptCompanies,
  readKeptCompanies,
  withOpened,
  withoutKept,
  withPinned,
} from "./kept-companies.ts";
import type { KeyStore } from "./key-store.ts";
import { type Channel, createLeadership, type Locks, type TabMessage } from "./leadership.ts";
import { createOpenCompanies } from "./open-companies.ts";
import { newRenewal, openIdentity } from "./open-identity.ts";
import { previewIn } from "./preview-invoice.ts";
import { finishRound, pullRound } from "./pull-round.ts";
import { purgeRows } from "./purge-rows.ts";
import type { QuestionContext } from "./question-context.ts";
import type { Replica } from "./replica.ts";
import { openRestorationNote } from "./restoration-note.ts";
import { savePending, takeInActs } from "./saved-actions.ts";
import { openSealBodies } from "./seal-bodies.ts";
import { createSealFetcher } from "./seal-fetcher.ts";
import { sendAct } from "./send-act.ts";
import { sendCommands } from "./send-commands.ts";
import { createServerRequests, RequestFailed } from "./server-requests.ts";
import { createStorageRoom } from "./storage-room.ts";
import { createSynchroniser } from "./synchroniser.ts";
import { tryWriting } from "./try-writing.ts";
import { createTurns } from "./turns.ts";
import { createTypingScratch } from "./typing-scratch.ts";
import { untilWhole } from "./until-whole.ts";
import { vouchersMatchedBy } from "./vouchers-matched-by.ts";
import { createWatchers } from "./watchers.ts";
import { usualRules, type WholeRules } from "./whole-rules.ts";

/** Everything the books need of the world, passed in so that their laws run anywhere. */
export interface Surroundings extends IndexedDatabases {
  readonly user: string;
  /** What the window knows this device as. */
  readonly device: string;
  /** This device goes on under another id: these books are to be closed and opened anew. */
  readonly onRenewed: () => void;
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
  readonly openChannel: (() => Channel) | null;
  readonly isVisible: () => boolean;
  /** Sends and pulls at every occasion, or only when `synchronise` is called. */
  readonly occasions: "every" | "asked";
  /** How many commands one request carries. */
  readonly commandsMax: number;
  /** Which companies are here whole; the usual rules where they are not given. */
  readonly rules?: WholeRules;
}

export async function createBooks(surroundings: Surroundings): Promise<Books> {
  const { user, now, id, occasions } = surroundings;
  const [database, replica] = await Promise.all([
    openDeviceDatabase(user, surroundings),
    surroundings.openReplica(),
  ]);
  const findIdentity = () =>
    openIdentity({
      ...surroundings,
      database,
      replica,
      openBodies: (codec) => openSealBodies(user, surroundings, codec),
    });
  // Two tabs that open at once must not draw a key each.
  const found = await (surroundings.locks?.request(`cahier-key-${user}`, findIdentity) ?? findIdentity());
  const { codec, bodies } = found;
  let { identity } = found;
  const { device } = identity;
  const cursorStore = createCursorStore(database, codec);
  const log = createCommandLog(database, codec, device, surroundings.lastCounters);
  const uploads = createFileUploads(database, codec);
  const saving = { ...surroundings, device, database, codec, log };
  const cards = createCompanyCards(replica, codec);
  const rules = surroundings.rules ?? usualRules;
  const shelf = createCompanyShelf({ replica, codec, log, cursorStore, device });
  const turns = createTurns();
  const closing = new AbortController();
  const requests = createServerRequests(surroundings.fetch, closing.signal);
  const seals = createSealFetcher({ user, bodies, requests, now });
  let isStoragePersistent: boolean | null = null;
  let cursor = await cursorStore.read();
  const tellMoved = () => {
    leadership.tell({ kind: "moved" });
    watchers.deviceMoved();
  };
  const restoration = await openRestorationNote(database, tellMoved);

  const companies = createOpenCompanies({
    ...{ user, shelf, bodies, turns },
    onLost: (company) => watchers.companyMoved(company),
  });
  const { open, openLedger, openTotals } = companies;
  const holdOf = (company: string) => toHold(cursor, company, shelf.isPreview(company));
  const context: QuestionContext = {
    ...{ user, device, open, openLedger, openTotals },
    companies: shelf.companies,
    opened: shelf.view,
    cards,
    holdOf,
    kept: () => readKeptCompanies(database),
    log,
    uploads,
    renewals: () => identity.renewals,
    restoration: () => ({ restored: restoration.current(), shutCompanies: cursor.shut }),
    codec,
    bodyProblem: seals.problemOf,
    connectionState: () => ({
      isOnline: standing().isOnline,
      completeAsOf: cursor.completeAsOf,
      wholeCount: Object.keys(cursor.heads).length,
      cardCount: Object.keys(cursor.cards).length,
      filledBasisPoints: filledBasisPoints(cursor),
      obstacle: standing().obstacle ?? (room.isFull() ? "storageFull" : null),
      ...{ isStorageFull: room.isFull(), isTypingUnkept: typing.isUnkept(), isStoragePersistent },
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
    bodies,
    cards,
    wanted: { database, log, uploads, cards, rules },
    turns,
    device,
    formerDevices: () => identity.renewals.map(({ replaces }) => replaces),
    onRestored: (againCount: number) => restoration.begin(againCount, now()),
    commandsMax: surroundings.commandsMax,
    onProgress: (next: Cursor) => {
      if (next.step !== cursor.step) leadership.tell({ kind: "moved" });
      cursor = next;
      watchers.deviceMoved();
    },
    onDrop: bodies.dropCompany,
    onLost: (companies: readonly string[]) => changeKeptCompanies(database, withoutKept(companies)),
    onFileMissing: (command: CommandEnvelope) => imports.onFileMissing(command),
    onOutcome: tellMoved,
  };
  const showSealed = async (company: string) => {
    await (await open(company)).loadSealed();
    leadership.tell({ kind: "moved" });
    watchers.companyMoved(company);
  };
  const fetchSeals = async () => {
    await seals.fetch(shelf.opened(), showSealed, (await readKeptCompanies(database)).opened[0]);
    await purgeRows({ replica, turns, companies: await companies.opened() });
  };
  const room = createStorageRoom({
    onChange: watchers.deviceMoved,
    tryWriting: () => tryWriting(database),
  });
  /** Sends under the id the server knows us by; where a copy of this device was faster, under one of our own. */
  const sendAsWeAre = async () => {
    const declared = await declareRenewals(database, requests);
    if (declared !== null) {
      identity = declared;
      tellMoved();
    }
    const sent = await sendCommands(parts);
    if (sent.forked.length === 0) return sent;
    const renewal = newRenewal(surroundings, identity, "copied");
    await turns.take(() => renewIdentity(database, codec, identity, renewal));
    leadership.tell({ kind: "renewed" });
    surroundings.onRenewed();
    // What follows in this pass would be pulled for a device that is no more.
    throw new RequestFailed("busy");
  };
  const synchroniser = createSynchroniser({
    requests,
    send: () => room.keep("books", sendAsWeAre),
    pull: async () => {
      const pulled = await room.keep("books", () => pullRound(parts));
      await room.lookAgain();
      return pulled;
    },
    foldAnswers: () => room.keep("books", log.foldAnswers),
    fetchSeals: () => room.keep("months", () => fetchSeals()).finally(watchers.deviceMoved),
    uploadFiles: () => room.keep("files", () => imports.transfer(requests)),
    headOf: (company) => cursor.heads[company] ?? cursor.cards[company] ?? 0,
    isCard: (company) => holdOf(company) === "card",
    wait: surroundings.wait,
    random: surroundings.random,
    onState: () => {
      tellStanding();
      watchers.deviceMoved();
    },
    report: surroundings.report,
  });

  const { report } = surroundings;
  const typing = createTypingScratch(database, codec, room, { onChange: watchers.deviceMoved, report });
  let isToCatchUp = false;
  /** Another tab that sends and pulls knows how this device stands with the server. */
  let heard: Pick<DeviceState, "isOnline" | "obstacle"> = { isOnline: null, obstacle: null };
  const ownStanding = () => ({ isOnline: synchroniser.isOnline(), obstacle: synchroniser.obstacle() });
  // An outdated tab does not lead any more, yet what it has to say is its own: another tab may be up to date.
  const standing = () => (isLeading || synchroniser.obstacle() === "outdated" ? ownStanding() : heard);
  const tellStanding = () => leadership.tell({ kind: "standing", ...standing() });
  const hear = async (message: TabMessage) => {
    if (message.kind === "synchronise") synchroniser.wake();
    if (message.kind === "greet" && isLeading) tellStanding();
    if (message.kind === "standing") {
      heard = { isOnline: message.isOnline, obstacle: message.obstacle };
      watchers.deviceMoved();
    }
    if (message.kind === "renewed") surroundings.onRenewed();
    if (message.kind !== "moved") return;
    log.forget();
    cards.forget();
    // A hundred acts of another tab are read at once.
    if (isToCatchUp) return;
    isToCatchUp = true;
    await turns.take(() => {
      isToCatchUp = false;
      return shelf.catchUp();
    });
    cursor = await cursorStore.read();
    identity = (await readIdentity(database)) ?? identity;
    await restoration.readAgain();
    await companies.loadSealed();
    watchers.deviceMoved();
  };
  let isLeading = occasions === "asked";
  const leadership = createLeadership({
    name: `cahier-synchronise-${user}`,
    locks: surroundings.locks,
    channel: surroundings.openChannel?.() ?? null,
    isVisible: surroundings.isVisible,
    setInterval: surroundings.setInterval,
    lead: async (signal) => {
      if (occasions === "asked") return false;
      isLeading = true;
      await synchroniser.run(signal).finally(() => {
        heard = ownStanding();
        isLeading = false;
      });
      // A newer version of the app in another tab can go on; this one still takes commands.
      return synchroniser.obstacle() !== "outdated";
    },
    onMessage: (message) => void hear(message),
  });
  leadership.tell({ kind: "greet" });
  shelf.onMove(watchers.companyMoved);
  // A round that a crash cut short is finished before anything is shown, network or not.
  await turns.take(() => finishRound(parts));
  // Whoever comes back mostly goes on where they were: that company is read while the window still asks which there are.
  const [latest] = (await readKeptCompanies(database)).opened;
  if (latest !== undefined && holdOf(latest) === "whole") openTotals(latest).catch(surroundings.report);

  const act = { shelf, log, user, device, now, id };
  const isHeard = () => standing().isOnline !== false;
  const pause = (milliseconds: number) => surroundings.wait(milliseconds, closing.signal);
  const askServer = () => {
    if (isLeading) synchroniser.wake();
    else leadership.tell({ kind: "synchronise" });
  };
  const send = async (company: string, type: string, args: unknown): Promise<Sent> => {
    if (standing().obstacle === "revoked") return refuse({ code: "device.revoked" });
    if (occasions === "every") await untilWhole(() => holdOf(company), isHeard, pause);
    const { layIn } = await open(company);
    const sent = await turns.take<Sent>(async () => {
      if (isPartial(holdOf(company))) return refuse({ code: "company.notHere" });
      await layIn(vouchersMatchedBy(type, args));
      return sendAct(act, { company, type, args });
    });
    if (sent.ok) room.note("acts", true);
    else if (sent.problem.code === "device.storageFull") room.note("acts", false);
    if (!sent.ok) return sent;
    tellMoved();
    askServer();
    return sent;
  };

  const imports = createFileImports({
    uploads,
    codec,
    closing: closing.signal,
    keepRoom: (work) => room.keep("acts", work),
    judge: async (company, args) => {
      await open(company);
      return turns.take(async () =>
        isPartial(holdOf(company)) ? refuse({ code: "company.notHere" }) : judgeImport(act, company, args),
      );
    },
    send: (company, args) => send(company, "import.apply", args),
    isWaiting: async (company, hash) => {
      const commands = (await open(company)).view.commands().map(({ command }) => command);
      return commands.some(({ type, args }) => type === "import.apply" && fileOf(args) === hash);
    },
    onProgress: watchers.companyMoved,
    onMove: (company) => {
      leadership.tell({ kind: "moved" });
      watchers.companyMoved(company);
      askServer();
    },
  });

  const changeKept = async (company: string, change: (kept: KeptCompanies) => KeptCompanies) => {
    const isChanged = await changeKeptCompanies(database, change);
    if (isChanged) tellMoved();
    if (holdOf(company) === "card") askServer();
  };
  return {
    send,
    openCompany: (company) => changeKept(company, withOpened(company, rules.openedMax)),
    keepOnDevice: (company, isKept) => changeKept(company, withPinned(company, isKept)),
    watch: async (name, params, listener) => watchers.watch(name, params, listener),
    page: (name, params, from, count) => answerPage(context, name, params, from, count),
    previewInvoice: async (company, typed) => previewIn((await open(company)).view, typed),
    ...createFecPreviews(open),
    importFec: imports.begin,
    cancelImport: imports.cancel,
    provideFile: imports.provide,
    ...typing.acts,
    savePending: (passphrase) => savePending(saving, passphrase),
    takeInActs: async (file, passphrase) => {
      const taken = await turns.take(() => takeInActs(saving, file, passphrase));
      if (!taken.ok) return taken;
      log.forget();
      await turns.take(shelf.catchUp);
      tellMoved();
      askServer();
      return taken;
    },
    synchronise: async () => {
      if (!isLeading) return leadership.tell({ kind: "synchronise" });
      await synchroniser.pass();
      await synchroniser.transferred();
      if (occasions !== "asked") synchroniser.wake();
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
    tellLossSeen: async () => {
      identity = (await changeRenewals(database, (one) => ({ ...one, isSeen: true }))) ?? identity;
      tellMoved();
    },
    tellRestorationSeen: restoration.tellSeen,
    close: async () => {
      closing.abort();
      leadership.close();
      watchers.close();
      // Locked in the middle of a word, the form still finds it again.
      await typing.settled();
      await turns.take(async () => {
        database.dexie.close();
        bodies.close();
        await replica.close();
      });
    },
  };
}

const fileOf = (args: unknown): string => (args as ImportApplyArgs).file;
