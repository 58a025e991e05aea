import { retryAfter } from "./retry-after.ts";

/** One tab of a browser listens for all; others may be there that the network lost without telling us. */
const OF_SESSION_MAX = 4;
/** A person has not many more devices than that. */
const OF_PERSON_MAX = 24;
/** Within that a stream that nobody reads may be noticed and closed. */
const BUSY_SECONDS = 30;

export interface Listener {
  readonly userId: string;
  /** What tells the sessions of a person apart. */
  readonly session: string;
  readonly end: () => void;
}

/** The streams that people hold open, each of which costs a look at the database now and then for as long as it is. */
export interface OpenStreams {
  /** Ends the session's oldest where it has many. Answers what is to be called once it is over, null where a person has too many. */
  readonly open: (listener: Listener) => (() => void) | null;
}

export function createOpenStreams(): OpenStreams {
  const openByUser = new Map<string, Set<Listener>>();
  const close = (listener: Listener) => {
    const open = openByUser.get(listener.userId);
    if (open?.delete(listener) && open.size === 0) openByUser.delete(listener.userId);
  };
  return {
    open: (listener) => {
      const { userId, session } = listener;
      const open = openByUser.get(userId) ?? new Set<Listener>();
      const [oldest, ...others] = [...open].filter((one) => one.session === session);
      if (oldest !== undefined && others.length + 1 >= OF_SESSION_MAX) {
        close(oldest);
        oldest.end();
      } else if (open.size >= OF_PERSON_MAX) return null;
      openByUser.set(userId, open.add(listener));
      return () => close(listener);
    },
  };
}

export const tooManyStreams = { code: "request.tooMany" } as const;
export const whenSomeEnded = retryAfter({ afterSeconds: BUSY_SECONDS });
