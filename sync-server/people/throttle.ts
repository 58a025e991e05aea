import { ok, type Result, refuse } from "#core/result.ts";
import {
  attemptsSince,
  insertAttempts,
  removeAttempts,
  removeAttemptsBefore,
} from "../storage/sign-in-attempts.ts";
import type { Storage } from "../storage/storage.ts";

const WINDOW_SECONDS = 15 * 60;

/** A thing that may fail a number of times in a quarter of an hour. */
export interface ThrottleKey {
  readonly key: string;
  readonly failuresMax: number;
}

export interface Throttled {
  readonly code: "session.throttled";
  readonly afterSeconds: number;
}

/** An attempt that counts as failed until it is taken back. */
export interface Attempt {
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
  const after = new Date(now.getTime() - WINDOW_SECONDS * 1000).toISOString();
  const attempts = keys.map(({ key }) => ({ id: createId(), key, at: now.toISOString() }));
  return storage.write(async (tx) => {
    await removeAttemptsBefore(tx, after);
    for (const { key, failuresMax } of keys) {
      const failures = await attemptsSince(tx, key, after);
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
