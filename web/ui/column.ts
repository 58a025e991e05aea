import type { JSX } from "solid-js";

/** One column of a sheet. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => JSX.Element;
  /** The margin holds the marks; numbers stand right-aligned and never wrap; an act is one button. Text unless told. */
  readonly kind?: "margin" | "text" | "number" | "picture" | "act" | undefined;
  /** A grid track, such as "84px" or "minmax(0, 2fr)". */
  readonly width?: string | undefined;
  /** The same on a phone, where a column gets the track of its kind unless told. */
  readonly narrowWidth?: string | undefined;
  /** Left out on a phone: say it in another column's second line there. */
  readonly wideOnly?: boolean | undefined;
  /** How the list is sorted by this column, and what a touch of its title does. */
  readonly sorting?:
    | { readonly direction: "ascending" | "descending" | "none"; readonly onSort: () => void }
    | undefined;
  /** What stands below the column, on the line of totals. */
  readonly total?: JSX.Element;
}

const tracks = {
  margin: "var(--gutter)",
  text: "minmax(0, 1fr)",
  number: "128px",
  picture: "minmax(0, 1fr)",
  act: "64px",
} as const;
/** On a tablet as wide as anywhere, so that the lines agree; on a phone a large sum takes what it needs. */
const numberTrack = (least: string) => `minmax(clamp(${least}, 22cqi, 128px), max-content)`;
const narrowTracks = {
  margin: "var(--gutter)",
  text: "minmax(0, 1fr)",
  number: numberTrack("84px"),
  picture: "minmax(0, 1fr)",
  act: "64px",
} as const;

/** The grids of a sheet: its lines have fixed tracks, for each line is a grid of its own and they must agree. */
export function gridOf<Row>(columns: readonly Column<Row>[]): Record<string, string> {
  const narrow = columns.filter((column) => !column.wideOnly);
  // Two sums side by side have room for tens of thousands, and so stand below each other.
  const isPair = narrow.filter(({ kind }) => kind === "number").length === 2;
  const trackOf = ({ kind = "text" }: Column<Row>) =>
    isPair && kind === "number" ? numberTrack("96px") : narrowTracks[kind];
  return {
    "--columns": columns.map((column) => column.width ?? tracks[column.kind ?? "text"]).join(" "),
    "--columns-narrow": narrow.map((column) => column.narrowWidth ?? trackOf(column)).join(" "),
  };
}

export const cellClass = <Row>(column: Column<Row>): string =>
  [
    column.kind === "number" ? "num" : column.kind === "picture" || column.kind === "act" ? "picture" : "",
    column.wideOnly ? "wide" : "",
  ]
    .filter(Boolean)
    .join(" ");

/** Whether amounts stand side by side on a phone too, where nothing but their titles tells them apart. */
export const hasAmountsBeside = <Row>(columns: readonly Column<Row>[]): boolean =>
  columns.filter(({ kind, wideOnly }) => kind === "number" && !wideOnly).length > 1;

export const hasMargin = <Row>(columns: readonly Column<Row>[]): boolean => columns[0]?.kind === "margin";
