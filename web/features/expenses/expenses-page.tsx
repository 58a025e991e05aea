import { VoucherListPage } from "#web/app/voucher-list-page.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { expensesTexts } from "./expenses-texts.ts";

/** Every expense that was paid. */
export function ExpensesPage() {
  const t = useTexts(expensesTexts);
  const texts = () => ({
    title: t("title"),
    record: t("record"),
    listLabel: t("listLabel"),
    emptyTitle: t("emptyTitle"),
    emptyText: t("emptyText"),
  });
  return (
    <VoucherListPage kind="expense" path="/expenses" texts={texts()} sum={(amount) => t("sum", { amount })} />
  );
}
