import { A } from "@solidjs/router";
import { For } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Page } from "#web/ui/page.tsx";

const ways = [
  { href: "/payments/new", icon: "payments", title: "enter.payment", hint: "enter.paymentHint" },
  { href: "/expenses/new", icon: "expenses", title: "enter.expense", hint: "enter.expenseHint" },
  { href: "/invoices/new", icon: "invoices", title: "enter.invoice", hint: "enter.invoiceHint" },
  { href: "/entries/new", icon: "journal", title: "enter.entry", hint: "enter.entryHint" },
  { href: "/import", icon: "import", title: "enter.import", hint: "enter.importHint" },
] as const;

/** Where the thumb goes: what can be written down now. */
export function EnterPage() {
  const { t } = useI18n();
  return (
    <Page title={t("enter.title")}>
      <nav class="quick" aria-label={t("enter.title")}>
        <For each={ways}>
          {(way) => (
            <A href={way.href}>
              <Icon name={way.icon} />
              <span>
                {t(way.title)}
                <small>{t(way.hint)}</small>
              </span>
            </A>
          )}
        </For>
      </nav>
    </Page>
  );
}
