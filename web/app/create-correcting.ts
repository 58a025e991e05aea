import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";

/** Whether a recorded voucher is being corrected, and what is typed of a correction that cannot be made any more. */
export interface Correcting {
  readonly isCorrecting: Accessor<boolean>;
  readonly begin: () => void;
  readonly end: () => void;
  /** What a form holds about a voucher that changes no more; null where it holds nothing, or still can be saved. */
  readonly stranded: Accessor<Stranded | null>;
}

export interface Stranded {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly forget: () => Promise<void>;
}

/** A correction that was left half typed, or put into the form by the desk, goes on where it was. */
export function createCorrecting(
  /** The name that the form keeps its typing by. */
  name: Accessor<string | null>,
  /** Whether the voucher can be corrected; null until that is known. */
  isOpen: Accessor<boolean | null>,
): Correcting {
  const { books, company } = useBooks();
  const [isBegun, setBegun] = createSignal(false);
  const [kept, setKept] = createSignal<Stranded | null>(null);
  const key = createMemo(() => (name() === null ? null : `${name()}:${company()}`));
  /** Each pull makes a new object of the voucher: only what it means for the form counts. */
  const opened = createMemo(isOpen);

  createEffect(
    on([books, key, opened], async ([known, place, open]) => {
      if (!known || place === null || open === null) return;
      const found = (await known.readScratch(place)) as Readonly<Record<string, unknown>> | null | undefined;
      if (key() !== place || opened() !== open) return;
      const forget = async () => {
        setKept(null);
        await known.clearScratch(place);
      };
      setKept(found ? { typed: found, forget } : null);
      setBegun(open && (isBegun() || found != null));
    }),
  );

  return {
    isCorrecting: () => isBegun() && opened() === true,
    begin: () => setBegun(true),
    end: () => setBegun(false),
    stranded: () => (opened() === false ? kept() : null),
  };
}
