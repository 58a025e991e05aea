import { Item, ItemIndicator, ItemLabel } from "@kobalte/core/listbox";
import { type ComponentProps, Show } from "solid-js";
import { Icon } from "./icon.tsx";
import type { Option } from "./option.ts";

interface OptionItemProps {
  readonly item: Omit<ComponentProps<typeof Item>["item"], "rawValue"> & { readonly rawValue: Option };
}

/** One option of a list that has been opened: its words, its quieter line, and a tick when it is the chosen one. */
export function OptionItem(props: OptionItemProps) {
  return (
    <Item item={props.item} class="option">
      {/* Both lines are its name: two customers may be called alike, and only the second line tells them apart. */}
      <ItemLabel as="span">
        {props.item.rawValue.label}
        <Show when={props.item.rawValue.hint}>
          {" "}
          <span class="sub">{props.item.rawValue.hint}</span>
        </Show>
      </ItemLabel>
      <ItemIndicator as={Icon} name="check" class="icon" />
    </Item>
  );
}
