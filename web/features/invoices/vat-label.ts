import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { invoicesTexts } from "./invoices-texts.ts";

const reasons = ["rate", "exempt", "franchise", "reverseCharge", "intraEu", "export", "outside"] as const;

/** Says a VAT category in few words: its rate, or why there is none. */
export function createVatLabel() {
  const t = useTexts(invoicesTexts);
  const { percent } = useI18n();
  return (choice: { readonly reason: string; readonly rateBasisPoints: number }): string => {
    const reason = reasons.find((one) => one === choice.reason) ?? "rate";
    return reason === "rate"
      ? t("vatReason.rate", { rate: percent(choice.rateBasisPoints) })
      : t(`vatReason.${reason}`);
  };
}
