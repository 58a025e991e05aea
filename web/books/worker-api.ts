import type { Books } from "./books.ts";
import type { LastCounters } from "./command-log.ts";

/** What the window tells the worker when it starts. */
export interface WorkerSettings {
  readonly user: string;
  readonly device: string;
}

/** The worker as the window sees it over comlink. */
export interface BooksWorker extends Omit<Books, "watch" | "previewFec"> {
  readonly open: (settings: WorkerSettings, lastCounters: LastCounters) => Promise<void>;
  /** Takes a person's books off this device; a worker whose books are open is not asked. */
  readonly wipe: (user: string) => Promise<void>;
  /** Only the window knows whether somebody is looking. */
  readonly tellVisible: (isVisible: boolean) => void;
  /** Watches under a key the window chose; nothing but plain data crosses back. */
  readonly watch: (
    key: string,
    name: string,
    params: unknown,
    listener: (answer: unknown) => void,
  ) => Promise<void>;
  readonly unwatch: (key: string) => void;
  readonly previewFec: Books["previewFec"];
}
