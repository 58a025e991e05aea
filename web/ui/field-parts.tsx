import { ErrorMessage, type TextFieldErrorMessageProps } from "@kobalte/core/text-field";
import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "./icon.tsx";

/** What every field takes. */
export interface FieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong, in the reader's words; its presence makes the field invalid. */
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly name?: string | undefined;
}

interface LabelWordsProps {
  readonly label: string;
  readonly required: boolean | undefined;
}

/** A form asks for what it needs: what may stay empty says so, rather than starring all the rest. */
export function LabelWords(props: LabelWordsProps) {
  const { t } = useI18n();
  return (
    <>
      {props.label}
      <Show when={props.required === false}>
        {" "}
        <span class="optional">({t("word.optional")})</span>
      </Show>
    </>
  );
}

interface ErrorLineProps extends TextFieldErrorMessageProps {
  readonly error: string | undefined;
}

/** The error of a field, below it; Kobalte ties it to the field for screen readers. */
export function ErrorLine(props: ErrorLineProps) {
  return (
    <ErrorMessage class="error" as="p">
      <Icon name="warn" />
      {props.error}
    </ErrorMessage>
  );
}
