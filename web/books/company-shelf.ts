import type { Codec } from "./codec.ts";
import type { CommandLog } from "./command-log.ts";
import { type CompanyView, createCompanyView, type DocumentMove } from "./company-view.ts";
import type { Cursor, CursorStore } from "./cursor-store.ts";
import type { BaseDocument } from "./documents-shown.ts";
import type { Replica } from "./replica.ts";
import { readBaseDocuments, readCard } from "./replica-documents.ts";

/** The companies that are open on this device: each is read once and then moved by every round. */
export interface CompanyShelf {
  readonly open: (company: string) => Promise<CompanyView>;
  readonly opened: () => readonly CompanyView[];
  readonly view: (company: string) => CompanyView | undefined;
  /** Every company this device knows of, open or not. */
  readonly companies: () => Promise<readonly string[]>;
  /** Reads again what another tab has pulled or done. False where it is still at it. */
  readonly catchUp: () => Promise<boolean>;
  /** Shows of a company that is being filled what has come of it, until all of it is here. */
  readonly preview: (company: string, documents: readonly BaseDocument[]) => Promise<void>;
  /** Whether what is shown of a company is on its way to be whole. */
  readonly isPreview: (company: string) => boolean;
  readonly endPreview: (company: string) => void;
  /** What is shown of a company of which the server's documents are not all here. */
  readonly partOf: (company: string, cursor: Cursor) => Promise<readonly BaseDocument[]>;
  /** Shows nothing more of a company the reader may no longer see. */
  readonly drop: (company: string, settled: number) => void;
  readonly onMove: (listener: (company: string, moves: readonly DocumentMove[]) => void) => void;
}

/** `open` and `catchUp` must not meet a round that is being laid in: the caller gives them their turn. */
export function createCompanyShelf(parts: {
  readonly replica: Replica;
  readonly codec: Codec;
  readonly log: CommandLog;
  readonly cursorStore: CursorStore;
  readonly device: string;
}): CompanyShelf {
  const { replica, codec, log, cursorStore, device } = parts;
  const views = new Map<string, CompanyView>();
  const listeners = new Set<(company: string, moves: readonly DocumentMove[]) => void>();
  const previews = new Map<string, readonly BaseDocument[]>();
  let rebuilds = 0;

  // Half of a company's documents would say wrong sums: until all are here, only what was done here is shown, its card,
  // or what came first of it, with the word that the rest is on its way.
  const partOf = async (company: string, cursor: Cursor) =>
    previews.get(company) ??
    (cursor.cards[company] === undefined ? [] : await readCard(replica, codec, company));
  const read = async (view: CompanyView, cursor: Cursor): Promise<() => void> => {
    const head = cursor.heads[view.company] ?? null;
    const since = view.head();
    const isWhole = head === null || since === null || cursor.rebuilds !== rebuilds;
    const settled = cursor.settled[view.company] ?? 0;
    const documents =
      head === null
        ? await partOf(view.company, cursor)
        : await readBaseDocuments(replica, codec, view.company, isWhole ? 0 : since);
    const commands = await log.after(view.company, settled);
    return () => {
      view.step({ kind: isWhole ? "whole" : "changes", documents, settled, head, commands });
      view.mark(
        new Map(
          commands.flatMap(({ command, outcome }) => (outcome === null ? [] : [[command.id, outcome]])),
        ),
      );
    };
  };

  const open = async (company: string) => {
    const known = views.get(company);
    if (known !== undefined) return known;
    const view = createCompanyView(company, device);
    (await read(view, await cursorStore.read()))();
    views.set(company, view);
    view.onMove((moves) => {
      for (const listener of listeners) listener(company, moves);
    });
    return view;
  };
  return {
    open,
    opened: () => [...views.values()],
    view: (company) => views.get(company),
    companies: async () => {
      const { heads, cards, targets } = await cursorStore.read();
      const known = [heads, cards, targets].flatMap((revisions) => Object.keys(revisions));
      return [...new Set([...known, ...(await log.companies())])].sort();
    },
    catchUp: async () => {
      const before = await cursorStore.read();
      if (before.round !== null) return false;
      const moves = [];
      for (const view of views.values()) moves.push(await read(view, before));
      const after = await cursorStore.read();
      if (after.step !== before.step || after.round !== null) return false;
      for (const move of moves) move();
      rebuilds = after.rebuilds;
      return true;
    },
    preview: async (company, documents) => {
      const view = await open(company);
      previews.set(company, documents);
      view.step({ kind: "whole", documents, settled: view.settled(), head: null });
    },
    isPreview: (company) => previews.has(company),
    endPreview: (company) => previews.delete(company),
    partOf,
    drop: (company, settled) => {
      previews.delete(company);
      views.get(company)?.step({ kind: "whole", documents: [], settled, head: null });
    },
    onMove: (listener) => {
      listeners.add(listener);
    },
  };
}
