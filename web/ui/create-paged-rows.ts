import { createEffect, createSignal, on, onCleanup } from "solid-js";

/** Rows that are too many to hold: they are asked for as they come into view. */
export interface PagedRows<Row> {
  readonly count: number;
  readonly page: (from: number, count: number) => Promise<readonly Row[]>;
}

export type RowSource<Row> = readonly Row[] | PagedRows<Row>;

const PAGE = 100;
const PAGES_KEPT = 40;

const isPaged = <Row>(source: RowSource<Row>): source is PagedRows<Row> => "page" in source;

/**
 * Gives any row of a source by its index; undefined while it is on its way.
 * When the source changes, the rows shown stay until their successors are here, so a list never flickers.
 */
export function createPagedRows<Row>(source: () => RowSource<Row>) {
  const [pages, setPages] = createSignal<ReadonlyMap<number, readonly Row[]>>(new Map());
  const asked = new Map<number, PagedRows<Row>>();
  let open = true;
  onCleanup(() => {
    open = false;
  });

  createEffect(on(source, () => asked.clear(), { defer: true }));

  async function fetchPage(page: number, from: PagedRows<Row>): Promise<void> {
    asked.set(page, from);
    try {
      const rows = await from.page(page * PAGE, PAGE);
      if (!open || source() !== from) return;
      setPages((before) => {
        const after = new Map(before);
        after.delete(page);
        after.set(page, rows);
        for (const oldest of after.keys()) {
          if (after.size <= PAGES_KEPT) break;
          after.delete(oldest);
          asked.delete(oldest);
        }
        return after;
      });
    } catch {
      // The row stays empty; the next time it comes into view it is asked for again.
      if (asked.get(page) === from) asked.delete(page);
    }
  }

  return {
    count: () => {
      const from = source();
      return isPaged(from) ? from.count : from.length;
    },
    row: (index: number): Row | undefined => {
      const from = source();
      return isPaged(from) ? pages().get(Math.floor(index / PAGE))?.[index % PAGE] : from[index];
    },
    /** Asks for what these rows need and has not been asked for yet. */
    want: (first: number, last: number): void => {
      const from = source();
      if (!isPaged(from)) return;
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
        if (asked.get(page) !== from) void fetchPage(page, from);
      }
    },
  };
}
