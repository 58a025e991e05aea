import { type JSX, Show } from "solid-js";

interface SplitProps {
  readonly list: JSX.Element;
  /** What was opened from the list; nothing leaves the list the whole width. */
  readonly paper: JSX.Element;
  readonly open: boolean;
}

/** List and paper side by side from a tablet up; on a phone the paper takes the list's place. */
export function Split(props: SplitProps) {
  return (
    <div class="split" data-open={props.open ? "" : undefined}>
      <div class="list">{props.list}</div>
      <Show when={props.open}>
        <div class="paper">{props.paper}</div>
      </Show>
    </div>
  );
}
