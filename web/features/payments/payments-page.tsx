import { VoucherListPage } from "#web/app/voucher-list-page.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { paymentsTexts } from "./payments-texts.ts";

/** Every payment that was received. */
export function PaymentsPage() {
  const t = useTexts(paymentsTexts);
  const texts = () => ({
    title: t("title"),
    record: t("record"),
    listLabel: t("listLabel"),
    emptyTitle: t("emptyTitle"),
    emptyText: t("emptyText"),
  });
  return (
    <VoucherListPage kind="payment" path="/payments" texts={texts()} sum={(amount) => t("sum", { amount })} />
  );
}
