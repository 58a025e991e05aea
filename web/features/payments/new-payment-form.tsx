import { useNavigate } from "@solidjs/router";
import { createEffect, untrack } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { PaymentFields as Fields } from "#core/commands/payment-record.ts";
import type { Company } from "#core/companies/company.ts";
import { newFormOf } from "#web/app/form-places.ts";
import type { VoucherRow } from "#web/books/books.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { KeptLine } from "#web/ui/kept-line.tsx";
import { leadToErrors } from "#web/ui/lead-to-errors.ts";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { UnreadTextsProvider } from "#web/ui/unread-texts.ts";
import type { createUnpaid } from "./create-unpaid.ts";
import { toPaymentFields } from "./payment-args.ts";
import { PaymentFields } from "./payment-fields.tsx";
import { emptyTyping } from "./payment-typing.ts";
import { paymentsTexts } from "./payments-texts.ts";

interface NewPaymentFormProps {
  readonly company: Company;
  readonly chart: Chart;
  /** The practitioner whom the user is, if any: money is taken for them unless another is chosen. */
  readonly own: string | null;
  readonly unpaid: ReturnType<typeof createUnpaid>;
  /** The invoice that money came for, if one was named. */
  readonly invoice: string | undefined;
}

/** Records one payment after the other; one that came for an invoice leads back to it. */
export function NewPaymentForm(props: NewPaymentFormProps) {
  const t = useTexts(paymentsTexts);
  const i18n = useI18n();
  const send = useSend();
  const navigate = useNavigate();
  const parties = useQuestion("parties");
  // What was begun for one invoice, or for none, is not written over by what another is to get.
  const name = () =>
    props.invoice === undefined ? newFormOf("payment").name : `payment:of ${props.invoice}`;
  const kept = createKeptTyping(untrack(name), () =>
    emptyTyping({
      means: props.chart.means[0]?.id ?? null,
      practitioner: props.company.practitioners.some(({ id }) => id === props.own) ? props.own : null,
    }),
  );

  createEffect(() => {
    const claim: VoucherRow | undefined = props.unpaid.rows().find(({ id }) => id === props.invoice);
    if (claim && kept.isRead() && untrack(() => !kept.isRestored() && kept.typing.claim !== claim.id))
      kept.set({
        claim: claim.id,
        amountCents: claim.restCents,
        label: t("invoiceLabel", { number: claim.number ?? claim.partyName ?? "" }),
      });
  });

  const saving = createSaving<Fields>({
    // The next one of the day usually has the same means and practitioner.
    forget: () => kept.beginAgain(emptyTyping(kept.typing)),
    send: (set) => send("payment.record", { id: kept.typing.id, ...(set as Fields) }),
    onSaved: () =>
      showToast({
        tone: "ok",
        title: t("saved"),
        text: t("savedText", { amount: i18n.money(fields().amountCents), label: fields().label }),
      }),
    onDone: () => {
      if (props.invoice !== undefined) navigate(`/invoices/${props.invoice}`);
    },
  });
  const fields = () => toPaymentFields(kept.typing, props.company, t("sessionLabel"));

  return (
    <Sheet>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void saving.save(fields(), null).then(() => leadToErrors(form));
        }}
      >
        <div class="sheet-body stack form">
          <KeptLine isRestored={kept.isRestored()} onDiscard={kept.discard} />
          <UnreadTextsProvider value={kept.unread}>
            <PaymentFields
              typing={kept.typing}
              set={kept.set}
              company={props.company}
              chart={props.chart}
              parties={parties() ?? []}
              unpaid={props.unpaid.rows()}
              usualCents={props.unpaid.usualCents()}
              problem={saving.problem()}
            />
          </UnreadTextsProvider>
        </div>
        <div class="form-actions">
          <Button type="submit" look="primary">
            {t("save")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
