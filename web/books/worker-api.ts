import type { Result } from "#core/result.ts";
import type { Books } from "./books.ts";
import type { LastCounters } from "./command-log.ts";
import type { LockState, PinProblem } from "./device-lock.ts";

/** What the window tells the worker when it starts. */
export interface WorkerSettings {
  readonly user: string;
  /** What they are called, for the device to say whose books lie on it. */
  readonly name: string;
  readonly device: string;
}

/** By what somebody's books are opened. */
export type OpenedBy =
  /** Nothing: which is enough where no PIN is set. */
  | { readonly kind: "start" }
  | { readonly kind: "pin"; readonly pin: string }
  /** They have just signed in, and the server tells what opens the books of who forgot their PIN. */
  | { readonly kind: "password" };

/** What only the unlocked device can tell, or why the books stay closed. */
export type Opening =
  | { readonly kind: "open"; readonly proof: string; readonly hasPin: boolean }
  | { readonly kind: "locked"; readonly state: LockState }
  | { readonly kind: "refused"; readonly problem: PinProblem };

export type PinChange = Result<
  null,
  | PinProblem
  /** A first PIN needs the server, which keeps what opens the books when it is forgotten. */
  | { readonly code: "pin.serverNeeded" }
>;

/** What a person may do about their PIN on this device while their books are open. */
export interface PinActs {
  /** Sets the first PIN, or another one for who knows the present one. */
  readonly setPin: (pin: string, present: string | null) => Promise<PinChange>;
  readonly removePin: (present: string) => Promise<PinChange>;
}

/** The worker as the window sees it over comlink. */
export interface BooksWorker extends Omit<Books, "watch" | "previewFec" | "checkFec">, PinActs {
  readonly open: (settings: WorkerSettings, lastCounters: LastCounters, by: OpenedBy) => Promise<Opening>;
  /** How somebody's books are locked; null where they are not. A worker whose books are open is not asked. */
  readonly lockState: (user: string) => Promise<LockState | null>;
  /** Takes a person's books off this device; a worker whose books are open is not asked. */
  /** Says in a file that somebody's books are about to be wiped. */
  readonly markWipe: (user: string) => Promise<void>;
  readonly wipe: (user: string) => Promise<void>;
  /** Goes on with a wipe that was cut short, if that is so. */
  readonly finishWipe: (user: string) => Promise<void>;
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
  readonly checkFec: Books["checkFec"];
}
