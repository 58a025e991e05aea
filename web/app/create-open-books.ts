import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Books } from "#web/books/books.ts";
import type { OpenBooks } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import type { Unopened } from "./frame-state.ts";
import type { SignedInUser } from "./signed-in-user.ts";

interface Surroundings {
  readonly user: Accessor<SignedInUser | null>;
  /** Null where they have to be unlocked first. */
  readonly open: (user: SignedInUser) => Promise<Books | null>;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly signOut: () => Promise<void>;
}

const companyKey = (userId: string) => `cahier.company.${userId}`;

/** Opens the books of whoever is signed in, and closes them when somebody else is. */
export function createOpenBooks(
  surroundings: Surroundings,
): OpenBooks & { readonly unopened: Accessor<Unopened | null> } {
  const [books, setBooks] = createSignal<Books | null>(null);
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [unopened, setUnopened] = createSignal<Unopened | null>(null);
  const [attempt, setAttempt] = createSignal(0);
  const retry = () => void setAttempt((before) => before + 1);

  createEffect(
    on([surroundings.user, attempt], ([user]) => {
      setUnopened(null);
      if (user === null) return;
      let isOpen = true;
      setChosen(surroundings.storage.getItem(companyKey(user.id)));
      const opening = surroundings.open(user);
      opening.then(
        (opened) => isOpen && setBooks(() => opened),
        (error: unknown) => isOpen && setUnopened({ error, retry }),
      );
      onCleanup(() => {
        isOpen = false;
        setBooks(null);
        setChosen(null);
        void opening.then(
          (opened) => opened?.close(),
          () => {},
        );
      });
    }),
  );

  const companies = createQuestion(books, () => (books() ? ["companies", {}] : null));
  const company = createMemo(() => {
    const known = companies() ?? [];
    return known.find(({ id }) => id === chosen())?.id ?? known[0]?.id ?? null;
  });

  // Before anything is known of it: with this company the device begins to ask.
  createEffect(() => {
    const opened = company() ?? chosen();
    if (opened !== null) void books()?.openCompany(opened);
  });

  return {
    books,
    unopened,
    company,
    chooseCompany: (id) => {
      const user = surroundings.user();
      if (user) surroundings.storage.setItem(companyKey(user.id), id);
      setChosen(id);
    },
    user: () => surroundings.user() ?? { id: "", name: "" },
    signOut: surroundings.signOut,
  };
}
