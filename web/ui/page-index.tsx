import { createSignal, For, onCleanup, onMount, Show } from "solid-js";

interface PageIndexProps {
  readonly label: string;
  /** Whose headings are listed, now and when others come. */
  readonly within: () => HTMLElement | undefined;
}

interface Place {
  readonly heading: HTMLHeadingElement;
  readonly name: string;
}

/** On a narrow screen, what a long page holds: each name leads to its heading. */
export function PageIndex(props: PageIndexProps) {
  const [places, setPlaces] = createSignal<readonly Place[]>([], { equals: isSame });
  let opened: HTMLDetailsElement | undefined;
  onMount(() => {
    const page = props.within();
    if (page === undefined) return;
    const look = () => setPlaces(placesOf(page));
    // A heading may stand there before its words have come, so words are watched like headings.
    const observer = new MutationObserver(look);
    observer.observe(page, { childList: true, characterData: true, subtree: true });
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
    <Show when={places().length > 1}>
      <details class="page-index" ref={opened}>
        <summary>{props.label}</summary>
        <ul class="plain-list">
          <For each={places()}>
            {({ heading, name }) => (
              <li>
                <button class="text-button" type="button" onClick={() => lead(heading)}>
                  {name}
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function placesOf(page: HTMLElement): readonly Place[] {
  return [...page.querySelectorAll("h2")]
    .map((heading) => ({ heading, name: heading.textContent.trim() }))
    .filter(({ name }) => name !== "");
}

function isSame(before: readonly Place[], after: readonly Place[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ heading, name }, index) => {
      const now = after[index];
      return now?.heading === heading && now.name === name;
    })
  );
}
