import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { createStore } from "solid-js/store";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { type CellOf, type ColumnId, columnIds, firstColumns } from "./client-columns.ts";

/** How somebody likes to see the list; kept on their device. */
interface ListView {
  readonly columns: readonly ColumnId[];
  readonly sort: ColumnId;
  readonly isDescending: boolean;
}

export interface ListFilter {
  readonly text: string;
  readonly person: string | null;
  /** Null for every group, "" for the default one. */
  readonly group: string | null;
  readonly stage: PortfolioClient["stage"] | null;
}

const VIEW_KEY = "clients:view";

/** Accents and capitals do not hinder a search. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The rows in view: searched, narrowed and sorted; and which of them are ticked. */
export function createClientList(clients: Accessor<readonly PortfolioClient[]>, cell: CellOf) {
  const { books } = useBooks();
  const i18n = useI18n();
  const [view, setView] = createStore<ListView>({ columns: firstColumns, sort: "name", isDescending: false });
  const [filter, setFilter] = createStore<ListFilter>({ text: "", person: null, group: null, stage: null });
  const [tickedIds, setTickedIds] = createSignal<ReadonlySet<string>>(new Set());

  createEffect(
    on(books, (opened) => {
      void opened?.readScratch(VIEW_KEY).then((kept) => kept && setView(kept as ListView));
    }),
  );
  function change(changed: Partial<ListView>): void {
    setView(changed);
    void books()?.writeScratch(VIEW_KEY, { ...view, columns: [...view.columns] });
  }

  const searched = createMemo(() =>
    clients().map((client) => ({ client, text: plain(`${client.name} ${client.address} ${client.siret}`) })),
  );
  const rows = createMemo(() => {
    const words = plain(filter.text).split(/\s+/);
    const { person, group, stage } = filter;
    const shown = searched()
      .filter(
        ({ client, text }) =>
          words.every((word) => text.includes(word)) &&
          (person === null || client.people.includes(person)) &&
          (group === null || (client.group ?? "") === group) &&
          (stage === null || client.stage === stage),
      )
      .map(({ client }) => ({ client, value: cell(client, view.sort).value }));
    const sign = view.isDescending ? -1 : 1;
    return shown
      .sort((one, other) => {
        if (one.value === other.value) return i18n.compare(one.client.name, other.client.name);
        // What is not known stands last, whichever way the rest is sorted.
        if (one.value === null || other.value === null) return one.value === null ? 1 : -1;
        return typeof one.value === "number" && typeof other.value === "number"
          ? (one.value - other.value) * sign
          : i18n.compare(String(one.value), String(other.value)) * sign;
      })
      .map(({ client }) => client);
  });
  /** What is hidden by a filter is not acted on. */
  const ticked = createMemo(() => rows().filter(({ id }) => tickedIds().has(id)));

  return {
    view,
    filter,
    setFilter,
    rows,
    ticked,
    isTicked: (id: string) => tickedIds().has(id),
    tick: (id: string, isTicked: boolean) =>
      setTickedIds((known) => new Set(isTicked ? [...known, id] : [...known].filter((one) => one !== id))),
    tickAll: (isTicked: boolean) => setTickedIds(new Set(isTicked ? rows().map(({ id }) => id) : [])),
    sortBy: (column: ColumnId) =>
      change({ sort: column, isDescending: view.sort === column && !view.isDescending }),
    toggleColumn: (column: ColumnId) => {
      const isShown = view.columns.includes(column);
      change({
        columns: columnIds.filter((id) => (id === column ? !isShown : view.columns.includes(id))),
      });
    },
  };
}
export type ClientList = ReturnType<typeof createClientList>;
