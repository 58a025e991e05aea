import { For } from "solid-js";
import type { ShownYear } from "#web/books/questions/years.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { yearsTexts } from "./years-texts.ts";

/** A year at a glance: a mark for each month and one for the closing period, said in words to who cannot see them. */
export function MonthStrip(props: { readonly year: ShownYear }) {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const isShut = () => props.year.state !== "open";
  return (
    <ol class="month-strip" aria-label={t("months")}>
      <For each={props.year.months}>
        {({ month, state }) => (
          <li data-state={state}>
            <span aria-hidden="true">{i18n.monthShort(month)}</span>
            <span class="aside-voice">
              {i18n.month(month)}: {t(`month.${state}`)}
            </span>
          </li>
        )}
      </For>
      <li data-state={props.year.state === "closed" ? "validated" : isShut() ? props.year.state : "closing"}>
        <span aria-hidden="true">{t("closingPeriod")}</span>
        <span class="aside-voice">{t(isShut() ? "closingClosed" : "closingOpen")}</span>
      </li>
    </ol>
  );
}
