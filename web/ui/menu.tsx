import * as Kobalte from "@kobalte/core/dropdown-menu";
import { For, type ParentProps, Show } from "solid-js";
import { Icon } from "./icon.tsx";

export interface MenuItem {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly onChoose: () => void;
  /** Ticked: the one that holds now. */
  readonly current?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly tone?: "bad" | undefined;
}

interface MenuProps {
  /** The button's class, `button` unless told. */
  readonly class?: string | undefined;
  /** What the button is called when its content does not say it. */
  readonly label?: string | undefined;
  readonly items: readonly MenuItem[];
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A button that opens a list of things to do. */
export function Menu(props: ParentProps<MenuProps>) {
  return (
    <Kobalte.Root
      placement="bottom-start"
      gutter={6}
      {...(props.open === undefined ? {} : { open: props.open })}
      onOpenChange={(open) => props.onOpenChange?.(open)}
    >
      <Kobalte.Trigger class={props.class ?? "button"} aria-label={props.label}>
        {props.children}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="popup">
          <For each={props.items}>
            {(item) => (
              <Kobalte.Item
                class="option"
                data-tone={item.tone}
                aria-current={item.current ? "true" : undefined}
                disabled={item.disabled === true}
                onSelect={item.onChoose}
              >
                <span>
                  {item.label}
                  <Show when={item.hint}>
                    <span class="sub">{item.hint}</span>
                  </Show>
                </span>
                <Show when={item.current}>
                  <Icon name="check" />
                </Show>
              </Kobalte.Item>
            )}
          </For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
