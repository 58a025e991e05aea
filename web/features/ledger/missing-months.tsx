import { Show } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { journalTexts } from "./journal-texts.ts";
import { monthRuns } from "./month-runs.ts";

/** Says beside sums which months they are without, so that nobody takes a part for the whole. */
export function MissingMonths(props: { readonly months: readonly string[] | undefined }) {
  const t = useTexts(journalTexts);
  const i18n = useI18n();
  const named = (months: readonly string[]) =>
    monthRuns(months)
      .map(({ first, last }) =>
        first === last
          ? i18n.month(first)
          : t("period.fromThrough", { from: i18n.month(first), through: i18n.month(last) }),
      )
      .join(", ");

  return (
    <Show when={props.months?.length ? props.months : undefined}>
      {(months) => (
        <Notice tone="wait" title={t("missingTitle", { count: months().length })}>
          {t("missingText", { months: named(months()) })}
        </Notice>
      )}
    </Show>
  );
}
