import { createEffect, createMemo, createResource, on } from "solid-js";
import { createStore } from "solid-js/store";
import type { Company } from "#core/companies/company.ts";
import type { Connection } from "#core/connections/connection.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { localDay } from "#web/ui/local-day.ts";

/** What a company chooses before it goes to the other side's pages. */
export interface ConnectionTyping {
  fromDay: string;
  numbering: Company["numbering"];
  /** The reader has left for their pages: once linked, these choices are to be kept. */
  isStarted: boolean;
}

interface KnownChoices {
  readonly company: () => Company | undefined;
  readonly connection: () => Connection | undefined;
}

/** The choices as they are typed; kept on this device, for the way leads through pages that are not ours. */
export function createConnectionChoices(system: string, known: KnownChoices) {
  const { books, company } = useBooks();
  const key = createMemo(() => (company() === null ? null : `connection:${company()}:${system}`));
  const [typing, setTyping] = createStore<ConnectionTyping>({
    fromDay: localDay(),
    numbering: "central",
    isStarted: false,
  });
  const [kept] = createResource(
    () => ({ opened: books(), place: key() }),
    async ({ opened, place }) =>
      opened && place !== null
        ? ((await opened.readScratch(place)) as Partial<ConnectionTyping> | null | undefined)
        : null,
  );

  /** What the reader has chosen on this visit; it lies over whatever arrives meanwhile. */
  let chosen: Partial<ConnectionTyping> = {};
  createEffect(
    on([() => kept.latest, known.company, known.connection], ([found, company, connection]) => {
      const fromDay = connection?.fromDay ?? null;
      setTyping({
        numbering: company?.numbering ?? "central",
        ...(fromDay !== null && fromDay > localDay() ? { fromDay } : {}),
        ...found,
        ...chosen,
      });
    }),
  );

  const keep = async (fields: Partial<ConnectionTyping>) => {
    chosen = { ...chosen, ...fields };
    setTyping(fields);
    const place = key();
    if (place !== null) await books()?.writeScratch(place, { ...typing });
  };
  return {
    typing,
    keep,
    forget: async () => {
      chosen = { ...chosen, isStarted: false };
      setTyping({ isStarted: false });
      const place = key();
      if (place !== null) await books()?.clearScratch(place);
    },
  };
}
