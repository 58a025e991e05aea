import { Root } from "@kobalte/core/button";
import { type JSX, Show, splitProps } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class"> {
  /** One primary button a screen: what most people came for. */
  readonly look?: "primary" | "plain" | "quiet" | "danger" | "quiet-danger" | undefined;
  readonly icon?: IconName | undefined;
  readonly wide?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["look", "icon", "wide", "children"]);
  return (
    <Root class="button" data-look={own.look} data-wide={own.wide ? "" : undefined} {...rest}>
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </Root>
  );
}

interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class" | "children"> {
  readonly icon: IconName;
  /** What the button does, for who cannot see the drawing. */
  readonly label: string;
}

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ["icon", "label"]);
  return (
    <Root class="icon-button" aria-label={own.label} title={own.label} {...rest}>
      <Icon name={own.icon} />
    </Root>
  );
}
