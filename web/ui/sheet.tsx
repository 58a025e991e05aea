// biome-ignore-all lint/a11y/useSemanticElements: each line is a grid of its own, which tr elements cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: a row without a way to open it has no reason to take the focus.
import { createMemo, For, Index, type JSX, type ParentProps, Show } from "solid-js";
import { type Column, cellClass, gridOf, hasAmountsBeside, hasMargin } from "./column.ts";

interface SheetProps {
  readonly label?: string | undefined;
  /** Draws the red margin. */
  readonly margin?: boolean | undefined;
}

/** One sheet of paper, for a form or a voucher. */
export function Sheet(props: ParentProps<SheetProps>) {
  return (
    <section class="sheet" data-margin={props.margin ? "" : undefined} aria-label={props.label}>
      {props.children}
    </section>
  );
}

interface ColumnsProps<Row> {
  readonly columns: readonly Column<Row>[];
}

/** The line above the rows that names the columns; on a phone there is no room, and rows with one amount explain themselves. */
export function ColumnTitles<Row>(props: ColumnsProps<Row>) {
  return (
    <div
      class="line cols"
      data-amounts={hasAmountsBeside(props.columns) ? "" : undefined}
      role="row"
      aria-rowindex={1}
    >
      <Index each={props.columns}>
        {(column) => (
          <span role="columnheader" class={cellClass(column())} aria-sort={column().sorting?.direction}>
            <Show
              when={column().sorting}
              fallback={<span class={column().kind === "margin" ? "aside-voice" : ""}>{column().title}</span>}
            >
              {(sorting) => (
                <button
                  type="button"
                  class="sorter"
                  data-direction={sorting().direction}
                  onClick={() => sorting().onSort()}
                >
                  {column().title}
                </button>
              )}
            </Show>
          </span>
        )}
      </Index>
    </div>
  );
}

/** The line of totals, when a column has one. */
export function Totals<Row>(props: ColumnsProps<Row>) {
  return (
    <Show when={props.columns.some((column) => column.total !== undefined)}>
      <div role="rowgroup">
        <div class="line total" role="row">
          <Index each={props.columns}>
            {(column) => (
              <span role="cell" class={cellClass(column())}>
                {column().total}
              </span>
            )}
          </Index>
        </div>
      </div>
    </Show>
  );
}

interface CellsProps<Row> extends ColumnsProps<Row> {
  readonly row: Row;
}

/** A cell is told by its place, so another row or other columns change the words that differ and draw no cell anew. */
export function Cells<Row>(props: CellsProps<Row>) {
  return (
    <Index each={props.columns}>
      {(column) => (
        <span role="cell" class={cellClass(column())}>
          {column().cell(props.row)}
        </span>
      )}
    </Index>
  );
}

export interface RowsProps<Row> extends ColumnsProps<Row> {
  readonly label: string;
  /** Opens a row: by touch, or by Enter when it has the focus. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Whether this is the row whose paper is open. */
  readonly isChosen?: ((row: Row) => boolean) | undefined;
  /** What stands there while there are no rows. */
  readonly empty?: JSX.Element;
}

interface SheetRowsProps<Row> extends RowsProps<Row> {
  readonly rows: readonly Row[];
}

/** A short sheet: every row is drawn. Longer than a screen or two, use VirtualList. */
export function SheetRows<Row>(props: SheetRowsProps<Row>) {
  // Pages make them anew whenever they are asked, and every cell asks.
  const columns = createMemo(() => props.columns);
  return (
    <Show when={props.rows.length > 0} fallback={<Show when={props.empty}>{props.empty}</Show>}>
      <div
        class="sheet ruled"
        data-margin={hasMargin(columns()) ? "" : undefined}
        role="table"
        aria-label={props.label}
        style={gridOf(columns())}
      >
        <div role="rowgroup">
          <ColumnTitles columns={columns()} />
        </div>
        <div role="rowgroup">
          <For each={props.rows}>
            {(row) => (
              <div
                class="line"
                role="row"
                tabIndex={props.onOpen ? 0 : undefined}
                data-opens={props.onOpen ? "" : undefined}
                data-chosen={props.isChosen?.(row) ? "" : undefined}
                onClick={() => props.onOpen?.(row)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && event.target === event.currentTarget) props.onOpen?.(row);
                }}
              >
                <Cells columns={columns()} row={row} />
              </div>
            )}
          </For>
        </div>
        <Totals columns={columns()} />
      </div>
    </Show>
  );
}
