import { Show } from "solid-js";
import type { NumberRow } from "#web/books/questions/number-register.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import type { Tone } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { numbersTexts } from "./numbers-texts.ts";
import { runWords } from "./run-words.ts";

const tones: Readonly<Record<NumberRow["state"], Tone | undefined>> = {
  issued: undefined,
  credited: "info",
  outside: undefined,
  unread: undefined,
  coming: "wait",
  declared: "wait",
  hole: "bad",
  doubled: "bad",
};

/** A number, what bears it and what became of it; on a phone all of it stands in two lines beside the amount. */
export function createNumberColumns(): () => readonly Column<NumberRow>[] {
  const t = useTexts(numbersTexts);
  const i18n = useI18n();
  const numbers = ({ number, lastNumber }: NumberRow) =>
    number === null ? t("notTold") : runWords(t, number, lastNumber);
  const kind = ({ paper }: NumberRow) =>
    paper === null ? "" : t(paper.kind === "sale" ? "invoice" : "creditNote");
  const details = ({ credits, creditNotes, isDayEarlier, reason, declaredBy, declaredAt }: NumberRow) =>
    [
      credits !== null && t("creditsWhich", { number: credits }),
      creditNotes.length > 0 && t("creditedBy", { numbers: creditNotes.join(", ") }),
      isDayEarlier && t("dayEarlier"),
      reason !== null &&
        t("declaredBy", {
          reason,
          name: declaredBy ?? t("nobody"),
          day: declaredAt === null ? "" : i18n.dateTime(declaredAt),
        }),
    ]
      .filter(Boolean)
      .join(" · ");
  const onPhone = (row: NumberRow) =>
    [
      row.partyName,
      row.paper && i18n.dayShort(row.paper.day),
      row.state !== "issued" && t(`state.${row.state}`),
    ]
      .filter(Boolean)
      .join(" · ");

  return () => [
    {
      title: t("column.number"),
      width: "minmax(0, 3fr)",
      cell: (row) => (
        <>
          <strong>{numbers(row)}</strong>
          <span class="sub">
            <span class="only-narrow">
              {onPhone(row)}
              {onPhone(row) && details(row) && " · "}
              {row.run && details(row)}
            </span>
            {row.run === null && details(row)}
          </span>
        </>
      ),
    },
    {
      title: t("column.paper"),
      width: "minmax(0, 2fr)",
      wideOnly: true,
      // Why a number has no paper stands where the paper would.
      cell: (row) =>
        row.run === null ? [kind(row), row.partyName].filter(Boolean).join(" · ") : details(row),
    },
    {
      title: t("column.day"),
      width: "124px",
      wideOnly: true,
      cell: (row) => (row.paper === null ? "" : i18n.day(row.paper.day)),
    },
    {
      title: t("column.state"),
      width: "minmax(0, 1.4fr)",
      wideOnly: true,
      cell: (row) => <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag>,
    },
    {
      title: t("column.amount"),
      kind: "number",
      width: "clamp(100px, 12vw, 128px)",
      cell: (row) => <Show when={row.paper}>{(paper) => i18n.money(paper().grossCents)}</Show>,
    },
  ];
}
