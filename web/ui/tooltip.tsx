import * as Kobalte from "@kobalte/core/tooltip";
import type { ParentProps } from "solid-js";
import { usePopupPlace } from "./popup-place.ts";

interface TooltipProps {
  readonly text: string;
  /** The class of the button that carries it. */
  readonly class?: string | undefined;
}

/** A word more about something, on hover or focus; never the only place where a thing is said. */
export function Tooltip(props: ParentProps<TooltipProps>) {
  const popupPlace = usePopupPlace();
  return (
    <Kobalte.Root openDelay={400} gutter={6}>
      <Kobalte.Trigger class={props.class ?? "button"}>{props.children}</Kobalte.Trigger>
      <Kobalte.Portal {...popupPlace()}>
        <Kobalte.Content class="tip">{props.text}</Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
