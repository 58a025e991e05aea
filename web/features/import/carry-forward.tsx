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
      title: t("carried.ends"),
      kind: "number",
      wideOnly: true,
      cell: ({ closedCents }) => i18n.amount(closedCents),
    },
    {
      title: t("carried.opens"),
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
  const Compared = (said: {
    readonly same: string;
    readonly differs: string;
    readonly differences: readonly Difference[];
  }) => (
    <Show when={said.differences.length > 0} fallback={<Notice tone="ok" title={said.same} />}>
      <Notice tone="wait" title={said.differs}>
        {t("carried.text")}
      </Notice>
      <SheetRows label={said.differs} columns={columns()} rows={said.differences} />
    </Show>
  );
  return (
    <>
      <Show when={props.reading.carryForward}>
        {(carried) => (
          <Compared
            same={t("carried.same", { day: i18n.day(carried().endsOn) })}
            differs={t("carried.differs", {
              count: carried().differences.length,
              day: i18n.day(carried().endsOn),
            })}
            differences={carried().differences}
          />
        )}
      </Show>
      <Show when={props.reading.carriedOn}>
        {(carried) => (
          <Compared
            same={t("carriedOn.same", { day: i18n.day(carried().beginsOn) })}
            differs={t("carriedOn.differs", {
              count: carried().differences.length,
              day: i18n.day(carried().beginsOn),
            })}
            differences={carried().differences}
          />
        )}
      </Show>
    </>
  );
}
