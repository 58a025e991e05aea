import { type JSX, splitProps } from "solid-js";

/** Drawn on a square of 20, one line thick, in the colour of the words beside them. */
const paths = {
  today: "M4 5.5h12v11H4zM4 9h12M7.5 3.5v3M12.5 3.5v3",
  journal: "M5 3.5h10v13H5zM8 3.5v13M10 7h3M10 10h3M10 13h3",
  enter: "M10 4v12M4 10h12",
  review: "M5 17V4M5 4.5h9.5l-2.5 3 2.5 3H5",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  payments: "M3 6h14v9H3zM3 9h14M6 12.5h3",
  expenses: "M4.5 3.5h11v13l-2.75-1.75L10 16.5l-2.75-1.75L4.5 16.5zM7.5 7h5M7.5 10h5",
  invoices: "M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h5",
  numbers: "M4 5.5h1v4M3.5 9.5h3M3.5 13h2.5l-2.5 3h3M9 6h7.5M9 10h7.5M9 14.5h7.5",
  ledger:
    "M10 5.5C8 4 5.5 4 3.5 4.5v11c2-.5 4.5-.5 6.5 1 2-1.5 4.5-1.5 6.5-1v-11c-2-.5-4.5-.5-6.5 1zM10 5.5v11",
  balance: "M10 3.5v13M6 16.5h8M4 6h12M4 6l-2 5.5h4zM16 6l-2 5.5h4z",
  validate: "M5 9.5h10v7H5zM7 9.5v-2.5a3 3 0 0 1 6 0v2.5M10 12.5v1.5",
  years: "M5 4h10M5 16h10M6 4c0 3.5 4 4 4 6s-4 2.5-4 6M14 4c0 3.5-4 4-4 6s4 2.5 4 6",
  customers: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.5-3.5 3-4.5 6-4.5s5.5 1 6 4.5",
  clients: "M3.5 15.5v-10h5l1.5 2h6.5v8zM6 10.5h8",
  articles: "M10 3.5l6.5 3.25v6.5L10 16.5l-6.5-3.25v-6.5zM3.5 6.75L10 10l6.5-3.25M10 10v6.5",
  import: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12",
  export: "M10 12.5v-9M6.5 7L10 3.5 13.5 7M4 16.5h12",
  connections: "M8 12l4-4M9 6l1.5-1.5a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.5 1.5a3.5 3.5 0 0 1-5-5L6 9",
  users:
    "M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2 16.5c.5-3.5 2.5-4.5 5.5-4.5s5 1 5.5 4.5M12.5 4.25a2.75 2.75 0 0 1 0 5M14.5 12.25c2 .5 3.25 1.75 3.5 4.25",
  audit: "M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h2.5",
  settings:
    "M3.5 6.5h7M14.5 6.5h2M12.5 4.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM3.5 13.5h2M9.5 13.5h7M7.5 11.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  down: "M5.5 8l4.5 4.5L14.5 8",
  back: "M12 5l-5 5 5 5",
  next: "M8 5l5 5-5 5",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  check: "M4.5 10.5l3.75 3.75L15.5 6.5",
  edit: "M4 16l.75-3.25L13.5 4l2.5 2.5-8.75 8.75zM11.5 6l2.5 2.5",
  search: "M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.75 12.75L16.5 16.5",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  warn: "M10 3.5l7 12.5H3zM10 8.5v3.5M10 14h.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.5V13M10 6.75h.01",
  show: "M2.5 10C4 6.75 6.75 5 10 5s6 1.75 7.5 5c-1.5 3.25-4.25 5-7.5 5s-6-1.75-7.5-5zM10 12.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z",
  lock: "M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  hide: "M2.5 10C4 6.75 6.75 5 10 5s6 1.75 7.5 5c-1.5 3.25-4.25 5-7.5 5s-6-1.75-7.5-5zM4 16L16 4",
} as const;

export type IconName = keyof typeof paths;

interface IconProps extends JSX.SvgSVGAttributes<SVGSVGElement> {
  readonly name: IconName;
}

/** A drawing beside a word; it says nothing to a screen reader, the word does. */
export function Icon(props: IconProps) {
  const [own, rest] = splitProps(props, ["name"]);
  return (
    <svg
      class="icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width={own.name === "more" ? 2.5 : 1.6}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      {...rest}
    >
      <path d={paths[own.name]} />
    </svg>
  );
}
