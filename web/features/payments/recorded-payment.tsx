import { A } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { Way } from "#web/ui/way.tsx";
import { CorrectPayment } from "./correct-payment.tsx";
import { paymentsTexts } from "./payments-texts.ts";

interface RecordedPaymentProps {
  readonly id: string;
}

/** A recorded payment: what it is, what it books, its way, and what it was before. */
export function RecordedPayment(props: RecordedPaymentProps) {
  const t = useTexts(paymentsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const detail = useQuestion("voucher", () => ({ id: props.id }));
  const open = useQuestion("company");
  const [correcting, setCorrecting] = createSignal(false);
  const [cancelling, setCancelling] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const payment = createMemo((): Payment | null => {
    const voucher = detail()?.voucher;
    return voucher?.kind === "payment" ? voucher : null;
  });
  const isOpen = () => {
    const { closed, reversing } = detail() ?? {};
    return payment()?.state === "recorded" && closed === null && !reversing?.by && !reversing?.of;
  };
  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";

  async function cancel() {
    const sent = await send("voucher.cancel", { id: props.id, reason: reason() });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) setCancelling(false);
  }

  return (
    <Page
      title={payment()?.label ?? t("title")}
      subtitle={<Show when={payment()}>{(known) => <>{i18n.dayLong(known().day)}</>}</Show>}
      actions={
        <>
          <A class="button" href="/payments">
            {t("back")}
          </A>
          <Show when={isOpen()}>
            <Button look="primary" onClick={() => setCorrecting(true)}>
              {t("correct")}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={payment()} fallback={<Show when={detail() === null}>{<Notice title={t("gone")} />}</Show>}>
        {(known) => (
          <div class="stack">
            <Sheet margin>
              <div class="sheet-body stack">
                <p class="big">
                  {i18n.money(known().amountCents)}{" "}
                  <Show when={known().state === "cancelled"}>
                    <Tag tone="bad">{t("cancelled")}</Tag>
                  </Show>
                </p>
                <Show when={detail()?.partyName}>{(name) => <p>{name()}</p>}</Show>
                <h2>{t("way")}</h2>
                <Way steps={detail()?.way ?? []} />
              </div>
            </Sheet>
            <Show when={known().postings.length > 0}>
              <PostingsTable
                label={t("postings")}
                titles={{ account: t("accountColumn"), debit: t("debit"), credit: t("credit") }}
                lines={known().postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
              />
            </Show>
            <Show when={known().earlier.length > 0}>
              <Sheet>
                <div class="sheet-body stack">
                  <h2>{t("earlier")}</h2>
                  <For each={known().earlier}>
                    {(version) => (
                      <p>
                        <span class="muted small">
                          {t("earlierOn", { at: i18n.dateTime(version.changedAt) })}
                        </span>{" "}
                        <span class="block">
                          {[
                            typeof version.before["amountCents"] === "number" &&
                              i18n.money(version.before["amountCents"]),
                            typeof version.before["label"] === "string" && version.before["label"],
                            typeof version.before["day"] === "string" && i18n.day(version.before["day"]),
                          ]
                            .filter(Boolean)
                            .join(" · ")}
                        </span>
                      </p>
                    )}
                  </For>
                </div>
              </Sheet>
            </Show>
            <Show when={detail()}>{(opened) => <ClosedVoucher detail={opened()} />}</Show>
            <Show when={isOpen()}>
              <div class="cluster">
                <Button look="danger" onClick={() => setCancelling(true)}>
                  {t("cancelPayment")}
                </Button>
              </div>
            </Show>
            <Show when={correcting() && open()}>
              {(company) => (
                <CorrectPayment
                  payment={known()}
                  company={company().company}
                  chart={company().chart}
                  onClose={() => setCorrecting(false)}
                />
              )}
            </Show>
            <Dialog
              open={cancelling()}
              onClose={() => setCancelling(false)}
              title={t("cancelPayment")}
              actions={
                <Button look="danger" onClick={cancel} disabled={reason().trim() === ""}>
                  {t("cancelPayment")}
                </Button>
              }
            >
              <TextField label={t("cancelReason")} value={reason()} onChange={setReason} maxLength={200} />
              <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
            </Dialog>
          </div>
        )}
      </Show>
    </Page>
  );
}
