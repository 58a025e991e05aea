import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Plan } from "#core/plans/plan.ts";
import { hasEnded, planTerms } from "#core/plans/plan-terms.ts";
import { hasRight, standingOf } from "#core/rights/rights.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { PlanFacts } from "./plan-facts.tsx";
import { planTexts } from "./plan-texts.ts";
import { PremiumSection } from "./premium-section.tsx";
import { yearAfter } from "./year-after.ts";

const names = Object.keys(planTerms) as Plan["name"][];

/** What the company subscribes to, and the choice of another plan or of another year. */
export function PlanPage() {
  const t = useTexts(planTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const open = useQuestion("company");
  const people = useQuestion("members");
  const [typed, setTyped] = createSignal<Plan["name"] | null>(null);
  const [term, setTerm] = createSignal<"year" | "open" | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const today = localDay();
  const plan = () => open()?.company.plan;
  const isEnded = () => {
    const known = plan();
    return known !== undefined && hasEnded(known, today);
  };
  const name = () => typed() ?? plan()?.name ?? "practice";
  const chosenTerm = () => term() ?? (plan()?.throughDay === null ? "open" : "year");
  /** A year more than what is still open, or from today. */
  const yearThrough = () => {
    const through = plan()?.throughDay ?? null;
    return yearAfter(through !== null && through >= today ? through : today);
  };
  const throughDay = () => (chosenTerm() === "year" ? yearThrough() : null);
  const isSame = () => name() === plan()?.name && throughDay() === plan()?.throughDay;
  const mayChoose = () => open()?.rights.includes("manageCompany") ?? false;
  const whoMay = () =>
    (people()?.members ?? [])
      .filter((member) => hasRight(standingOf(member, open()?.company.roles ?? []), "manageCompany"))
      .map((member) => member.name)
      .join(", ");
  const allows = (of: Plan["name"]) => {
    const { collaboratorsMax, monthlyCents } = planTerms[of];
    return t(`allows.${of}`, { max: collaboratorsMax ?? 0, price: i18n.money(monthlyCents) });
  };

  async function choose(event: SubmitEvent) {
    event.preventDefault();
    const known = plan();
    if (known === undefined || isSame()) return;
    const sent = await send("plan.choose", {
      name: name(),
      throughDay: throughDay(),
      isPremium: known.isPremium,
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    setTyped(null);
    setTerm(null);
    showToast({ tone: "ok", title: t("saved") });
  }

  return (
    <Page
      title={t("title")}
      actions={
        <A class="button" href="/settings">
          {t("back")}
        </A>
      }
    >
      <Show when={open()}>
        {(known) => (
          <div class="stack form">
            <Show when={isEnded()}>
              <Notice
                tone="wait"
                title={t("endedTitle", { day: i18n.day(known().company.plan.throughDay ?? today) })}
              >
                {t("endedText")}
              </Notice>
            </Show>
            <Sheet label={t("current")}>
              <div class="sheet-body stack">
                <h2>{t("current")}</h2>
                <PlanFacts plan={known().company.plan} people={people()} isEnded={isEnded()} />
              </div>
            </Sheet>
            <Show when={mayChoose()} fallback={<p class="muted">{t("readOnly", { names: whoMay() })}</p>}>
              <Sheet label={t("choose")}>
                <form class="sheet-body stack" onSubmit={(event) => void choose(event)} noValidate>
                  <h2>{t("choose")}</h2>
                  <RadioGroup
                    label={t("name")}
                    options={names.map((value) => ({ value, label: t(value), hint: allows(value) }))}
                    value={name()}
                    onChange={setTyped}
                  />
                  <RadioGroup
                    label={t("term")}
                    options={[
                      { value: "year", label: t("year", { day: i18n.day(yearThrough()) }) },
                      { value: "open", label: t("open") },
                    ]}
                    value={chosenTerm()}
                    onChange={setTerm}
                  />
                  <p class="muted small">
                    {t("paidBy", { company: known().company.name })}{" "}
                    <Show when={known().company.care ?? known().company.careEnded}>
                      {t("firmNotCharged")}
                    </Show>
                  </p>
                  <Show when={problem()}>
                    {(said) => <Notice tone="bad" title={problemText(said())} live />}
                  </Show>
                  <Show when={isSame()}>
                    <p class="muted small" role="status">
                      {t("same")}
                    </p>
                  </Show>
                  <div>
                    <Button type="submit" look="primary" disabled={isSame()}>
                      {t(name() === plan()?.name ? "renew" : "submit")}
                    </Button>
                  </div>
                </form>
              </Sheet>
              <PremiumSection company={known().company} />
            </Show>
          </div>
        )}
      </Show>
    </Page>
  );
}
