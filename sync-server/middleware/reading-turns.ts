import { createMiddleware } from "hono/factory";
import type { Services } from "../services.ts";
import { retryAfter } from "./retry-after.ts";
import type { SignedIn } from "./signed-in.ts";

/** What a person may read at a stretch, and the part of the time that is theirs when they go on and on. */
const BURST_MILLISECONDS = 20_000;
const SHARE = 0.5;
/** However long one answer took, nobody waits longer than twenty seconds for the next. */
const SPENT_MILLISECONDS_MAX = BURST_MILLISECONDS + 10_000;

/** When whoever is still being answered may ask again. */
const BUSY_SECONDS = 2;

/** Who reads what is dear waits for themselves and for nobody else: one such answer at a time for each person. */
export interface ReadingTurns {
  readonly take: (userId: string) => TakenTurn | { readonly afterSeconds: number };
}

export interface TakenTurn {
  /** Ends the turn, once however often it is called. What a thread or a slow reader took costs nothing here. */
  readonly giveBack: (cost?: "counted" | "free") => void;
}

export const tooManyReads = { code: "request.tooMany" } as const;

export function createReadingTurns({ now }: Pick<Services, "now">): ReadingTurns {
  const reading = new Set<string>();
  const spent = new Map<string, { readonly milliseconds: number; readonly at: number }>();
  const spentBy = (userId: string, at: number) => {
    const known = spent.get(userId);
    return known === undefined ? 0 : Math.max(0, known.milliseconds - (at - known.at) * SHARE);
  };
  return {
    take: (userId) => {
      if (reading.has(userId)) return { afterSeconds: BUSY_SECONDS };
      const at = now().getTime();
      const over = spentBy(userId, at) - BURST_MILLISECONDS;
      if (over > 0) return { afterSeconds: Math.ceil(over / SHARE / 1000) };
      reading.add(userId);
      let isTaken = true;
      return {
        giveBack: (cost = "counted") => {
          if (!isTaken) return;
          isTaken = false;
          reading.delete(userId);
          if (cost === "free") return;
          const end = now().getTime();
          const milliseconds = Math.min(spentBy(userId, end) + end - at, SPENT_MILLISECONDS_MAX);
          spent.set(userId, { milliseconds, at: end });
        },
      };
    },
  };
}

/** For a route whose answer is whole when it has been made. */
export const oneReadAtATime = (turns: ReadingTurns) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const turn = turns.take(c.var.signedIn.user.id);
    if ("afterSeconds" in turn) return c.json(tooManyReads, 429, retryAfter(turn));
    try {
      await next();
    } finally {
      turn.giveBack();
    }
    return;
  });
