import { Control, Description, ErrorMessage, Indicator, Input, Label, Root } from "@kobalte/core/checkbox";
import { Show } from "solid-js";
import type { FieldProps } from "./field-parts.tsx";
import { Icon } from "./icon.tsx";

interface CheckboxProps extends FieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <Root
      class="check"
      checked={props.checked}
      onChange={props.onChange}
      validationState={props.error === undefined ? "valid" : "invalid"}
      required={props.required === true}
      disabled={props.disabled === true}
      readOnly={props.readOnly === true}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <Input />
      <Control class="box">
        <Indicator>
          <Icon name="check" />
        </Indicator>
      </Control>
      <Label>{props.label}</Label>
      <Show when={props.description}>
        <Description class="description small muted" as="p">
          {props.description}
        </Description>
      </Show>
      <ErrorMessage class="error small" as="p">
        {props.error}
      </ErrorMessage>
    </Root>
  );
}
