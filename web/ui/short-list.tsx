import { For, type JSX, Show } from "solid-js";

interface ShortListProps<Item> {
  /** Of how many these are the first. */
  readonly count: number;
  readonly first: readonly Item[];
  readonly children: (item: Item) => JSX.Element;
}

/** More would hide what else there is to know; the lists behind have them all. */
const SHOWN_MAX = 10;

/** The first of many, and how many more there are. */
export function ShortList<Item>(props: ShortListProps<Item>) {
  const shown = () => props.first.slice(0, SHOWN_MAX);
  return (
    <ul class="plain-list small">
      <For each={shown()}>{(item) => <li>{props.children(item)}</li>}</For>
      <Show when={props.count > shown().length}>
        <li class="muted">… +{props.count - shown().length}</li>
      </Show>
    </ul>
  );
}
