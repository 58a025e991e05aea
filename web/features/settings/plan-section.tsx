import { A } from "@solidjs/router";
import type { Company } from "#core/companies/company.ts";
import { hasEnded } from "#core/plans/plan-terms.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Sheet } from "#web/ui/sheet.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface PlanSectionProps {
  readonly company: Company;
}

/** What the company has subscribed to, and the ways to who works here and to another plan. */
export function PlanSection(props: PlanSectionProps) {
  const t = useTexts(settingsTexts);
  const people = useQuestion("members");
  return (
    <Sheet label={t("plan.title")}>
      <div class="sheet-body stack">
        <h2>{t("plan.title")}</h2>
        <PlanFacts
          plan={props.company.plan}
          people={people()}
          isEnded={hasEnded(props.company.plan, localDay())}
        />
        <div class="cluster">
          <A class="button" href="/settings/plan">
            {t("plan.choose")}
          </A>
          <A href="/users">{t("plan.users")}</A>
        </div>
      </div>
    </Sheet>
  );
}
