import type { Codec } from "./codec.ts";
import type { CommandLog } from "./command-log.ts";
import { type CompanyView, createCompanyView, type DocumentMove } from "./company-view.ts";
import type { Cursor, CursorStore } from "./cursor-store.ts";
import type { Replica } from "./replica.ts";
import { readBaseDocuments } from "./replica-documents.ts";

/** The companies that are open on this device: each is read once and then moved by every round. */
export interface CompanyShelf {
  readonly open: (company: string) => Promise<CompanyView>;
  readonly opened: () => readonly CompanyView[];
  readonly view: (company: string) => CompanyView | undefined;
  /** Every company this device knows of, open or not. */
  readonly companies: () => Promise<readonly string[]>;
  /** Reads again what another tab has pulled or done. False where it is still at it. */
  readonly catchUp: () => Promise<boolean>;
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
  let rebuilds = 0;

  const read = async (view: CompanyView, cursor: Cursor): Promise<() => void> => {
    const head = cursor.heads[view.company] ?? null;
    const since = view.head();
    const isWhole = head === null || since === null || cursor.rebuilds !== rebuilds;
    const settled = cursor.settled[view.company] ?? 0;
    // Half of a company's documents would say wrong sums: until all are here, only what was done here is shown.
    const documents =
      head === null ? [] : await readBaseDocuments(replica, codec, view.company, isWhole ? 0 : since);
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

  return {
    open: async (company) => {
      const known = views.get(company);
      if (known !== undefined) return known;
      const view = createCompanyView(company, device);
      (await read(view, await cursorStore.read()))();
      views.set(company, view);
      view.onMove((moves) => {
        for (const listener of listeners) listener(company, moves);
      });
      return view;
    },
    opened: () => [...views.values()],
    view: (company) => views.get(company),
    companies: async () => {
      const { heads, targets } = await cursorStore.read();
      return [
        ...new Set([...Object.keys(heads), ...Object.keys(targets), ...(await log.companies())]),
      ].sort();
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
    drop: (company, settled) => {
      views.get(company)?.step({ kind: "whole", documents: [], settled, head: null });
    },
    onMove: (listener) => {
      listeners.add(listener);
    },
  };
}
