import type { Problem } from "#core/commands/command-module.ts";
import { useAsk, useSend } from "#web/books/books-context.tsx";
import type { RefusalCase } from "./refused-act.ts";

/** What became of deciding a case whole: how many of its acts were decided, and why the rest were not. */
export interface CaseDecided {
  readonly decided: number;
  readonly left: number;
  readonly problem: Problem | null;
}

/** Decides a refused act and those that hang on it in one go, each by a command of its own. */
export function createCaseDeciding() {
  const ask = useAsk();
  const send = useSend();

  /**
   * In the order they were made: what an act begins is there before the next needs it, and only then has a day. Into a
   * year's closing period goes what that takes; what it does not take stays, for another day was not what was chosen.
   */
  async function book({ refusal, tail }: RefusalCase, closingDay?: string): Promise<CaseDecided> {
    let decided = 0;
    let left = 0;
    let problem: Problem | null = null;
    for (const { id } of [refusal, ...tail]) {
      const found = (await ask("refusals", {}))?.find((one) => one.id === id);
      // Decided by a colleague meanwhile: that stands.
      if (found === undefined) continue;
      const { bookOn, closingOn } = found.ways;
      const isTaken = closingDay === undefined || closingOn === closingDay;
      const on = isTaken ? (closingDay ?? bookOn) : null;
      const closing = closingDay === undefined ? {} : { closing: true as const };
      const sent = on === null ? null : await send("refusal.book", { id, on, ...closing });
      if (sent?.ok) decided += 1;
      else left += 1;
      if (sent?.ok === false) problem ??= sent.problem;
      if (id === refusal.id && !sent?.ok) return { decided, left: left + tail.length, problem };
    }
    return { decided, left, problem };
  }

  async function hand({ refusal, tail }: RefusalCase, to: "firm" | "company"): Promise<Problem | null> {
    for (const { id } of [refusal, ...tail]) {
      const sent = await send("refusal.hand", { id, to });
      if (!sent.ok && sent.problem.code !== "refusal.decided") return sent.problem;
    }
    return null;
  }

  return { book, hand };
}
