import { type Accessor, createMemo, on } from "solid-js";
import type { RowSource } from "#web/ui/create-paged-rows.ts";
import { useBooks } from "./books-context.tsx";
import type { PagedName, Pages, Questions } from "./questions.ts";

interface PagedSourceOptions<Name extends PagedName> {
  readonly name: Name;
  readonly params: () => Omit<Questions[Name]["params"], "company">;
  readonly totals: Accessor<{ readonly count: number } | undefined>;
  /** Core answers oldest first; the newest come first by reading from the end. */
  readonly isNewestFirst?: Accessor<boolean>;
}

/**
 * The rows that belong to the totals shown. It follows the totals alone, for pages of a changed filter may only be
 * asked for once it is known how many there are.
 */
export function createPagedSource<Name extends PagedName>(
  options: PagedSourceOptions<Name>,
): Accessor<RowSource<Pages[Name]>> {
  const { books, company } = useBooks();
  const isNewestFirst = options.isNewestFirst ?? (() => false);
  return createMemo(
    on([options.totals, isNewestFirst], ([totals, reversed]): RowSource<Pages[Name]> => {
      const opened = books();
      const id = company();
      if (!totals || !opened || id === null) return [];
      const params = { company: id, ...options.params() } as unknown as Questions[Name]["params"];
      const { count } = totals;
      const read = (from: number, length: number) => opened.page(options.name, params, from, length);
      return {
        count,
        page: async (from, length) => {
          if (!reversed) return read(from, length);
          const first = Math.max(0, count - from - length);
          const rows = await read(first, count - from - first);
          return [...rows].reverse();
        },
      };
    }),
  );
}
