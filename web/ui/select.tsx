import * as Kobalte from "@kobalte/core/select";
import { Show } from "solid-js";
import { ErrorLine, type FieldProps, LabelWords } from "./field-parts.tsx";
import { Icon } from "./icon.tsx";
import type { Option } from "./option.ts";
import { OptionItem } from "./option-item.tsx";
import { usePopupPlace } from "./popup-place.ts";

interface SelectProps<Value extends string> extends FieldProps {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string | undefined;
}

/** A choice among few: all of them are seen at once. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const popupPlace = usePopupPlace();
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null;
  return (
    <Kobalte.Root<Option<Value>>
      class="field"
      options={[...props.options]}
      optionValue="value"
      optionTextValue="label"
      optionDisabled={(option) => option.disabled === true}
      value={chosen()}
      onChange={(option) => {
        if (option) props.onChange(option.value);
      }}
      disallowEmptySelection
      gutter={4}
      sameWidth={false}
      placeholder={<span>{props.placeholder ?? "–"}</span>}
      validationState={props.error === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
      itemComponent={OptionItem}
    >
      <Kobalte.Label class="label">
        <LabelWords label={props.label} required={props.required} />
      </Kobalte.Label>
      <Kobalte.Trigger class="input picker">
        <Kobalte.Value<Option<Value>>>{(state) => state.selectedOption().label}</Kobalte.Value>
        <Icon name="down" />
      </Kobalte.Trigger>
      <Show when={props.description}>
        <Kobalte.Description class="description" as="p">
          {props.description}
        </Kobalte.Description>
      </Show>
      <ErrorLine error={props.error} />
      <Kobalte.Portal {...popupPlace()}>
        <Kobalte.Content class="popup">
          <Kobalte.Listbox />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
