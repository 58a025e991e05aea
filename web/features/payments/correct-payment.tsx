import type { Chart } from "#core/charts/chart.ts";
import type { PaymentFields as Fields } from "#core/commands/payment-record.ts";
import type { Company } from "#core/companies/company.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { correctionFormOf } from "#web/app/form-places.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { createUnpaid } from "./create-unpaid.ts";
import { toPaymentFields } from "./payment-args.ts";
import { PaymentFields } from "./payment-fields.tsx";
import { toPaymentTyping } from "./payment-typing.ts";
import { paymentsTexts } from "./payments-texts.ts";

interface CorrectPaymentProps {
  readonly payment: Payment;
  readonly company: Company;
  readonly chart: Chart;
  readonly onDone: () => void;
}

/** Mends a mistyped payment; only what was changed is sent. */
export function CorrectPayment(props: CorrectPaymentProps) {
  const t = useTexts(paymentsTexts);
  const send = useSend();
  const parties = useQuestion("parties");
  const unpaid = createUnpaid();
  const kept = createKeptTyping(correctionFormOf("payment", props.payment.id).name, () =>
    toPaymentTyping(props.payment, props.company),
  );
  const saving = createSaving<Fields>({
    forget: kept.forget,
    send: (set) => send("voucher.correct", { kind: "payment", id: props.payment.id, set }),
    onSaved: () => showToast({ tone: "ok", title: t("corrected") }),
    onDone: () => props.onDone(),
  });
  const save = () =>
    saving.save(toPaymentFields(kept.typing, props.company, props.payment.label), kept.typing.before);

  return (
    <SaveForm
      title={t("correct")}
      onSave={save}
      onCancel={saving.cancel}
      problem={undefined}
      isRestored={kept.isRestored()}
      unread={kept.unread}
      onDiscard={kept.discard}
    >
      <PaymentFields
        typing={kept.typing}
        set={kept.set}
        company={props.company}
        chart={props.chart}
        parties={parties() ?? []}
        unpaid={unpaid.rows()}
        usualCents={[]}
        problem={saving.problem()}
      />
    </SaveForm>
  );
}
