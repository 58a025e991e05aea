import type { DeviceState } from "./books.ts";
import { isQuotaError } from "./is-quota-error.ts";
import type { PullOutcome } from "./pull-round.ts";
import type { SendOutcome } from "./send-commands.ts";
import { RequestFailed, type RequestFailure, type ServerRequests } from "./server-requests.ts";
import { listenToHeads } from "./stream.ts";

export interface SynchroniserParts {
  readonly requests: ServerRequests;
  readonly uploadFiles: () => Promise<boolean>;
  readonly send: () => Promise<SendOutcome>;
  readonly pull: () => Promise<PullOutcome>;
  /** Tidies what was only noted while it was sent. */
  readonly foldAnswers: () => Promise<void>;
  readonly fetchSeals: () => Promise<void>;
  readonly headOf: (company: string) => number;
  /** Whether only the card of a company is here, for which most of its news is none. */
  readonly isCard: (company: string) => boolean;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly onState: () => void;
  /** Hears of what should not have happened, which is then tried again like any failure. */
  readonly report: (error: unknown) => void;
}

export interface Synchroniser {
  /** Sends and pulls once, now; null when all went well, otherwise how long to wait before the next time. */
  readonly pass: () => Promise<{ readonly afterSeconds: number } | null>;
  /** Sends and pulls at every occasion until the signal says stop. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Resolves when no file or sealed month is on its way. */
  readonly transferred: () => Promise<void>;
  /** There may be something to do. */
  readonly wake: () => void;
  readonly isOnline: () => boolean | null;
  readonly obstacle: () => DeviceState["obstacle"];
  readonly clearObstacle: () => void;
}

/** Streams may fall silent without breaking; the server's own look at heads is every twenty seconds. */
const IDLE_SECONDS = 60;
const BACK_OFF_SECONDS_MAX = 60;
/** News of cards is gathered: what is done in hundreds of companies must not have this device ask without end. */
const CARDS_SECONDS = 5;
/** What a stream meets again and again where there is no network; acts have their own times to try in. */
const RETRIED: ReadonlySet<RequestFailure> = new Set(["offline", "busy"]);
/** After a time that did not go well, before the next; a network that is known to be back does not wait for it. */
const REST_SECONDS = 1;

export function createSynchroniser(parts: SynchroniserParts): Synchroniser {
  let isOnline: boolean | null = null;
  let obstacle: DeviceState["obstacle"] = null;
  let failures = 0;
  let isWoken = false;
  let wakeUp: () => void = () => {};
  let running: Promise<{ readonly afterSeconds: number } | null> | null = null;
  let transferring: Promise<void> | null = null;

  const wake = () => {
    // A new act, or a network that came back, is not made to wait for what failed while there was none.
    failures = 0;
    isWoken = true;
    wakeUp();
  };
  const setState = (online: boolean | null, next: DeviceState["obstacle"]) => {
    const isChanged = online !== isOnline || next !== obstacle;
    isOnline = online;
    obstacle = next;
    if (isChanged) parts.onState();
  };
  const backOff = (seconds: number | null) => {
    failures += 1;
    const spread = 0.5 + parts.random() / 2;
    return { afterSeconds: seconds ?? Math.min(BACK_OFF_SECONDS_MAX, 2 ** failures) * spread };
  };

  const transfer = () => {
    // A month that cannot be fetched must not keep a file here that an act waits for, nor the other way round.
    transferring ??= Promise.all([
      parts.foldAnswers().catch(toPause),
      parts.fetchSeals().catch(toPause),
      parts
        .uploadFiles()
        .then((isAnyComplete) => isAnyComplete && wake())
        .catch(toPause),
    ])
      .then(() => {})
      .finally(() => {
        transferring = null;
      });
    return transferring;
  };
  const work = async () => {
    try {
      // A server too busy for acts may still say what others did.
      let sent = await parts.send();
      let pulled = await parts.pull();
      if (pulled.differing.length > 0) pulled = await parts.pull();
      if (pulled.isToSendAgain) sent = await parts.send();
      setState(true, sent.isTampered ? "forked" : pulled.differing.length > 0 ? "incomplete" : null);
      if (sent.notSent === null) failures = 0;
      // Large files and sealed months must not keep the next act waiting.
      transfer();
      if (sent.notSent !== null) return toPause(sent.notSent);
      if (pulled.differing.length > 0) return backOff(null);
      return sent.afterSeconds === null ? null : { afterSeconds: sent.afterSeconds };
    } catch (error) {
      return toPause(error);
    }
  };
  const toPause = (error: unknown) => {
    const failure = error instanceof RequestFailed ? error : null;
    // A full disk is no mistake of ours, and is said where it is met.
    if (failure === null && !isQuotaError(error)) parts.report(error);
    if (failure?.failure === "signIn" || failure?.failure === "revoked") setState(true, failure.failure);
    else if (failure?.failure === "outdated") setState(true, "outdated");
    else setState(failure?.failure !== "offline", obstacle);
    return backOff(failure?.afterSeconds ?? null);
  };
  const pass = () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };

  const listen = async (signal: AbortSignal) => {
    let breaks = 0;
    let isGathering = false;
    const gather = async () => {
      if (isGathering) return;
      isGathering = true;
      await parts.wait(CARDS_SECONDS * 1000, signal);
      isGathering = false;
      wake();
    };
    while (!signal.aborted) {
      let askedSeconds = 0;
      if (obstacle === null)
        await listenToHeads(parts.requests, signal, (company, head) => {
          breaks = 0;
          if (head <= parts.headOf(company)) return;
          if (parts.isCard(company)) void gather();
          else wake();
        })
          // The server ends it where something was taken from the reader, which the pull says.
          .then(wake)
          .catch((error: unknown) => {
            const failed = error instanceof RequestFailed ? error : null;
            askedSeconds = failed?.afterSeconds ?? 0;
            // A stream that breaks or is refused says that the server went, or whom it does not let in any more.
            if (failed === null || !RETRIED.has(failed.failure)) wake();
          });
      breaks += 1;
      const seconds = Math.min(BACK_OFF_SECONDS_MAX, 2 ** breaks) * (0.5 + parts.random() / 2);
      await parts.wait(Math.max(seconds, askedSeconds) * 1000, signal);
    }
  };

  return {
    pass,
    run: async (signal) => {
      void listen(signal);
      while (!signal.aborted) {
        isWoken = false;
        const pause = await pass();
        if (obstacle === "outdated" || signal.aborted) return;
        // Acts may come one after the other: where none can be sent, trying for each would only hold up the next one.
        if (pause !== null) await parts.wait(REST_SECONDS * 1000, signal);
        if (isWoken) continue;
        const stopWaiting = new AbortController();
        const seconds = pause?.afterSeconds ?? IDLE_SECONDS;
        await Promise.race([
          parts.wait(seconds * 1000, AbortSignal.any([signal, stopWaiting.signal])),
          new Promise<void>((resolve) => {
            wakeUp = resolve;
          }),
        ]);
        stopWaiting.abort();
      }
    },
    transferred: async () => {
      await transferring;
    },
    wake,
    isOnline: () => isOnline,
    obstacle: () => obstacle,
    clearObstacle: () => setState(isOnline, null),
  };
}
