import * as Kobalte from "@kobalte/core/radio-group";
import { For, Show } from "solid-js";
import { ErrorLine, type FieldProps, LabelWords } from "./field-parts.tsx";
import type { Option } from "./option.ts";

interface RadioGroupProps<Value extends string> extends FieldProps {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** As a row of words rather than a list: for two to five short ones. */
  readonly segments?: boolean | undefined;
  /** The label is read aloud only: the words themselves say it to the eye. */
  readonly labelUnseen?: boolean | undefined;
}

/** One of a few, all of them in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const choose = (value: string) => {
    const option = props.options.find((candidate) => candidate.value === value);
    if (option) props.onChange(option.value);
  };
  return (
    <Kobalte.Root
      class="field"
      value={props.value ?? ""}
      onChange={choose}
      validationState={props.error === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <Kobalte.Label class={props.labelUnseen ? "aside-voice" : "label"}>
        <LabelWords label={props.label} required={props.required} />
      </Kobalte.Label>
      <div class={props.segments ? "segments" : ""}>
        <For each={props.options}>
          {(option) => (
            <Kobalte.Item value={option.value} disabled={option.disabled === true} class="choice">
              <Kobalte.ItemInput />
              <Kobalte.ItemControl class="box" />
              <Kobalte.ItemLabel>{option.label}</Kobalte.ItemLabel>
              <Show when={option.hint}>
                <Kobalte.ItemDescription class="description small muted">
                  {option.hint}
                </Kobalte.ItemDescription>
              </Show>
            </Kobalte.Item>
          )}
        </For>
      </div>
      <Show when={props.description}>
        <Kobalte.Description class="description" as="p">
          {props.description}
        </Kobalte.Description>
      </Show>
      <ErrorLine error={props.error} />
    </Kobalte.Root>
  );
}
