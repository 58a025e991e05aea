import { For, type JSX, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

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
  const { t } = useI18n();
  const shown = () => props.first.slice(0, SHOWN_MAX);
  return (
    <ul class="plain-list small">
      <For each={shown()}>{(item) => <li>{props.children(item)}</li>}</For>
      <Show when={props.count > shown().length}>
        <li class="muted">{t("word.others", { count: props.count - shown().length })}</li>
      </Show>
    </ul>
  );
}
