import { type JSX, type ParentProps, Show } from "solid-js";

interface EmptyStateProps {
  /** What will stand here. */
  readonly title: string;
  /** Why it is empty, or what the first step brings. */
  readonly text: string;
  /** The first step: a button or a link. */
  readonly action?: JSX.Element;
}

/** A sheet nothing has been written on yet. */
export function EmptyState(props: ParentProps<EmptyStateProps>) {
  return (
    <section class="sheet" data-margin="">
      <div class="empty">
        <h2>{props.title}</h2>
        <p class="muted">{props.text}</p>
        {props.children}
        <Show when={props.action}>{props.action}</Show>
      </div>
    </section>
  );
}
