import { A } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Payment } from "#core/vouchers/voucher.ts";
import { CancelDialog } from "#web/app/cancel-dialog.tsx";
import { createCorrecting } from "#web/app/create-correcting.ts";
import { correctionFormOf, newFormOf } from "#web/app/form-places.ts";
import { RecordedVoucher } from "#web/app/recorded-voucher.tsx";
import { StrandedCorrection } from "#web/app/stranded-correction.tsx";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { CorrectPayment } from "./correct-payment.tsx";
import { toPaymentTyping } from "./payment-typing.ts";
import { paymentsTexts } from "./payments-texts.ts";

interface RecordedPaymentProps {
  readonly id: string;
}

/** A recorded payment: what it is, what it books, its way, and what it was before. */
export function RecordedPayment(props: RecordedPaymentProps) {
  const t = useTexts(paymentsTexts);
  const i18n = useI18n();
  const detail = useQuestion("voucher", () => ({ id: props.id }));
  const open = useQuestion("company");
  const [cancelling, setCancelling] = createSignal(false);

  const payment = createMemo((): Payment | null => {
    const voucher = detail()?.voucher;
    return voucher?.kind === "payment" ? voucher : null;
  });
  const isOpen = () => {
    const { closed, reversing } = detail() ?? {};
    return payment()?.state === "recorded" && closed === null && !reversing?.by && !reversing?.of;
  };
  const correcting = createCorrecting(
    () => correctionFormOf("payment", props.id).name,
    () => (payment() === null ? null : isOpen()),
  );

  return (
    <Page
      title={payment()?.label ?? t("title")}
      subtitle={<Show when={payment()}>{(known) => <>{i18n.dayLong(known().day)}</>}</Show>}
      actions={
        <>
          <A class="button" href="/payments">
            {t("back")}
          </A>
          <Show when={isOpen() && !correcting.isCorrecting()}>
            <Button look="primary" onClick={correcting.begin}>
              {t("correct")}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={payment()} fallback={<Show when={detail() === null}>{<Notice title={t("gone")} />}</Show>}>
        {(known) => (
          <div class="stack">
            <Show when={correcting.isCorrecting() && open()}>
              {(company) => (
                <CorrectPayment
                  payment={known()}
                  company={company().company}
                  chart={company().chart}
                  onDone={correcting.end}
                />
              )}
            </Show>
            <Show when={open()}>
              {(company) => (
                <StrandedCorrection
                  correcting={correcting}
                  toNew={(typed) => ({
                    ...newFormOf("payment"),
                    typing: {
                      ...toPaymentTyping(known(), company().company),
                      ...typed,
                      id: crypto.randomUUID(),
                      before: null,
                    },
                  })}
                />
              )}
            </Show>
            <Show when={detail()}>
              {(opened) => (
                <RecordedVoucher
                  voucher={known()}
                  detail={opened()}
                  amountCents={known().amountCents}
                  cancelled={t("cancelled")}
                />
              )}
            </Show>
            <Show when={isOpen()}>
              <div class="cluster">
                <Button look="danger" onClick={() => setCancelling(true)}>
                  {t("cancelPayment")}
                </Button>
              </div>
            </Show>
            <CancelDialog
              id={known().id}
              title={t("cancelPayment")}
              open={cancelling()}
              onClose={() => setCancelling(false)}
            />
          </div>
        )}
      </Show>
    </Page>
  );
}
