import { batch, createSignal } from "solid-js";
import { MoneyField } from "./money-field.tsx";

interface PriceFieldProps {
  readonly label: string;
  readonly cents: number;
  readonly onChange: (cents: number) => void;
}

/** A price there always is: while what is typed is none it counts as zero, and the field keeps what was typed. */
export function PriceField(props: PriceFieldProps) {
  const [isPriced, setPriced] = createSignal(true);
  return (
    <MoneyField
      label={props.label}
      cents={isPriced() || props.cents !== 0 ? props.cents : null}
      onChange={(cents) =>
        batch(() => {
          setPriced(cents !== null);
          props.onChange(cents ?? 0);
        })
      }
    />
  );
}
