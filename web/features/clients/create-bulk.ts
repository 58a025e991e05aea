import { createSignal } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { actOnClient, type ClientAct } from "#web/app/ask-firm.ts";
import type { SaidProblem } from "#web/i18n/problem-text.ts";

export interface BulkResult {
  readonly client: PortfolioClient;
  /** Null when it was done. */
  readonly problem: SaidProblem | null;
}

const AT_ONCE = 4;

/** One act on many companies: a few at a time, each with what came of it; one that is refused hinders no other. */
export function createBulk(firm: () => string, onDone: () => Promise<void>) {
  const [results, setResults] = createSignal<readonly BulkResult[]>([]);
  const [count, setCount] = createSignal(0);
  const [isRunning, setRunning] = createSignal(false);

  async function run(clients: readonly PortfolioClient[], act: ClientAct): Promise<void> {
    const waiting = [...clients];
    setResults([]);
    setCount(clients.length);
    setRunning(true);
    const work = async () => {
      for (let client = waiting.shift(); client !== undefined; client = waiting.shift()) {
        const answer = await actOnClient(firm(), client.id, act);
        const result = { client, problem: answer.ok ? null : answer.problem };
        setResults((known) => [...known, result]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setRunning(false);
    await onDone();
  }
  return { results, count, isRunning, run, isOver: () => count() > 0 && !isRunning() };
}
