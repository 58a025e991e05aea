import { Description, Input, Label, Root, TextArea } from "@kobalte/core/text-field";
import { type JSX, Show } from "solid-js";
import { ErrorLine, type FieldProps, LabelWords } from "./field-parts.tsx";

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** When the field is left, or Enter pressed: the moment to keep what was typed. */
  readonly onCommit?: ((value: string) => void) | undefined;
  readonly type?: "text" | "email" | "password" | "search" | "tel" | "url" | undefined;
  readonly inputMode?: "text" | "email" | "numeric" | "decimal" | "search" | undefined;
  readonly autocomplete?: string | undefined;
  /** What the Enter key of a phone's keyboard says it will do. */
  readonly enterKeyHint?: "next" | "go" | "done" | "search" | undefined;
  /** The label is read aloud only: a picture or a placeholder says it to the eye. */
  readonly labelUnseen?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly lines?: number | undefined;
  readonly amount?: boolean | undefined;
  readonly maxLength?: number | undefined;
  /** A sign or a button at the right end, inside the field. */
  readonly suffix?: JSX.Element;
  readonly ref?: ((input: HTMLInputElement) => void) | undefined;
}

/** A line of text with its label, what helps to fill it in, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const commit = (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
    props.onCommit?.(event.currentTarget.value);
  return (
    <Root
      class="field"
      value={props.value}
      onChange={props.onChange}
      validationState={props.error === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <Label class={props.labelUnseen ? "aside-voice" : "label"}>
        <LabelWords label={props.label} required={props.required} />
      </Label>
      <div class={props.suffix === undefined ? "" : "affixed"}>
        <Show
          when={props.lines !== undefined}
          fallback={
            <Input
              ref={(input: HTMLInputElement) => props.ref?.(input)}
              class={props.amount ? "input amount" : "input"}
              type={props.type ?? "text"}
              inputmode={props.inputMode}
              autocomplete={props.autocomplete ?? "off"}
              enterkeyhint={props.enterKeyHint}
              placeholder={props.placeholder}
              maxlength={props.maxLength}
              autocapitalize={props.type === undefined || props.type === "text" ? undefined : "none"}
              onBlur={commit}
              onKeyDown={(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
                if (event.key === "Enter") commit(event);
              }}
            />
          }
        >
          <TextArea
            class="input"
            rows={props.lines}
            placeholder={props.placeholder}
            maxlength={props.maxLength}
            onBlur={commit}
          />
        </Show>
        {props.suffix}
      </div>
      <Show when={props.description}>
        <Description class="description" as="p">
          {props.description}
        </Description>
      </Show>
      <ErrorLine error={props.error} />
    </Root>
  );
}
