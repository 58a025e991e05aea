import { Show } from "solid-js";
import { Icon } from "./icon.tsx";

interface ChooseButtonProps {
  /** What is chosen by it, for who cannot see the row. */
  readonly label: string;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** Chooses a row of a list, or lets it go; the row around it hears nothing of the touch. */
export function ChooseButton(props: ChooseButtonProps) {
  return (
    <button
      type="button"
      class="icon-button choose-line"
      aria-pressed={props.isChosen}
      aria-label={props.label}
      onClick={(event) => {
        event.stopPropagation();
        props.onToggle();
      }}
    >
      <Show when={props.isChosen}>
        <Icon name="check" />
      </Show>
    </button>
  );
}
