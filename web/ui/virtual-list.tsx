// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keys of a row are heard by the region around it.
// biome-ignore-all lint/a11y/useSemanticElements: each line is a grid of its own, which tr elements cannot be.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolled region must take the focus, or a keyboard cannot scroll it.
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { gridOf, hasMargin } from "./column.ts";
import { createPagedRows, type RowSource } from "./create-paged-rows.ts";
import { follow, positionAt, roomPx, type ScaledPosition } from "./scaled-scroll.ts";
import { Cells, ColumnTitles, type RowsProps, Totals } from "./sheet.tsx";

interface VirtualListProps<Row> extends RowsProps<Row> {
  readonly source: RowSource<Row>;
}

const ROW_PX = 44;
/** Rows drawn above and below the view, so that a slow frame shows no gap. */
const ROWS_BESIDE = 8;

/**
 * A sheet of any length: only what is in view is drawn, a million rows scroll like fifty. All rows are of one height,
 * so which are in view is a division, and opening a long list costs no more than a short one.
 * It is one stop for the Tab key; inside, the arrows, Page Up and Down, Home and End walk, Enter opens.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const rows = createPagedRows(() => props.source);
  // News that leave the list as long as it was move nothing.
  const count = createMemo(() => rows.count());
  // Pages make them anew whenever they are asked, and every cell asks.
  const columns = createMemo(() => props.columns);
  const [scroller, setScroller] = createSignal<HTMLDivElement>();
  const [rowPx, setRowPx] = createSignal(ROW_PX);
  const [viewPx, setViewPx] = createSignal(0);
  const [position, setPosition] = createSignal<ScaledPosition>({ listPx: 0, scrollPx: 0 });
  const [active, setActive] = createSignal(0);
  const sizes = () => ({ listPx: count() * rowPx(), viewPx: viewPx() });

  function place(next: ScaledPosition): void {
    setPosition(next);
    const element = scroller();
    if (element && Math.abs(element.scrollTop - next.scrollPx) > 1) element.scrollTop = next.scrollPx;
  }

  function onScroll(): void {
    const element = scroller();
    if (!element || element.scrollTop === position().scrollPx) return;
    place(follow(position(), element.scrollTop, sizes()));
  }

  createEffect(() => {
    const element = scroller();
    if (!element) return;
    const measure = () => {
      setRowPx(Number.parseFloat(getComputedStyle(element).getPropertyValue("--row")) || ROW_PX);
      setViewPx(element.clientHeight);
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    onCleanup(() => observer.disconnect());
  });

  createEffect(
    on([rowPx, count], () => {
      // A browser tells of a scroll with its next frame only; the list must not be put back to where it was before.
      onScroll();
      setActive((index) => Math.max(0, Math.min(index, count() - 1)));
      place(positionAt(position().listPx, sizes()));
    }),
  );

  const first = createMemo(() => Math.max(0, Math.floor(position().listPx / rowPx()) - ROWS_BESIDE));
  const end = createMemo(() => {
    if (viewPx() === 0) return 0;
    return Math.min(count(), Math.ceil((position().listPx + viewPx()) / rowPx()) + ROWS_BESIDE);
  });
  const shown = createMemo(() =>
    Array.from({ length: Math.max(0, end() - first()) }, (_, at) => first() + at),
  );
  // The same for every row while the list moves with the scrolled element.
  const shiftPx = createMemo(() => position().scrollPx - position().listPx);
  createEffect(() => {
    if (end() > first()) rows.want(first(), end() - 1);
  });

  function walkTo(index: number): void {
    const target = Math.max(0, Math.min(index, count() - 1));
    setActive(target);
    const topPx = target * rowPx();
    const { listPx } = position();
    if (topPx < listPx) place(positionAt(topPx, sizes()));
    else if (topPx + rowPx() > listPx + viewPx()) place(positionAt(topPx + rowPx() - viewPx(), sizes()));
    queueMicrotask(() =>
      scroller()?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus({ preventScroll: true }),
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const aPage = Math.max(1, Math.floor(viewPx() / rowPx()) - 1);
    const inside = event.target !== scroller();
    const ways: Readonly<Record<string, () => number>> = {
      ArrowDown: () => (inside ? active() + 1 : active()),
      ArrowUp: () => active() - 1,
      PageDown: () => active() + aPage,
      PageUp: () => active() - aPage,
      Home: () => 0,
      End: () => count() - 1,
    };
    const way = ways[event.key];
    if (way) {
      event.preventDefault();
      walkTo(way());
      return;
    }
    const onRow = event.target instanceof HTMLElement && event.target.role === "row";
    if (event.key === "Enter" && (onRow || !inside)) open(active());
  }

  function open(index: number): void {
    const row = rows.row(index);
    if (row !== undefined) props.onOpen?.(row);
  }

  const chosen = (index: number) => {
    const row = rows.row(index);
    return row !== undefined && props.isChosen?.(row) === true;
  };

  return (
    <Show when={count() > 0} fallback={<Show when={props.empty}>{props.empty}</Show>}>
      <div
        class="sheet ruled long"
        data-scrolls={roomPx(sizes()) > viewPx() ? "" : undefined}
        data-margin={hasMargin(columns()) ? "" : undefined}
        role="table"
        aria-label={props.label}
        aria-rowcount={count() + 1}
        aria-colcount={columns().length}
        style={gridOf(columns())}
      >
        <div role="rowgroup" class="fixed">
          <ColumnTitles columns={columns()} />
        </div>
        <div
          ref={setScroller}
          class="virtual"
          role="rowgroup"
          tabIndex={0}
          onScroll={onScroll}
          onKeyDown={onKeyDown}
        >
          <div class="room" role="presentation" style={{ height: `${roomPx(sizes())}px` }}>
            <For each={shown()}>
              {(index) => (
                <div
                  class="line"
                  role="row"
                  aria-rowindex={index + 2}
                  tabIndex={-1}
                  data-row={index}
                  data-opens={props.onOpen ? "" : undefined}
                  data-chosen={chosen(index) ? "" : undefined}
                  style={{
                    transform: `translateY(${index * rowPx() + shiftPx()}px)`,
                  }}
                  onFocus={() => setActive(index)}
                  onClick={() => open(index)}
                >
                  <Show
                    when={rows.row(index)}
                    fallback={
                      <>
                        <span role="cell" />
                        <span role="cell" class="waiting" />
                      </>
                    }
                  >
                    {(row) => <Cells columns={columns()} row={row() as Row} />}
                  </Show>
                </div>
              )}
            </For>
          </div>
        </div>
        <Totals columns={columns()} />
      </div>
    </Show>
  );
}
