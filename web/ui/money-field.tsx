import { createEffect, createSignal, on, untrack } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import type { FieldProps } from "./field-parts.tsx";
import { TextField } from "./text-field.tsx";
import { useUnreadTexts } from "./unread-texts.ts";

interface MoneyFieldProps extends FieldProps {
  /** The amount in cents; null while nothing readable has been typed. */
  readonly cents: number | null;
  readonly onChange: (cents: number | null) => void;
  /** When the field is left with a readable amount, or empty. */
  readonly onCommit?: ((cents: number | null) => void) | undefined;
  /** The sign at the right end, "€" unless told. */
  readonly sign?: string | undefined;
}

/** An amount, typed as the reader writes it. What cannot be read stays as typed, with the reason below it. */
export function MoneyField(props: MoneyFieldProps) {
  const i18n = useI18n();
  const written = (cents: number | null) => (cents === null ? "" : i18n.amount(cents));
  const unread = useUnreadTexts();
  const field = () => props.name ?? props.label;
  const [typed, setTyped] = createSignal(untrack(() => unread?.of(field())) ?? written(props.cents));
  const [left, setLeft] = createSignal(true);

  const read = () => (typed().trim() === "" ? null : i18n.parseMoney(typed()));
  const cents = () => {
    const parsed = read();
    return parsed?.ok ? parsed.cents : null;
  };

  createEffect(
    on(
      () => [props.cents, i18n.language()] as const,
      ([given]) => {
        if (given !== cents() || (left() && given !== null)) setTyped(written(given));
      },
      { defer: true },
    ),
  );

  createEffect(
    on(
      () => unread?.of(field()),
      (text) => {
        if (text !== undefined) setTyped(text);
        else if (read()?.ok === false) setTyped(written(props.cents));
      },
      { defer: true },
    ),
  );

  const error = () => {
    const parsed = read();
    // While typing, "1." is on its way to "1.50": complaining only starts when the field is left.
    return left() && parsed?.ok === false ? i18n.moneyProblem(parsed.problem) : props.error;
  };

  return (
    <TextField
      label={props.label}
      description={props.description}
      error={error()}
      required={props.required}
      disabled={props.disabled}
      readOnly={props.readOnly}
      name={props.name}
      inputMode="decimal"
      amount
      value={typed()}
      suffix={<span aria-hidden="true">{props.sign ?? "€"}</span>}
      onChange={(value) => {
        setLeft(false);
        setTyped(value);
        props.onChange(cents());
        unread?.keep(field(), read()?.ok === false ? value : null);
      }}
      onCommit={() => {
        setLeft(true);
        const parsed = read();
        if (parsed?.ok === false) return;
        setTyped(written(cents()));
        props.onCommit?.(cents());
      }}
    />
  );
}
