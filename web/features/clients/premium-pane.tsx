import { createSignal, Show } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import type { ClientAct, FirmAnswer } from "#web/app/ask-firm.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { SaidProblem } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { clientsTexts } from "./clients-texts.ts";

interface PremiumPaneProps {
  readonly client: PortfolioClient;
  readonly isOnline: boolean;
  readonly onAsk: (act: ClientAct) => Promise<FirmAnswer<null>>;
  readonly onDone: () => Promise<void>;
  readonly said: (problem: SaidProblem) => string;
}

/** Whether a client has the premium licence, and the button that gives or takes it. */
export function PremiumPane(props: PremiumPaneProps) {
  const t = useTexts(clientsTexts);
  const [isSending, setSending] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const isPremium = () => props.client.plan.isPremium;

  async function turn() {
    setSending(true);
    const sent = await props.onAsk({ act: "premium", isPremium: !isPremium() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) await props.onDone();
    setSending(false);
  }
  return (
    <section class="client-pane stack" aria-labelledby="premium-modules">
      <h3 id="premium-modules">{t("premium.title")}</h3>
      <p class="muted small">{t("premiumText")}</p>
      <p role="status">
        {t("premium.licence")}{" "}
        <Tag tone={isPremium() ? "ok" : undefined}>
          {t(isPremium() ? "premium.active" : "premium.inactive")}
        </Tag>
      </p>
      <Show when={problem()}>{(known) => <Notice tone="bad" title={props.said(known())} live />}</Show>
      <Show
        when={props.client.rights.includes("manageCompany")}
        fallback={
          <p class="muted small">
            {props.client.owner === null
              ? t("premium.mayNotUnnamed")
              : t("premium.mayNot", { owner: props.client.owner })}
          </p>
        }
      >
        <div>
          <Button type="button" disabled={isSending() || !props.isOnline} onClick={() => void turn()}>
            {t(isPremium() ? "premiumOff" : "premium.activate")}
          </Button>
        </div>
        <Show when={isPremium() && props.client.isForProduction}>
          <p class="muted small">{t("premium.endsConnection")}</p>
        </Show>
      </Show>
    </section>
  );
}
