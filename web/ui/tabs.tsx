import * as Kobalte from "@kobalte/core/tabs";
import { For, type JSX } from "solid-js";

interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly content: () => JSX.Element;
}

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Several sides of one thing, one of them in sight. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const choose = (value: string) => {
    const tab = props.tabs.find((candidate) => candidate.value === value);
    if (tab) props.onChange(tab.value);
  };
  return (
    <Kobalte.Root value={props.value} onChange={choose}>
      <Kobalte.List class="tabs-list" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class="tab" value={tab.value}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class="tab-content" value={tab.value}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte.Root>
  );
}
