import { proxy, type Remote, releaseProxy, wrap } from "comlink";
import type { Books } from "./books.ts";
import { takeBooksThread } from "./books-thread.ts";
import type { LastCounters } from "./command-log.ts";
import type { LockState } from "./device-lock.ts";
import type { BooksWorker, OpenedBy, Opening, PinActs, WorkerSettings } from "./worker-api.ts";

/** Books that are open, with what may be done about their PIN; or why they are not. */
export type OpenedBooks =
  | (Extract<Opening, { readonly kind: "open" }> & { readonly books: Books; readonly pin: PinActs })
  | Exclude<Opening, { readonly kind: "open" }>;

/** Opens the books in a worker of their own. The window loads neither what keeps them nor what checks them. */
export async function openBooks(
  settings: WorkerSettings,
  rememberDevice: (device: string) => void,
  by: OpenedBy = { kind: "start" },
): Promise<OpenedBooks> {
  const { worker, failed, end } = startWorker();
  const counters = proxy(rememberedCounters(localStorage, settings.user, rememberDevice));
  const opening = await Promise.race([worker.open(settings, counters, by), failed]).catch(
    (error: unknown) => {
      end();
      throw error;
    },
  );
  if (opening.kind !== "open") {
    end();
    return opening;
  }
  const tellVisible = () => void worker.tellVisible(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", tellVisible);
  tellVisible();
  // Some browsers ask the user, who may take their time.
  void navigator.storage
    ?.persist?.()
    .catch(() => false)
    .then((isPersistent) => worker.tellPersistence(isPersistent));
  const books = toBooks(worker, () => {
    document.removeEventListener("visibilitychange", tellVisible);
    end();
  });
  const pin: PinActs = {
    setPin: (...args) => worker.setPin(...args),
    removePin: (...args) => worker.removePin(...args),
  };
  return { ...opening, books, pin };
}

/** Says in a file that somebody's books are about to be wiped: a start finishes it, whatever local storage remembers. */
export async function markWipe(user: string): Promise<void> {
  const { worker, end } = startWorker();
  await worker.markWipe(user).finally(end);
}

/** Takes everything of a person's books off this device. */
export async function wipeBooks(user: string): Promise<void> {
  const { worker, end } = startWorker();
  await worker.wipe(user).finally(end);
}

/** Takes away what a wipe that was cut short has left of somebody's books. */
export async function finishWipe(user: string): Promise<void> {
  const { worker, end } = startWorker();
  await worker.finishWipe(user).finally(end);
}

/** How somebody's books are locked on this device; null where no PIN is set. */
export async function readLockState(user: string): Promise<LockState | null> {
  const { worker, failed, end } = startWorker();
  return Promise.race([worker.lockState(user), failed]).finally(end);
}

function startWorker(): {
  readonly worker: Remote<BooksWorker>;
  readonly failed: Promise<never>;
  readonly end: () => void;
} {
  const { worker: thread, failed } = takeBooksThread();
  const worker = wrap<BooksWorker>(thread);
  return {
    worker,
    failed,
    end: () => {
      worker[releaseProxy]();
      thread.terminate();
    },
  };
}

function toBooks(worker: Remote<BooksWorker>, end: () => void): Books {
  let closing: Promise<void> | null = null;
  return {
    send: (company, type, args) => worker.send(company, type, args as never),
    watch: async (name, params, listener) => {
      const key = crypto.randomUUID();
      const heard = proxy((answer: unknown) => listener(answer as never));
      await worker.watch(key, name, params, heard);
      return () => void worker.unwatch(key);
    },
    openCompany: (company) => worker.openCompany(company),
    keepOnDevice: (company, isKept) => worker.keepOnDevice(company, isKept),
    page: (name, params, from, count) => worker.page(name, params as never, from, count) as never,
    previewInvoice: (company, typed) => worker.previewInvoice(company, typed),
    previewFec: (file, fileName, token, onProgress, company) =>
      worker.previewFec(file, fileName, token, proxy(onProgress), company),
    checkFec: (given, token, onProgress) => worker.checkFec(given, token, proxy(onProgress)),
    cancelFec: (token) => worker.cancelFec(token),
    importFec: (company, file, args) => worker.importFec(company, file, args),
    cancelImport: (company, file) => worker.cancelImport(company, file),
    provideFile: (company, hash, file) => worker.provideFile(company, hash, file),
    readScratch: (key) => worker.readScratch(key),
    writeScratch: (key, value) => worker.writeScratch(key, value),
    clearScratch: (key) => worker.clearScratch(key),
    savePending: (passphrase) => worker.savePending(passphrase),
    takeInActs: (file, passphrase) => worker.takeInActs(file, passphrase),
    synchronise: () => worker.synchronise(),
    tellPersistence: (isPersistent) => worker.tellPersistence(isPersistent),
    tellSignedIn: () => worker.tellSignedIn(),
    tellLossSeen: () => worker.tellLossSeen(),
    tellRestorationSeen: () => worker.tellRestorationSeen(),
    close: () => {
      closing ??= worker.close().finally(end);
      return closing;
    },
  };
}

/** Storage apart from IndexedDB: when that alone is cleared, the device can still say how many acts are gone. */
export function rememberedCounters(
  storage: Pick<Storage, "getItem" | "setItem" | "key" | "length">,
  user: string,
  rememberDevice: (device: string) => void,
): LastCounters {
  const prefixOf = (device: string) => `cahier.counter.${user}.${device}.`;
  return {
    readAll: async (device) => {
      const prefix = prefixOf(device);
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return Object.fromEntries(
        keys
          .filter((key) => key.startsWith(prefix))
          .map((key) => [key.slice(prefix.length), Number(storage.getItem(key))]),
      );
    },
    // Tabs tell their counters in any order, and each company has a key of its own so that none writes over another's.
    write: async (device, company, counter) => {
      const key = prefixOf(device) + company;
      if (counter > Number(storage.getItem(key) ?? 0)) storage.setItem(key, String(counter));
    },
    renew: async (device) => rememberDevice(device),
  };
}
