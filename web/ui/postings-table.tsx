import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import type { Column } from "./column.ts";
import { SheetRows } from "./sheet.tsx";

interface Line {
  readonly account: string;
  readonly label: string;
  readonly side: "debit" | "credit";
  readonly cents: number;
  /** The same in the currency it was booked in, where that is another: "55,10 USD". */
  readonly foreign?: string | undefined;
}

interface PostingsTableProps {
  readonly label: string;
  readonly titles: { readonly account: string; readonly debit: string; readonly credit: string };
  readonly lines: readonly Line[];
}

/** Amounts on two sides, with their totals below. */
export function PostingsTable(props: PostingsTableProps) {
  const { amount } = useI18n();
  const total = (side: Line["side"]) =>
    amount(props.lines.reduce((sum, line) => sum + (line.side === side ? line.cents : 0), 0));
  const columns = (): readonly Column<Line>[] => [
    {
      title: props.titles.account,
      cell: (line) => (
        <>
          {line.account}
          <span class="sub">{line.label}</span>
          <Show when={line.foreign}>
            <span class="sub">{line.foreign}</span>
          </Show>
        </>
      ),
      total: "",
    },
    {
      title: props.titles.debit,
      kind: "number",
      cell: (line) => (line.side === "debit" ? amount(line.cents) : ""),
      total: total("debit"),
    },
    {
      title: props.titles.credit,
      kind: "number",
      cell: (line) => (line.side === "credit" ? amount(line.cents) : ""),
      total: total("credit"),
    },
  ];
  return <SheetRows label={props.label} columns={columns()} rows={props.lines} />;
}
