import { type Accessor, createEffect, createMemo, createSignal, on, untrack } from "solid-js";
import { createStore, type SetStoreFunction } from "solid-js/store";
import { createUnreadTexts, type UnreadTexts } from "#web/ui/unread-texts.ts";
import { useBooks } from "./books-context.tsx";
import { createScratch } from "./create-scratch.ts";

/** What is being typed, and whether it was begun at an earlier visit. */
export interface KeptTyping<Typing extends object> {
  readonly typing: Typing;
  readonly set: SetStoreFunction<Typing>;
  /** What its fields hold that says no number. */
  readonly unread: UnreadTexts;
  /** Whether it is known by now what an earlier visit left. */
  readonly isRead: Accessor<boolean>;
  /** Whether the form shows what an earlier visit left unsaved. */
  readonly isRestored: Accessor<boolean>;
  /** Goes back to how the form begins. */
  readonly discard: () => void;
  /** To be called once it has been saved. */
  readonly forget: () => Promise<void>;
  /** The same for a form that stays: what the next one begins with. */
  readonly beginAgain: (next: Typing) => Promise<void>;
}

/**
 * A form's typing, which outlives going elsewhere, a reload, an update of the app and a session that ended: it is kept on
 * this device under `name`, for the company that is open unless `about` says what else it is of, until it is saved or
 * thrown away.
 */
export function createKeptTyping<Typing extends object>(
  name: string,
  begin: () => Typing,
  about?: string,
): KeptTyping<Typing> {
  const { books, company } = useBooks();
  const scratch = createScratch(`${name}:${about ?? untrack(company)}`);
  const first = untrack(begin);
  let untouched = JSON.stringify(first);
  const [typing, setTyping] = createStore<Typing>(JSON.parse(untouched) as Typing);
  const [isRead, setRead] = createSignal(false);
  const [isRestored, setRestored] = createSignal(false);
  const unread = createUnreadTexts();
  const written = createMemo(() => {
    const texts = unread.all();
    return JSON.stringify(Object.keys(texts).length === 0 ? typing : { ...typing, unread: texts });
  });

  createEffect(
    on(books, async () => {
      const kept = await scratch.read();
      if (kept && untrack(written) === untouched) {
        // An older version of the app may have kept fields that the form no longer has.
        const { unread: texts = {}, ...fields }: { readonly unread?: Record<string, string> } = kept;
        const known = Object.entries(fields).filter(([field]) => field in first);
        unread.replace(texts);
        setTyping(Object.fromEntries(known) as Typing);
        setRestored(true);
      }
      setRead(books() !== null);
    }),
  );
  createEffect(
    on(written, (text) => void (text === untouched ? scratch.clear() : scratch.write(JSON.parse(text))), {
      defer: true,
    }),
  );

  return {
    typing,
    set: setTyping,
    unread,
    isRead,
    isRestored,
    discard: () => {
      unread.replace({});
      setTyping(JSON.parse(untouched) as Typing);
      setRestored(false);
    },
    forget: scratch.clear,
    beginAgain: async (next) => {
      untouched = JSON.stringify(next);
      unread.replace({});
      setTyping(JSON.parse(untouched) as Typing);
      setRestored(false);
      await scratch.clear();
    },
  };
}
