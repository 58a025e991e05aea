import type { CommandLog } from "./command-log.ts";
import type { CompanyCards } from "./company-cards.ts";
import type { CompanyShelf } from "./company-shelf.ts";
import type { Cursor, CursorStore } from "./cursor-store.ts";
import type { Replica } from "./replica.ts";

interface DropParts {
  readonly replica: Replica;
  readonly cursorStore: CursorStore;
  readonly log: CommandLog;
  readonly shelf: CompanyShelf;
  readonly cards: CompanyCards;
  readonly onDrop: (company: string) => Promise<void>;
}

/**
 * Takes companies off this device, whole, or what waits of them for a round. That it is being done is written down
 * first: killed in the midst of it, this device must neither take what is left for whole nor forget to drop the rest.
 * Null when another tab was faster.
 */
export async function dropCompanies(
  companies: readonly string[],
  read: Cursor,
  parts: DropParts,
): Promise<Cursor | null> {
  const marked = {
    ...companies.reduce(withoutCompany, read),
    step: read.step + 1,
    dropping: [...new Set([...read.dropping, ...companies])],
  };
  if (!(await parts.cursorStore.beginDropping(marked))) return null;
  return finishDropping({ ...marked, writes: marked.writes + 1 }, parts);
}

export async function finishDropping(cursor: Cursor, parts: DropParts): Promise<Cursor | null> {
  const settled: Record<string, number> = { ...cursor.settled };
  for (const company of cursor.dropping) {
    // What was done here and has its answer goes with the rest, or it would stand there as books of its own.
    const answered = (await parts.log.after(company, 0)).filter(({ outcome }) => outcome !== null);
    const last = answered.at(-1)?.command.counter ?? 0;
    settled[company] = last;
    await parts.replica.dropCompany(company);
    parts.shelf.drop(company, last);
    await parts.onDrop(company);
  }
  parts.cards.forget();
  const dropped = { ...cursor, settled, dropping: [] };
  return (await parts.cursorStore.advance(dropped, [])) ? { ...dropped, writes: dropped.writes + 1 } : null;
}

/** The cursor of a device that holds nothing of a company. */
export function withoutCompany(cursor: Cursor, company: string): Cursor {
  const without = <Value>(byCompany: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byCompany).filter(([key]) => key !== company));
  return {
    ...cursor,
    rebuilds: cursor.rebuilds + 1,
    cards: without(cursor.cards),
    heads: without(cursor.heads),
    settled: without(cursor.settled),
    targets: without(cursor.targets),
    scopes: without(cursor.scopes),
    checkpoints: Object.fromEntries(
      Object.entries(cursor.checkpoints).map(([name, revisions]) => [name, without(revisions ?? {})]),
    ),
  };
}
