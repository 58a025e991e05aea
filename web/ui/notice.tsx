import { type JSX, type ParentProps, Show } from "solid-js";
import { Icon } from "./icon.tsx";

export type Tone = "info" | "ok" | "wait" | "bad";

interface NoticeProps {
  readonly tone?: Tone | undefined;
  /** What happened, or which rule refused. */
  readonly title: string;
  /** Who set the rule. */
  readonly who?: string | undefined;
  /** What can be done now: buttons, the likeliest first. */
  readonly actions?: JSX.Element;
  /** Says it aloud at once; for what follows from the reader's own act. */
  readonly live?: boolean | undefined;
}

const icons = { info: "info", ok: "check", wait: "info", bad: "warn" } as const;

/** Something to know, in place: which rule, who set it, what can be done. */
export function Notice(props: ParentProps<NoticeProps>) {
  const tone = () => props.tone ?? "info";
  return (
    <div class="notice" data-tone={tone()} role={props.live ? "alert" : undefined}>
      <Icon name={icons[tone()]} />
      <strong>{props.title}</strong>
      <Show when={props.children}>
        <div class="muted">{props.children}</div>
      </Show>
      <Show when={props.who}>
        <p class="small muted">{props.who}</p>
      </Show>
      <Show when={props.actions}>
        <div class="cluster">{props.actions}</div>
      </Show>
    </div>
  );
}
