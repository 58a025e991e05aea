import { useI18n, useTexts } from "./create-i18n.tsx";
import { defineTexts } from "./define-texts.ts";
import type { en } from "./en/vat.ts";

const vatTexts = defineTexts<typeof en>({
  en: () => import("./en/vat.ts").then((file) => file.en),
  fr: () => import("./fr/vat.ts").then((file) => file.fr),
  nl: () => import("./nl/vat.ts").then((file) => file.nl),
});

const reasons = ["rate", "exempt", "franchise", "reverseCharge", "intraEu", "export", "outside"] as const;

/** Says a VAT category in few words: its rate, or why there is none. */
export function createVatLabel() {
  const t = useTexts(vatTexts);
  const { percent } = useI18n();
  return (choice: { readonly reason: string; readonly rateBasisPoints: number }): string => {
    const reason = reasons.find((one) => one === choice.reason) ?? "rate";
    return reason === "rate" ? t("rate", { rate: percent(choice.rateBasisPoints) }) : t(reason);
  };
}
