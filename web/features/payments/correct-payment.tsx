import { createMemo, createSignal, onMount, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { createPaymentForm } from "./create-payment-form.ts";
import { createUnpaid } from "./create-unpaid.ts";
import { fieldOfProblem, toPaymentFields } from "./payment-args.ts";
import { PaymentFields } from "./payment-fields.tsx";
import { paymentsTexts } from "./payments-texts.ts";

interface CorrectPaymentProps {
  readonly payment: Payment;
  readonly company: Company;
  readonly chart: Chart;
  readonly onClose: () => void;
}

/** Mends a mistyped payment; only what was changed is sent. */
export function CorrectPayment(props: CorrectPaymentProps) {
  const t = useTexts(paymentsTexts);
  const problemText = useProblemText();
  const send = useSend();
  const parties = useQuestion("parties");
  const unpaid = createUnpaid();
  const form = createPaymentForm(() => null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  onMount(() => form.load(props.payment, props.company));

  const errors = createMemo(() => {
    const said = problem();
    const field = said && fieldOfProblem(said);
    return said && field ? { [field]: problemText(said) } : {};
  });

  async function save() {
    const typed = toPaymentFields(form.typing, props.company, props.payment.label);
    const changed = Object.entries(typed).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(props.payment[field as keyof Payment]),
    );
    if (changed.length === 0) return props.onClose();
    const sent = await send("voucher.correct", {
      kind: "payment",
      id: props.payment.id,
      set: Object.fromEntries(changed),
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("corrected") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("correct")}
      actions={
        <Button look="primary" onClick={save}>
          {t("saveCorrection")}
        </Button>
      }
    >
      <PaymentFields
        typing={form.typing}
        set={form.set}
        company={props.company}
        chart={props.chart}
        parties={parties() ?? []}
        unpaid={unpaid.rows()}
        usualCents={[]}
        errors={errors()}
      />
      <Show when={problem()}>
        {(said) => (
          <Show when={fieldOfProblem(said()) === null}>
            <Notice tone="bad" title={problemText(said())} live />
          </Show>
        )}
      </Show>
    </Dialog>
  );
}
