import { createEffect, createSignal, on } from "solid-js";

interface TypedNumberOptions {
  readonly value: () => number;
  /** Null where what is typed says no number that may be kept. */
  readonly read: (typed: string) => number | null;
  readonly write: (value: number) => string;
}

/** What stands in a field for a number: as it was typed, until the number is changed elsewhere or on another device. */
export function createTypedNumber({ value, read, write }: TypedNumberOptions) {
  const [typed, setTyped] = createSignal(write(value()));
  createEffect(
    on(
      value,
      (given) => {
        if (read(typed()) !== given) setTyped(write(given));
      },
      { defer: true },
    ),
  );
  return [typed, setTyped] as const;
}
