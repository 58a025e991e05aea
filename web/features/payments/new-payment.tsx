import { A, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Page } from "#web/ui/page.tsx";
import { createUnpaid } from "./create-unpaid.ts";
import { NewPaymentForm } from "./new-payment-form.tsx";
import { paymentsTexts } from "./payments-texts.ts";

/** Three taps: an amount, a means, record. */
export function NewPayment() {
  const t = useTexts(paymentsTexts);
  const [search] = useSearchParams();
  const open = useQuestion("company");
  const unpaid = createUnpaid();

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
          <NewPaymentForm
            company={known().company}
            chart={known().chart}
            own={known().member?.practitioner ?? null}
            unpaid={unpaid}
            invoice={typeof search["invoice"] === "string" ? search["invoice"] : undefined}
          />
        )}
      </Show>
    </Page>
  );
}
