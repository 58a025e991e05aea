import type { DeviceState } from "./books.ts";

/** The part of Web Locks that is used. */
export type Locks = Pick<LockManager, "request">;

/** The part of BroadcastChannel that is used. */
export interface Channel {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
  readonly close: () => void;
}

/** What tabs of one user tell each other. */
export type TabMessage =
  | { readonly kind: "heartbeat" }
  | { readonly kind: "synchronise" }
  /** A tab that has just been opened asks how the device stands with the server. */
  | { readonly kind: "greet" }
  /** How it does, said by the tab that sends and pulls. */
  | ({ readonly kind: "standing" } & Pick<DeviceState, "isOnline" | "obstacle">)
  /** This device goes on under another id. */
  | { readonly kind: "renewed" }
  /** A round was laid in, or a command made or answered. */
  | { readonly kind: "moved" };

const HEARTBEAT_MILLISECONDS = 2000;
const SILENCE_MILLISECONDS = 5000;

export interface Leadership {
  readonly tell: (message: TabMessage) => void;
  readonly close: () => void;
}

/**
 * One tab sends and pulls, under a lock. A browser may freeze that tab without freeing its lock, so a visible one that
 * hears nothing of it for five seconds takes the lock over. Should two ever send, the server answers one of them twice.
 */
export function createLeadership(options: {
  readonly name: string;
  readonly locks: Locks | null;
  readonly channel: Channel | null;
  readonly isVisible: () => boolean;
  readonly setInterval: (act: () => void, milliseconds: number) => () => void;
  /** Runs while this tab leads; the signal ends it. False gives the lock up for good. */
  readonly lead: (signal: AbortSignal) => Promise<boolean>;
  readonly onMessage: (message: TabMessage) => void;
}): Leadership {
  const { name, locks, channel, lead } = options;
  const closed = new AbortController();
  let leading: AbortController | null = null;
  let silentMilliseconds = 0;
  let isGivenUp = false;

  const run = async () => {
    if (closed.signal.aborted || isGivenUp) return;
    const own = new AbortController();
    leading = own;
    try {
      if (!(await lead(AbortSignal.any([own.signal, closed.signal])))) isGivenUp = true;
    } finally {
      if (leading === own) leading = null;
    }
  };
  const ask = async (mode: LockOptions): Promise<void> => {
    if (locks === null) return run();
    // Another tab that takes the lock over ends our request with an error; what we were doing must end too.
    await locks.request(name, mode, run).catch(() => leading?.abort());
    // Whoever lost it waits for it again, for the one that took it will be closed one day.
    if (!closed.signal.aborted && !isGivenUp) await ask({ signal: closed.signal });
  };
  const stopTicking = options.setInterval(() => {
    if (leading !== null) {
      channel?.postMessage({ kind: "heartbeat" });
      return;
    }
    silentMilliseconds += HEARTBEAT_MILLISECONDS;
    if (silentMilliseconds <= SILENCE_MILLISECONDS || !options.isVisible() || isGivenUp) return;
    silentMilliseconds = 0;
    if (locks !== null && channel !== null) void ask({ steal: true });
  }, HEARTBEAT_MILLISECONDS);
  channel?.addEventListener("message", ({ data }) => {
    const message = data as TabMessage;
    if (message.kind === "heartbeat") silentMilliseconds = 0;
    options.onMessage(message);
  });
  void ask({ signal: closed.signal });

  return {
    tell: (message) => channel?.postMessage(message),
    close: () => {
      closed.abort();
      stopTicking();
      channel?.close();
    },
  };
}
