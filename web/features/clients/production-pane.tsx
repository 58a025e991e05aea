import { createSignal, Show } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { actOnClient, OFFLINE } from "#web/app/ask-firm.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { LeaveGuard } from "#web/ui/leave-guard.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { clientsTexts } from "./clients-texts.ts";

interface ProductionPaneProps {
  readonly firm: string;
  readonly client: PortfolioClient;
  readonly isOnline: boolean;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Whether the firm's production software may fetch one folder: ticked and saved, for that folder and no other. */
export function ProductionPane(props: ProductionPaneProps) {
  const t = useTexts(clientsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const [typed, setTyped] = createSignal<boolean | null>(null);
  const [isSending, setSending] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const known = () => props.client.isForProduction;
  const isChanged = () => typed() !== null && typed() !== known();
  const mayChange = () => props.client.plan.isPremium && props.client.rights.includes("connect");
  const reason = () => {
    if (!props.client.plan.isPremium) return t("sites.needsLicence");
    return mayChange() ? t("sites.kept") : t("sites.mayNot");
  };
  const said = (one: SaidProblem) => (one.code === OFFLINE ? t("result.offline") : problemText(one));

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const isWanted = typed();
    if (isWanted === null || !isChanged()) return;
    setSending(true);
    const sent = await actOnClient(props.firm, props.client.id, { act: "production", isWanted });
    setProblem(sent.ok ? null : sent.problem);
    // What the server holds now is shown, be it what was asked or not.
    await props.onDone();
    setSending(false);
    if (!sent.ok) return;
    setTyped(null);
    showToast({ tone: "ok", title: t("sites.saved", { name: props.client.name }) });
  }

  return (
    <Sheet label={props.client.name}>
      <LeaveGuard when={isChanged()} />
      <form class="sheet-body stack" onSubmit={save} noValidate>
        <h2 tabIndex={-1}>{props.client.name}</h2>
        <h3>{t("sites.paneTitle")}</h3>
        <Checkbox
          label={t("sites.isWanted")}
          description={reason()}
          checked={typed() ?? known()}
          onChange={setTyped}
          disabled={!mayChange()}
        />
        <Show when={problem()}>{(one) => <Notice tone="bad" title={said(one())} live />}</Show>
        <div class="cluster">
          <Show when={mayChange()}>
            <Button type="submit" look="primary" disabled={!isChanged() || isSending() || !props.isOnline}>
              {i18n.t("action.save")}
            </Button>
          </Show>
          <Button type="button" onClick={() => props.onClose()}>
            {i18n.t("action.close")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
