import { batch, createSignal } from "solid-js";
import { MoneyField } from "./money-field.tsx";
import { useUnreadTexts } from "./unread-texts.ts";

interface PriceFieldProps {
  readonly label: string;
  /** Where several of a form have the same label. */
  readonly name?: string | undefined;
  readonly cents: number;
  readonly onChange: (cents: number) => void;
}

/** A price there always is: while what is typed is none it counts as zero, and the field keeps what was typed. */
export function PriceField(props: PriceFieldProps) {
  const [isPriced, setPriced] = createSignal(true);
  const unread = useUnreadTexts();
  const isRead = () => isPriced() && unread?.of(props.name ?? props.label) === undefined;
  return (
    <MoneyField
      label={props.label}
      name={props.name}
      cents={isRead() || props.cents !== 0 ? props.cents : null}
      onChange={(cents) =>
        batch(() => {
          setPriced(cents !== null);
          props.onChange(cents ?? 0);
        })
      }
    />
  );
}
