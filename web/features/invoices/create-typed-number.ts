import { createEffect, createSignal, on, untrack } from "solid-js";
import { useUnreadTexts } from "#web/ui/unread-texts.ts";

interface TypedNumberOptions {
  /** The field's, of which its form has no other. */
  readonly name: () => string;
  readonly value: () => number;
  /** Null where what is typed says no number that may be kept. */
  readonly read: (typed: string) => number | null;
  readonly write: (value: number) => string;
}

/** What stands in a field for a number: as it was typed, until the number is changed elsewhere or on another device. */
export function createTypedNumber({ name, value, read, write }: TypedNumberOptions) {
  const unread = useUnreadTexts();
  const [typed, setTyped] = createSignal(untrack(() => unread?.of(name()) ?? write(value())));
  createEffect(
    on(
      value,
      (given) => {
        if (read(typed()) !== given) setTyped(write(given));
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => unread?.of(name()),
      (text) => {
        if (text !== undefined) setTyped(text);
        else if (read(typed()) === null) setTyped(write(value()));
      },
      { defer: true },
    ),
  );
  const type = (text: string) => {
    setTyped(text);
    unread?.keep(name(), read(text) === null ? text : null);
  };
  return [typed, type] as const;
}
