import { Description, Input, Label, Root } from "@kobalte/core/text-field";
import { createSignal, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { ErrorLine, type FieldProps, LabelWords } from "./field-parts.tsx";

interface DayFieldProps extends FieldProps {
  /** "2026-10-31", or empty. */
  readonly day: string;
  readonly onChange: (day: string) => void;
  readonly onCommit?: ((day: string) => void) | undefined;
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
}

/** A day, by the device's own picker: it knows the reader's calendar better than we do. */
export function DayField(props: DayFieldProps) {
  const { t, day } = useI18n();
  const [impossible, setImpossible] = createSignal(false);
  const error = () => (impossible() ? t("problem.day") : props.error);
  return (
    <Root
      class="field"
      value={props.day}
      onChange={props.onChange}
      validationState={error() === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
    >
      <Label class="label">
        <LabelWords label={props.label} required={props.required} />
      </Label>
      <div class="day-input">
        <Input
          class="input"
          type="date"
          name={props.name}
          min={props.firstDay ?? "1900-01-01"}
          max={props.lastDay ?? "2099-12-31"}
          onBlur={(event: FocusEvent & { readonly currentTarget: HTMLInputElement }) => {
            setImpossible(event.currentTarget.validity.badInput);
            props.onCommit?.(event.currentTarget.value);
          }}
        />
        {/* The browser writes days its own way; until somebody types, the reader sees theirs. */}
        <Show when={props.day !== "" && !error()}>
          <span class="day-said" aria-hidden="true">
            {day(props.day)}
          </span>
        </Show>
      </div>
      <Show when={props.description}>
        <Description class="description" as="p">
          {props.description}
        </Description>
      </Show>
      <ErrorLine error={error()} />
    </Root>
  );
}
