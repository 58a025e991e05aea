import { Show } from "solid-js";
import type { Plan } from "#core/plans/plan.ts";
import type { CompanyPeople } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { planTexts } from "./plan-texts.ts";

interface PlanFactsProps {
  readonly plan: Plan;
  /** Undefined until they are known. */
  readonly people: CompanyPeople | null | undefined;
  readonly isEnded: boolean;
}

/** What a company has subscribed to: for how many people and until when. */
export function PlanFacts(props: PlanFactsProps) {
  const t = useTexts(planTexts);
  const i18n = useI18n();
  const end = () => {
    const { throughDay } = props.plan;
    if (throughDay === null) return t("noEnd");
    return t(props.isEnded ? "endedOn" : "through", { day: i18n.day(throughDay) });
  };
  return (
    <dl class="pairs">
      <dt>{t("name")}</dt>
      <dd>{t(props.plan.name)}</dd>
      <Show when={props.people}>
        {(known) => (
          <>
            <dt>{t("places")}</dt>
            <dd>
              <Show when={known().placesMax} fallback={t("placesFree", { taken: known().placesTaken })}>
                {(max) => t("placesOf", { taken: known().placesTaken, max: max() })}
              </Show>
            </dd>
          </>
        )}
      </Show>
      <dt>{t("premium")}</dt>
      <dd>{t(props.plan.isPremium ? "yes" : "no")}</dd>
      <dt>{t("end")}</dt>
      <dd>{end()}</dd>
    </dl>
  );
}
