import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RowSource } from "#web/ui/create-paged-rows.ts";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { renderInFrench } from "./render-in-french.tsx";

const columns = [{ title: "Libellé", cell: (row: string) => row }] as const;
const row = (index: number) => `Ligne ${index}`;
const array = (count: number) => Array.from({ length: count }, (_, index) => row(index));

/** jsdom lays nothing out: the view is given the height of a phone's list. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(440);
});
afterEach(() => vi.restoreAllMocks());

const shown = () => screen.getAllByRole("row").map((element) => element.textContent);
const region = () => screen.getByRole("table").querySelector<HTMLElement>('[tabindex="0"]')!;

describe("VirtualList", () => {
  test("draws only what is in view, and says how long it is", async () => {
    await renderInFrench(() => <VirtualList label="Journal" columns={columns} source={array(5_000)} />);
    const table = screen.getByRole("table", { name: "Journal" });
    expect(table.getAttribute("aria-rowcount")).toBe("5001");
    expect(shown().length).toBeLessThan(40);
    expect(shown().slice(0, 3)).toEqual(["Libellé", "Ligne 0", "Ligne 1"]);
    expect(screen.getByRole("row", { name: "Ligne 0" }).getAttribute("aria-rowindex")).toBe("2");
  });

  test("is walked by keyboard to its very end, a million rows away, and opens by Enter", async () => {
    const opened = vi.fn();
    const source = {
      count: 1_003_482,
      page: async (from: number, count: number) => Array.from({ length: count }, (_, at) => row(from + at)),
    };
    await renderInFrench(() => (
      <VirtualList label="Journal" columns={columns} source={source} onOpen={opened} />
    ));
    await screen.findByText("Ligne 0");
    fireEvent.keyDown(region(), { key: "End" });
    const last = await screen.findByText("Ligne 1003481");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("1003483"));
    expect(last.closest('[role="row"]')).toBe(document.activeElement);
    fireEvent.keyDown(document.activeElement!, { key: "ArrowUp" });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Ligne 1003480"));
    fireEvent.keyDown(document.activeElement!, { key: "Enter" });
    expect(opened).toHaveBeenCalledWith("Ligne 1003480");
    fireEvent.keyDown(document.activeElement!, { key: "Home" });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Ligne 0"));
  });

  test("changes the words of other rows and columns where they stand, and draws no cell anew", async () => {
    const [source, setSource] = createSignal<readonly string[]>(array(3));
    const [title, setTitle] = createSignal("Libellé");
    const named = () => [{ title: title(), cell: (row: string) => row, total: `${source().length} lignes` }];
    await renderInFrench(() => <VirtualList label="Journal" columns={named()} source={source()} />);
    const before = screen.getAllByRole("cell");
    setSource(["avant", "hier", "demain"]);
    setTitle("Wording");
    expect(shown()).toEqual(["Wording", "avant", "hier", "demain", "3 lignes"]);
    expect(screen.getAllByRole("cell")).toHaveLength(before.length);
    screen.getAllByRole("cell").forEach((cell, index) => {
      expect(cell).toBe(before[index]);
    });
  });

  test("keeps showing the old rows until the new ones are here", async () => {
    let answer: (rows: readonly string[]) => void = () => {};
    const first = { count: 2, page: async () => ["avant", "hier"] };
    const second = {
      count: 2,
      page: () =>
        new Promise<readonly string[]>((resolve) => {
          answer = resolve;
        }),
    };
    const [source, setSource] = createSignal<RowSource<string>>(first);
    await renderInFrench(() => <VirtualList label="Journal" columns={columns} source={source()} />);
    await screen.findByText("avant");
    setSource(second);
    expect(shown()).toEqual(["Libellé", "avant", "hier"]);
    answer(["après", "demain"]);
    await screen.findByText("après");
    expect(shown()).toEqual(["Libellé", "après", "demain"]);
  });

  test("stays where it was just scrolled to when its rows come anew, be they more", async () => {
    const [source, setSource] = createSignal<RowSource<string>>(array(5_000));
    await renderInFrench(() => <VirtualList label="Journal" columns={columns} source={source()} />);
    // No scroll event yet: a browser sends it with its next frame.
    region().scrollTop = 44 * 3_000;
    setSource(array(5_000));
    expect(region().scrollTop).toBe(44 * 3_000);
    setSource(array(6_000));
    expect(region().scrollTop).toBe(44 * 3_000);
    fireEvent.scroll(region());
    expect(await screen.findByText("Ligne 3000")).toBeTruthy();
  });

  test("asks again for rows that did not come, and shows the first step when there are none", async () => {
    let tries = 0;
    const failing = {
      count: 1,
      page: async () => {
        tries++;
        if (tries === 1) throw new Error("not now");
        return ["enfin"];
      },
    };
    const [source, setSource] = createSignal<RowSource<string>>(failing);
    await renderInFrench(() => (
      <VirtualList label="Journal" columns={columns} source={source()} empty={<p>Rien encore</p>} />
    ));
    await waitFor(() => expect(tries).toBe(1));
    setSource({ ...failing });
    await screen.findByText("enfin");
    setSource([]);
    screen.getByText("Rien encore");
    setSource(["de retour"]);
    await screen.findByText("de retour");
  });
});
