import { createEffect, type JSX, type ParentProps, Show } from "solid-js";

interface PageProps {
  readonly title: string;
  readonly subtitle?: JSX.Element;
  /** The buttons beside the title, the primary one last. */
  readonly actions?: JSX.Element;
}

/** What every screen begins with: its one heading, which also names the tab and takes the focus on arrival. */
export function Page(props: ParentProps<PageProps>) {
  createEffect(() => {
    document.title = `${props.title} · Cahier`;
  });
  return (
    <>
      <div class="page-head">
        <div>
          <h1 tabIndex={-1}>{props.title}</h1>
          <Show when={props.subtitle}>
            <p class="muted">{props.subtitle}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="cluster">{props.actions}</div>
        </Show>
      </div>
      {props.children}
    </>
  );
}
