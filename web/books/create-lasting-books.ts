import type { Books } from "./books.ts";
import { createBooks, type Surroundings } from "./create-books.ts";
import { DeviceRenewed } from "./device-identity.ts";

/**
 * Books that stay the same to whoever speaks to them when this device has to go on under another id: they are then
 * closed and opened anew underneath, and what is being watched is watched on.
 */
export async function createLastingBooks(surroundings: Omit<Surroundings, "onRenewed">): Promise<Books> {
  const watched = new Map<
    object,
    { readonly start: (books: Books) => Promise<() => void>; stop: () => void }
  >();
  const open = () => createBooks({ ...surroundings, onRenewed: renew });
  const renew = () => {
    current = current.then(async (before) => {
      await before.close();
      const books = await open();
      if (isPersistent !== null) await books.tellPersistence(isPersistent);
      for (const one of watched.values()) one.stop = await one.start(books);
      return books;
    });
    // Whoever asks the books next hears of it.
    current.catch(() => {});
  };
  let isPersistent: boolean | null = null;
  let current = open();
  await current;

  /** An act that met the change is made again under the new id; it was not kept before. */
  const acting = async <Value>(act: (books: Books) => Promise<Value>): Promise<Value> => {
    const before = current;
    try {
      return await act(await before);
    } catch (error) {
      if (!(error instanceof DeviceRenewed)) throw error;
      if (current === before) renew();
      return act(await current);
    }
  };

  return {
    send: (company, type, args) => acting((books) => books.send(company, type, args)),
    importFec: (company, file, args) => acting((books) => books.importFec(company, file, args)),
    takeInActs: (file, passphrase) => acting((books) => books.takeInActs(file, passphrase)),
    savePending: async (...asked) => (await current).savePending(...asked),
    watch: async (name, params, listener) => {
      const key = {};
      const start = (books: Books) => books.watch(name, params, listener);
      const one = { start, stop: await start(await current) };
      watched.set(key, one);
      return () => {
        watched.delete(key);
        one.stop();
      };
    },
    openCompany: async (...asked) => (await current).openCompany(...asked),
    keepOnDevice: async (...asked) => (await current).keepOnDevice(...asked),
    page: async (...asked) => (await current).page(...asked),
    previewInvoice: async (...asked) => (await current).previewInvoice(...asked),
    previewFec: async (...asked) => (await current).previewFec(...asked),
    checkFec: async (...asked) => (await current).checkFec(...asked),
    cancelFec: async (...asked) => (await current).cancelFec(...asked),
    cancelImport: async (...asked) => (await current).cancelImport(...asked),
    provideFile: async (...asked) => (await current).provideFile(...asked),
    readScratch: async (...asked) => (await current).readScratch(...asked),
    writeScratch: async (...asked) => (await current).writeScratch(...asked),
    clearScratch: async (...asked) => (await current).clearScratch(...asked),
    synchronise: async () => {
      const before = current;
      await (await before).synchronise();
      if (current !== before) await (await current).synchronise();
    },
    tellPersistence: async (told) => {
      isPersistent = told;
      await (await current).tellPersistence(told);
    },
    tellSignedIn: async () => (await current).tellSignedIn(),
    tellLossSeen: async () => (await current).tellLossSeen(),
    tellRestorationSeen: async () => (await current).tellRestorationSeen(),
    close: async () => (await current).close(),
  };
}
