import { createContext, useContext } from "solid-js";
import { createStore, reconcile } from "solid-js/store";

/** What stands in a form's fields and says no number, by the fields' names: kept with the form, for it was typed too. */
export interface UnreadTexts {
  readonly of: (field: string) => string | undefined;
  /** Null once the field can be read. */
  readonly keep: (field: string, text: string | null) => void;
  /** Of a line that is no more; the names of its fields end with its id. */
  readonly drop: (line: string) => void;
  readonly all: () => Readonly<Record<string, string>>;
  readonly replace: (texts: Readonly<Record<string, string>>) => void;
}

export function createUnreadTexts(): UnreadTexts {
  const [texts, setTexts] = createStore<Record<string, string | undefined>>({});
  return {
    of: (field) => texts[field],
    keep: (field, text) => setTexts(field, text ?? undefined),
    drop: (line) =>
      setTexts(
        reconcile(Object.fromEntries(Object.entries(texts).filter(([field]) => !field.endsWith(line)))),
      ),
    all: () => ({ ...texts }) as Record<string, string>,
    replace: (next) => setTexts(reconcile({ ...next })),
  };
}

const Context = createContext<UnreadTexts>();

/** The fields in it keep with their form what cannot be read of them. */
export const UnreadTextsProvider = Context.Provider;

/** None outside a form that keeps what is typed. */
export const useUnreadTexts = (): UnreadTexts | undefined => useContext(Context);
