import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { Tag } from "#web/ui/tag.tsx";
import { planTexts } from "./plan-texts.ts";

interface PremiumSectionProps {
  readonly company: Company;
}

/** The premium licence beside the plan: a company that runs itself activates its own. */
export function PremiumSection(props: PremiumSectionProps) {
  const t = useTexts(planTexts);
  const problemText = useProblemText();
  const send = useSend();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isPremium = () => props.company.plan.isPremium;

  async function turn() {
    const { name, throughDay } = props.company.plan;
    const sent = await send("plan.choose", { name, throughDay, isPremium: !isPremium() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("premiumSaved") });
  }
  return (
    <Sheet label={t("premium")}>
      <div class="sheet-body stack">
        <h2>{t("premium")}</h2>
        <p class="muted small">{t("premiumText")}</p>
        <p role="status">
          <Tag tone={isPremium() ? "ok" : undefined}>
            {t(isPremium() ? "premiumActive" : "premiumInactive")}
          </Tag>
        </p>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        <Show when={isPremium() && props.company.isForProduction}>
          <p class="muted small">{t("premiumEndsConnection")}</p>
        </Show>
        <div>
          <Button onClick={() => void turn()}>{t(isPremium() ? "premiumOff" : "premiumOn")}</Button>
        </div>
      </div>
    </Sheet>
  );
}
