import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Right } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { LeaveGuard } from "#web/ui/leave-guard.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { settingsTexts } from "./settings-texts.ts";

interface ProductionSectionProps {
  readonly company: Company;
  /** What the reader may do. */
  readonly rights: readonly Right[];
}

/** Whether the accounting firm's production software may fetch what is validated here, which needs the premium licence. */
export function ProductionSection(props: ProductionSectionProps) {
  const t = useTexts(settingsTexts);
  const problemText = useProblemText();
  const send = useSend();
  const [typed, setTyped] = createSignal<boolean | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isPremium = () => props.company.plan.isPremium;
  const known = () => props.company.isForProduction === true;
  const isChanged = () => typed() !== null && typed() !== known();
  const reason = () => {
    if (!isPremium()) return t("production.needsLicence");
    return props.rights.includes("connect") ? t("production.kept") : t("production.mayNot");
  };

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const isWanted = typed();
    if (isWanted === null || !isChanged()) return;
    const sent = await send("production.choose", { isWanted });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    setTyped(null);
    showToast({ tone: "ok", title: t("production.saved") });
  }

  return (
    <Sheet label={t("production.title")}>
      <LeaveGuard when={isChanged()} />
      <form class="sheet-body stack" onSubmit={save} noValidate>
        <h2>{t("production.title")}</h2>
        <dl class="pairs">
          <dt>{t("production.licence")}</dt>
          <dd>{t(isPremium() ? "production.active" : "production.inactive")}</dd>
        </dl>
        <Checkbox
          label={t("production.isWanted")}
          description={reason()}
          checked={typed() ?? known()}
          onChange={setTyped}
          disabled={!isPremium() || !props.rights.includes("connect")}
        />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        <Show when={isPremium() && props.rights.includes("connect")}>
          <div>
            <Button type="submit" disabled={!isChanged()}>
              {t("production.save")}
            </Button>
          </div>
        </Show>
      </form>
    </Sheet>
  );
}
