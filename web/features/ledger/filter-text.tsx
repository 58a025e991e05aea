import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { TextField } from "#web/ui/text-field.tsx";

interface FilterTextProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const PAUSE_MS = 200;

/** Typing narrows the list after a breath, so that millions of lines are not judged for each letter. */
export function FilterText(props: FilterTextProps) {
  const [typed, setTyped] = createSignal(props.value);
  let pause: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(pause));
  createEffect(on(() => props.value, setTyped, { defer: true }));

  const commit = (value: string) => {
    clearTimeout(pause);
    if (value !== props.value) props.onChange(value);
  };
  return (
    <TextField
      label={props.label}
      description={props.description}
      type="search"
      value={typed()}
      onChange={(value) => {
        setTyped(value);
        clearTimeout(pause);
        pause = setTimeout(() => commit(value), PAUSE_MS);
      }}
      onCommit={commit}
      maxLength={100}
    />
  );
}
