import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface PlanSectionProps {
  readonly company: Company;
}

/** What the company has subscribed to: for how many people and until when. */
export function PlanSection(props: PlanSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const people = useQuestion("members");
  const end = () => {
    const { throughDay } = props.company.plan;
    return throughDay === null ? t("plan.noEnd") : t("plan.through", { day: i18n.day(throughDay) });
  };
  return (
    <Sheet label={t("plan.title")}>
      <div class="sheet-body stack">
        <h2>{t("plan.title")}</h2>
        <dl class="pairs">
          <dt>{t("plan.name")}</dt>
          <dd>{t(`plan.${props.company.plan.name}`)}</dd>
          <Show when={people()}>
            {(known) => (
              <>
                <dt>{t("plan.places")}</dt>
                <dd>
                  <Show
                    when={known().placesMax}
                    fallback={t("plan.placesFree", { taken: known().placesTaken })}
                  >
                    {(max) => t("plan.placesOf", { taken: known().placesTaken, max: max() })}
                  </Show>
                </dd>
              </>
            )}
          </Show>
          <dt>{t("plan.end")}</dt>
          <dd>{end()}</dd>
        </dl>
        <A href="/users">{t("plan.users")}</A>
      </div>
    </Sheet>
  );
}
