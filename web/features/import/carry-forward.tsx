import { Show } from "solid-js";
import type { FecReading } from "#web/books/import-state.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { Notice } from "#web/ui/notice.tsx";
import { SheetRows } from "#web/ui/sheet.tsx";
import { importTexts } from "./import-texts.ts";

interface CarryForwardProps {
  readonly reading: FecReading;
}

type Difference = NonNullable<FecReading["carryForward"]>["differences"][number];

/** How what a file opens with differs from what these books end the year before with: said, and no reason to refuse. */
export function CarryForward(props: CarryForwardProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const columns = (): readonly Column<Difference>[] => [
    { title: t("carried.account"), cell: ({ account }) => account },
    {
      title: t("carried.closed"),
      kind: "number",
      wideOnly: true,
      cell: ({ closedCents }) => i18n.amount(closedCents),
    },
    {
      title: t("carried.opened"),
      kind: "number",
      wideOnly: true,
      cell: ({ openedCents }) => i18n.amount(openedCents),
    },
    {
      title: t("carried.apart"),
      kind: "number",
      cell: ({ closedCents, openedCents }) => i18n.amount(openedCents - closedCents),
    },
  ];
  return (
    <Show when={props.reading.carryForward}>
      {(carried) => (
        <Show
          when={carried().differences.length > 0}
          fallback={<Notice tone="ok" title={t("carried.same", { day: i18n.day(carried().endsOn) })} />}
        >
          <Notice
            tone="wait"
            title={t("carried.differs", {
              count: carried().differences.length,
              day: i18n.day(carried().endsOn),
            })}
          >
            {t("carried.text")}
          </Notice>
          <SheetRows label={t("carried.label")} columns={columns()} rows={carried().differences} />
        </Show>
      )}
    </Show>
  );
}
