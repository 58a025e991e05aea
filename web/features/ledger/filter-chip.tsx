import * as Kobalte from "@kobalte/core/popover";
import { createSignal, type ParentProps, Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { journalTexts } from "./journal-texts.ts";

interface FilterChipProps {
  readonly name: string;
  /** What it is set to, in words; absent while it narrows nothing. */
  readonly value?: string | undefined;
  readonly onClear: () => void;
}

/** One filter: a word that opens its choices, and once it is set its value with the way to take it off. */
export function FilterChip(props: ParentProps<FilterChipProps>) {
  const t = useTexts(journalTexts);
  const [open, setOpen] = createSignal(false);
  return (
    <span class="filter" data-on={props.value === undefined ? undefined : ""}>
      <Kobalte.Root open={open()} onOpenChange={setOpen} placement="bottom-start" gutter={6}>
        <Kobalte.Trigger class="chip">
          <span class="chip-words">
            {props.value === undefined
              ? props.name
              : t("filter.is", { name: props.name, value: props.value })}
          </span>
          <Icon name="down" />
        </Kobalte.Trigger>
        <Kobalte.Portal>
          <Kobalte.Content
            class="popup filter-choices"
            aria-label={props.name}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === "Enter" && event.target instanceof HTMLInputElement) setOpen(false);
            }}
          >
            <div class="stack">{props.children}</div>
          </Kobalte.Content>
        </Kobalte.Portal>
      </Kobalte.Root>
      <Show when={props.value !== undefined}>
        <button
          type="button"
          class="chip filter-off"
          aria-label={t("filter.remove", { name: props.name })}
          onClick={() => props.onClear()}
        >
          <Icon name="close" />
        </button>
      </Show>
    </span>
  );
}
