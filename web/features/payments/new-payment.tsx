import { A, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { VoucherRow } from "#web/books/books.ts";
import { useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { createPaymentForm } from "./create-payment-form.ts";
import { createUnpaid } from "./create-unpaid.ts";
import { fieldOfProblem, toPaymentFields } from "./payment-args.ts";
import { PaymentFields } from "./payment-fields.tsx";
import { paymentsTexts } from "./payments-texts.ts";

/** Three taps: an amount, a means, record. */
export function NewPayment() {
  const t = useTexts(paymentsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { company } = useBooks();
  const send = useSend();
  const [search] = useSearchParams();
  const open = useQuestion("company");
  const parties = useQuestion("parties");
  const unpaid = createUnpaid();
  const form = createPaymentForm(() => (company() === null ? null : `payment:${company()}`));
  const [problem, setProblem] = createSignal<Problem | null>(null);

  createEffect(() => {
    const first = open()?.chart.means[0]?.id;
    if (first && form.typing.means === null) form.set({ means: first });
  });
  createEffect(() => {
    const own = open()?.member?.practitioner ?? null;
    const isThere = open()?.company.practitioners.some(({ id }) => id === own) ?? false;
    if (isThere && form.typing.practitioner === null) form.set({ practitioner: own });
  });
  createEffect(() => {
    const asked = unpaid.rows().find((row: VoucherRow) => row.id === search["invoice"]);
    if (asked && form.typing.claim !== asked.id)
      form.set({
        claim: asked.id,
        amountCents: asked.restCents,
        label: t("invoiceLabel", { number: asked.number ?? asked.partyName ?? "" }),
      });
  });

  const errors = createMemo(() => {
    const said = problem();
    const field = said && fieldOfProblem(said);
    return said && field ? { [field]: problemText(said) } : {};
  });

  async function record(event: SubmitEvent) {
    event.preventDefault();
    const known = open();
    if (!known) return;
    const fields = toPaymentFields(form.typing, known.company, t("sessionLabel"));
    const sent = await send("payment.record", { id: crypto.randomUUID(), ...fields });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({
      tone: "ok",
      title: t("saved"),
      text: t("savedText", { amount: i18n.money(fields.amountCents), label: fields.label }),
    });
    await form.clear();
  }

  return (
    <Page
      title={t("record")}
      actions={
        <A class="button" href="/payments">
          {t("back")}
        </A>
      }
    >
      <Show when={open()}>
        {(known) => (
          <Sheet>
            <form onSubmit={record} noValidate>
              <div class="sheet-body stack form">
                <PaymentFields
                  typing={form.typing}
                  set={form.set}
                  company={known().company}
                  chart={known().chart}
                  parties={parties() ?? []}
                  unpaid={unpaid.rows()}
                  usualCents={unpaid.usualCents()}
                  errors={errors()}
                />
                <Show when={problem()}>
                  {(said) => (
                    <Show when={fieldOfProblem(said()) === null}>
                      <Notice tone="bad" title={problemText(said())} live />
                    </Show>
                  )}
                </Show>
              </div>
              <div class="form-actions">
                <Button type="submit" look="primary">
                  {t("save")}
                </Button>
              </div>
            </form>
          </Sheet>
        )}
      </Show>
    </Page>
  );
}
