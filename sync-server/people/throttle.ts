import { ok, type Result, refuse } from "#core/result.ts";
import {
  attemptsSince,
  countAttemptsSince,
  insertAttempts,
  removeAttempts,
  removeAttemptsBefore,
} from "../storage/sign-in-attempts.ts";
import type { Storage } from "../storage/storage.ts";

const WINDOW_SECONDS = 15 * 60;

/** How many mails anybody may have sent to one address, or for one log-in, in a window. */
export const MAILS_TO_ONE_MAX = 5;

/** A thing that may fail a number of times in a quarter of an hour. */
export interface ThrottleKey {
  readonly key: string;
  readonly failuresMax: number;
}

export interface Throttled {
  readonly code: "session.throttled";
  readonly afterSeconds: number;
}

/** What happened before this counts no more. */
export const windowStart = (now: Date): string =>
  new Date(now.getTime() - WINDOW_SECONDS * 1000).toISOString();

/** An attempt that counts as failed until it is taken back. */
export interface Attempt {
  /** How often a key had failed in the window before this attempt. */
  readonly failuresOf: (key: string) => number;
  readonly succeed: () => Promise<void>;
}

/**
 * Counts an attempt before it is made, so that a thousand at once are no way around the limit. Refuses when a key has
 * failed too often, saying when to try again.
 */
export async function beginAttempt(
  storage: Storage,
  keys: readonly ThrottleKey[],
  now: Date,
  createId: () => string,
): Promise<Result<Attempt, Throttled>> {
  const after = windowStart(now);
  const attempts = keys.map(({ key }) => ({ id: createId(), key, at: now.toISOString() }));
  return storage.write(async (tx) => {
    await removeAttemptsBefore(tx, after);
    const failuresByKey = new Map<string, number>();
    for (const { key, failuresMax } of keys) {
      if (failuresMax === Number.POSITIVE_INFINITY) {
        failuresByKey.set(key, await countAttemptsSince(tx, key, after));
        continue;
      }
      const failures = await attemptsSince(tx, key, after);
      failuresByKey.set(key, failures.length);
      // The limit holds again once the oldest of the last `failuresMax` failures has left the window.
      const oldest = failures.at(-failuresMax);
      if (failures.length >= failuresMax && oldest !== undefined) {
        const freeAt = Date.parse(oldest) + WINDOW_SECONDS * 1000;
        const afterSeconds = Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000));
        return refuse({ code: "session.throttled", afterSeconds });
      }
    }
    await insertAttempts(tx, attempts);
    return ok({
      failuresOf: (key) => failuresByKey.get(key) ?? 0,
      succeed: () =>
        storage.write((later) =>
          removeAttempts(
            later,
            attempts.map(({ id }) => id),
          ),
        ),
    });
  });
}

/** So many failures of everybody together in a window are people who mistype. */
const BUDGET_OF_EVERYBODY = 300;
const DELAY_MILLISECONDS_MAX = 8_000;

/**
 * How long every sign-in waits while somebody tries identifiers from many addresses: nothing within the budget, then
 * a quarter of a second that doubles each time the budget is spent again. A limit instead would lock everybody out.
 */
export const guessingDelay = (failures: number): number =>
  failures < BUDGET_OF_EVERYBODY
    ? 0
    : Math.min(DELAY_MILLISECONDS_MAX, 250 * 2 ** (Math.floor(failures / BUDGET_OF_EVERYBODY) - 1));
