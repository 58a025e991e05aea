import * as Kobalte from "@kobalte/core/combobox";
import { createComputed, createMemo, createSignal, on, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { ErrorLine, type FieldProps, LabelWords } from "./field-parts.tsx";
import { Icon } from "./icon.tsx";
import type { Option } from "./option.ts";
import { OptionItem } from "./option-item.tsx";
import { usePopupPlace } from "./popup-place.ts";

interface ComboboxProps<Value extends string> extends FieldProps {
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly placeholder?: string | undefined;
  /** Told what is typed, for whoever finds the options elsewhere; they are then shown as they come. */
  readonly onSearch?: ((typed: string) => void) | undefined;
}

/** No list is longer than this: past it, typing one more letter is quicker than scrolling. */
const SHOWN_MAX = 100;

/** Accents and capitals do not hinder a search: "cafe" finds "Café". */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** A choice among many: typing narrows them, by any part of the label or of its hint. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { t } = useI18n();
  const popupPlace = usePopupPlace();
  const [typed, setTyped] = createSignal("");
  // What stood in the field was not typed to find what it now holds, and must not keep that out of the list.
  createComputed(
    on(
      () => props.value,
      () => setTyped(""),
      { defer: true },
    ),
  );
  const chosen = () => props.options.find((option) => option.value === props.value) ?? null;
  const shown = createMemo(() => {
    const current = chosen();
    const words = typed() === current?.label ? [] : plain(typed()).split(/\s+/);
    const matches = props.onSearch
      ? props.options
      : props.options.filter((option) => {
          const text = plain(`${option.label} ${option.hint ?? ""}`);
          return words.every((word) => text.includes(word));
        });
    return matches.slice(0, SHOWN_MAX);
  });
  return (
    <Kobalte.Root<Option<Value>>
      class="field"
      options={shown()}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      optionDisabled={(option) => option.disabled === true}
      defaultFilter={() => true}
      allowsEmptyCollection
      value={chosen()}
      onChange={(option) => props.onChange(option?.value ?? null)}
      onInputChange={(text) => {
        setTyped(text);
        props.onSearch?.(text);
      }}
      triggerMode="focus"
      gutter={4}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      validationState={props.error === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
      itemComponent={OptionItem}
    >
      <Kobalte.Label class="label">
        <LabelWords label={props.label} required={props.required} />
      </Kobalte.Label>
      <Kobalte.Control class="input picker">
        <Kobalte.Input autocomplete="off" />
        <Kobalte.Trigger aria-label={props.label}>
          <Icon name="down" />
        </Kobalte.Trigger>
      </Kobalte.Control>
      <Show when={props.description}>
        <Kobalte.Description class="description" as="p">
          {props.description}
        </Kobalte.Description>
      </Show>
      <ErrorLine error={props.error} />
      <Kobalte.Portal {...popupPlace()}>
        <Kobalte.Content class="popup" data-fitted="">
          <Kobalte.Listbox />
          <Show when={shown().length === 0}>
            <p class="none">{t("word.none")}</p>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
