import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { createSignal, Show } from "solid-js";
import { expect, test, vi } from "vitest";
import { PageIndex } from "#web/ui/page-index.tsx";
import { renderInFrench } from "./render-in-french.tsx";

test("names every heading of a page, those that come later too, and leads to each", async () => {
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  const [more, setMore] = createSignal(false);
  let page: HTMLDivElement | undefined;
  await renderInFrench(() => (
    <>
      <PageIndex label="Sur cette page" within={() => page} />
      <div ref={page}>
        <h2>Comptabilité</h2>
        <Show when={more()}>
          <h2>Protection</h2>
        </Show>
        <h2>Aide</h2>
      </div>
    </>
  ));
  const list = within(screen.getByText("Sur cette page").closest("details")!);
  expect(list.getAllByRole("button", { hidden: true }).map(({ textContent }) => textContent)).toEqual([
    "Comptabilité",
    "Aide",
  ]);
  setMore(true);
  const button = await waitFor(() => list.getByRole("button", { name: "Protection", hidden: true }));
  fireEvent.click(button);
  const heading = screen.getByRole("heading", { name: "Protection" });
  expect(document.activeElement).toBe(heading);
  expect(scrolled.mock.contexts).toEqual([heading]);
});

test("names a heading once its words have come, and never lists one without words", async () => {
  const [words, setWords] = createSignal("");
  let page: HTMLDivElement | undefined;
  await renderInFrench(() => (
    <>
      <PageIndex label="Sur cette page" within={() => page} />
      <div ref={page}>
        <h2>Comptabilité</h2>
        <h2>{words()}</h2>
        <h2>Aide</h2>
      </div>
    </>
  ));
  const list = within(screen.getByText("Sur cette page").closest("details")!);
  const names = () => list.getAllByRole("button", { hidden: true }).map(({ textContent }) => textContent);
  expect(names()).toEqual(["Comptabilité", "Aide"]);
  setWords("Numéros sur place");
  await waitFor(() => expect(names()).toEqual(["Comptabilité", "Numéros sur place", "Aide"]));
  setWords("Nummers ter plaatse");
  await waitFor(() => expect(names()).toEqual(["Comptabilité", "Nummers ter plaatse", "Aide"]));
});
