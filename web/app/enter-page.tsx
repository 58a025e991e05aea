import { A } from "@solidjs/router";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Page } from "#web/ui/page.tsx";

/** Where the thumb goes: what can be written down now. */
export function EnterPage() {
  const { t } = useI18n();
  return (
    <Page title={t("enter.title")}>
      <div class="quick">
        <A href="/payments/new">
          {t("enter.payment")}
          <small>{t("enter.paymentHint")}</small>
        </A>
        <A href="/expenses/new">
          {t("enter.expense")}
          <small>{t("enter.expenseHint")}</small>
        </A>
        <A href="/invoices/new">
          {t("enter.invoice")}
          <small>{t("enter.invoiceHint")}</small>
        </A>
        <A href="/import">
          {t("enter.import")}
          <small>{t("enter.importHint")}</small>
        </A>
      </div>
    </Page>
  );
}
