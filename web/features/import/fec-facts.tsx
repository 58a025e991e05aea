import { For, Show } from "solid-js";
import type { FecPreview } from "#core/formats/fec/fec-preview.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { Sheet, SheetRows } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { importTexts } from "./import-texts.ts";
import { useFecWords } from "./use-fec-words.ts";

interface FecFactsProps {
  readonly preview: FecPreview;
}

/** What a file says of itself, and its journals. */
export function FecFacts(props: FecFactsProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const words = useFecWords();
  const apart = () => Math.abs(props.preview.debitCents - props.preview.creditCents);

  const facts = (): readonly (readonly [name: string, value: string])[] => {
    const { preview } = props;
    const { closingDay, firstDay, lastDay, separator } = preview;
    const encoding = [words.encoding(preview.encoding), separator && t(`facts.separator.${separator}`)];
    return [
      [t("facts.file"), `${preview.fileName} · ${i18n.bytes(preview.byteLength)}`],
      [t("facts.registration"), preview.siren ?? t("facts.registrationUnknown")],
      [
        t("facts.year"),
        closingDay === null ? t("facts.yearUnknown") : t("facts.yearThrough", { day: i18n.day(closingDay) }),
      ],
      [
        t("facts.days"),
        firstDay === null || lastDay === null
          ? "–"
          : t("facts.daysValue", { from: i18n.day(firstDay), through: i18n.day(lastDay) }),
      ],
      [t("facts.rows"), i18n.number(preview.rows)],
      [t("facts.entries"), i18n.number(preview.entries)],
      [t("facts.debit"), i18n.money(preview.debitCents)],
      [t("facts.credit"), i18n.money(preview.creditCents)],
      [t("facts.notValidated"), i18n.number(preview.notValidated)],
      [t("facts.encoding"), encoding.filter(Boolean).join(" · ")],
    ];
  };
  const columns = (): readonly Column<FecPreview["journals"][number]>[] => [
    {
      title: t("journal"),
      cell: (journal) => (
        <>
          {journal.code}
          <span class="sub">{journal.label}</span>
        </>
      ),
      total: i18n.t("word.total"),
    },
    {
      title: t("entries"),
      kind: "number",
      width: "110px",
      wideOnly: true,
      cell: (journal) => i18n.number(journal.entries),
      total: i18n.number(props.preview.entries),
    },
    {
      title: t("facts.debit"),
      kind: "number",
      cell: (journal) => i18n.amount(journal.debitCents),
      total: i18n.amount(props.preview.debitCents),
    },
    {
      title: t("facts.credit"),
      kind: "number",
      cell: (journal) => i18n.amount(journal.creditCents),
      total: i18n.amount(props.preview.creditCents),
    },
  ];

  return (
    <>
      <Sheet label={t("preview")}>
        <div class="sheet-body stack">
          <h2>{t("preview")}</h2>
          <dl class="facts" data-wide="">
            <For each={facts()}>
              {([name, value], index) => (
                <div data-broad={index() === 0 ? "" : undefined}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              )}
            </For>
          </dl>
          <Show when={props.preview.entries > 0}>
            <p>
              <Show
                when={apart() === 0}
                fallback={<Tag tone="bad">{t("unequal", { amount: i18n.money(apart()) })}</Tag>}
              >
                <Tag tone="ok">{t("equal")}</Tag>
              </Show>
            </p>
          </Show>
        </div>
      </Sheet>
      <Show when={props.preview.journals.length > 0}>
        <SheetRows label={t("journals")} columns={columns()} rows={props.preview.journals} />
      </Show>
    </>
  );
}
