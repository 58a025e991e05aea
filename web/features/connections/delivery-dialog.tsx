import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { Connection, Delivery } from "#core/connections/connection.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { askConnection } from "./ask-connection.ts";
import { connectionsTexts } from "./connections-texts.ts";
import { mayRetry } from "./delivery-order.ts";
import { OtherDocuments } from "./other-documents.tsx";
import { createVoucherName } from "./voucher-name.tsx";

interface DeliveryDialogProps {
  readonly delivery: Delivery;
  readonly connection: Connection;
  readonly isOnline: boolean;
  readonly onClose: () => void;
}

/** One sending whole: why it stands where it stands, in our words and theirs, and its way with times. */
export function DeliveryDialog(props: DeliveryDialogProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const reasonText = useReasonText();
  const navigate = useNavigate();
  const { books, company } = useBooks();
  const name = createVoucherName(() => props.delivery.voucher);
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const delivery = () => props.delivery;
  const stateText = (state: string) => {
    const known = (
      ["waiting", "sending", "delivered", "interrupted", "rejected", "unknown", "reconciled"] as const
    ).find((one) => one === state);
    return known ? t(`delivery.${known}`) : state;
  };

  async function retry() {
    const opened = company();
    if (opened === null) return;
    setBusy(true);
    const lane = { company: opened, system: props.connection.system };
    const asked = await askConnection(lane, "retry", { voucher: delivery().voucher });
    setBusy(false);
    setProblem(asked.ok ? null : asked.problem.code);
    await books()?.synchronise();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={[name.number(), name.party()].filter(Boolean).join(" · ")}
      description={stateText(delivery().state)}
      actions={
        <>
          <Button onClick={() => navigate(`/invoices/${delivery().voucher}`)}>{t("deliveries.open")}</Button>
          <Show when={mayRetry(delivery()) && props.connection.state === "connected"}>
            <Button look="primary" disabled={!props.isOnline || isBusy()} onClick={retry}>
              {t("act.retry")}
            </Button>
          </Show>
        </>
      }
    >
      <div class="stack">
        <Show when={delivery().reason}>
          {(reason) => (
            <Notice tone={delivery().state === "rejected" ? "bad" : "wait"} title={reasonText(reason())} />
          )}
        </Show>
        <Show when={delivery().differenceCents}>
          {(cents) => (
            <Notice tone="wait" title={t("deliveries.differenceText", { amount: i18n.money(cents()) })} />
          )}
        </Show>
        <OtherDocuments others={delivery().others} />
        <dl class="pairs">
          <Show when={delivery().theirMessage}>
            {(words) => (
              <>
                <dt>{t("deliveries.theirMessage")}</dt>
                <dd>{words()}</dd>
              </>
            )}
          </Show>
          <Show when={delivery().waitsUntil}>
            {(at) => (
              <>
                <dt>{t("deliveries.nextTry")}</dt>
                <dd>{i18n.dateTime(at())}</dd>
              </>
            )}
          </Show>
          <Show when={delivery().externalNumber}>
            {(number) => (
              <>
                <dt>{t("deliveries.externalNumber")}</dt>
                <dd>{number()}</dd>
              </>
            )}
          </Show>
          <Show when={delivery().externalId}>
            {(id) => (
              <>
                <dt>{t("deliveries.externalId")}</dt>
                <dd>
                  <code>{id()}</code>
                </dd>
              </>
            )}
          </Show>
          <dt>{t("deliveries.reference")}</dt>
          <dd>
            <code>{delivery().reference}</code>
          </dd>
          <dt>{t("deliveries.attempts")}</dt>
          <dd>{i18n.number(delivery().attempts)}</dd>
        </dl>
        <div>
          <h3>{t("deliveries.history")}</h3>
          <ol class="stack small">
            <For each={delivery().history}>
              {(step) => (
                <li>
                  {i18n.dateTime(step.at)} · {stateText(step.state)}
                  <Show when={step.detail}>
                    <span class="block muted">{reasonText(step.detail)}</span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </div>
        <Show when={problem()}>
          {(code) => (
            <Notice tone="bad" title={t("act.failed")} live>
              {reasonText(code())}
            </Notice>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
