import { createSignal, For, onCleanup, onMount, Show } from "solid-js";

interface PageIndexProps {
  readonly label: string;
  /** Whose headings are listed, now and when others come. */
  readonly within: () => HTMLElement | undefined;
}

/** On a narrow screen, what a long page holds: each name leads to its heading. */
export function PageIndex(props: PageIndexProps) {
  const [headings, setHeadings] = createSignal<readonly HTMLHeadingElement[]>([]);
  let opened: HTMLDetailsElement | undefined;
  onMount(() => {
    const page = props.within();
    if (page === undefined) return;
    const look = () => {
      const found = [...page.querySelectorAll("h2")];
      const known = headings();
      if (found.length !== known.length || found.some((heading, index) => heading !== known[index]))
        setHeadings(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(page, { childList: true, subtree: true });
    onCleanup(() => observer.disconnect());
    look();
  });
  const lead = (heading: HTMLHeadingElement) => {
    if (opened !== undefined) opened.open = false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };
  return (
    <Show when={headings().length > 1}>
      <details class="page-index" ref={opened}>
        <summary>{props.label}</summary>
        <ul class="plain-list">
          <For each={headings()}>
            {(heading) => (
              <li>
                <button class="text-button" type="button" onClick={() => lead(heading)}>
                  {heading.textContent}
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
