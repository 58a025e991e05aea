import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Portfolio } from "#core/companies/portfolio.ts";
import type { Books } from "#web/books/books.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { createTurns } from "#web/books/turns.ts";
import type { SaidProblem } from "#web/i18n/problem-text.ts";
import { OFFLINE, readPortfolio } from "./ask-firm.ts";

export interface OpenPortfolio {
  readonly portfolio: Accessor<Portfolio | undefined>;
  /** Why the server did not say anew; null while it does. */
  readonly problem: Accessor<SaidProblem | null>;
  readonly refresh: () => Promise<void>;
}

/** The last answers, for as long as the books they belong to are open: who comes back to the list sees it at once. */
const answersOf = new WeakMap<Books, Map<string, Portfolio>>();

function answersIn(books: Books): Map<string, Portfolio> {
  const known = answersOf.get(books) ?? new Map<string, Portfolio>();
  answersOf.set(books, known);
  return known;
}

/** What has not changed keeps its identity, so that its row is not drawn again. */
function withKnownClients(answer: Portfolio, known: Portfolio | undefined): Portfolio {
  if (known === undefined) return answer;
  const before = new Map(known.clients.map((client) => [client.id, client]));
  const clients = answer.clients.map((client) => {
    const one = before.get(client.id);
    return one !== undefined && JSON.stringify(one) === JSON.stringify(client) ? one : client;
  });
  return { ...answer, clients };
}

/** The firm's list as the server counts it; its last answer stays on the device, and is shown with no network. */
export function createPortfolio(openFirm: Accessor<string | null>): OpenPortfolio {
  // The firm's books change all the time; only another firm has another list.
  const firm = createMemo(openFirm);
  const { books } = useBooks();
  const [portfolio, setPortfolio] = createSignal<Portfolio>();
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const key = (id: string) => `portfolio-3:${id}`;

  const turns = createTurns();
  const leaving = new AbortController();
  onCleanup(() => leaving.abort());
  // One after the other, for the server has whoever asks twice at once come again later.
  const refresh = () => turns.take(ask);

  async function ask(): Promise<void> {
    const asked = firm();
    if (asked === null) return;
    const answer = await readPortfolio(asked, leaving.signal);
    if (firm() !== asked || leaving.signal.aborted) return;
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) {
      const opened = books();
      setPortfolio((known) => withKnownClients(answer.value, known));
      if (opened !== null) answersIn(opened).set(asked, answer.value);
      await opened?.writeScratch(key(asked), answer.value);
    } else if (answer.problem.code !== OFFLINE) {
      // Whoever was shown the door keeps nothing of what they saw.
      setPortfolio(undefined);
      const opened = books();
      if (opened !== null) answersIn(opened).delete(asked);
      await opened?.clearScratch(key(asked));
    }
  }

  createEffect(
    on([firm, books], ([asked, opened]) => {
      const known = asked === null || opened === null ? undefined : answersIn(opened).get(asked);
      setPortfolio(known);
      if (asked === null || opened === null) return;
      if (known === undefined)
        void opened.readScratch(key(asked)).then((kept) => {
          if (firm() === asked && portfolio() === undefined && kept) setPortfolio(kept as Portfolio);
        });
      void refresh();
      const whenSeen = () => void (document.visibilityState === "visible" && refresh());
      document.addEventListener("visibilitychange", whenSeen);
      window.addEventListener("online", whenSeen);
      onCleanup(() => {
        document.removeEventListener("visibilitychange", whenSeen);
        window.removeEventListener("online", whenSeen);
      });
    }),
  );
  return { portfolio, problem, refresh };
}
