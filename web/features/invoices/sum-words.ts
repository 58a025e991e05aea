import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { invoicesTexts } from "./invoices-texts.ts";

/** Says what a line of the totals is about: the rate and what it is on, or why no VAT is asked on it. */
export function createSumWords() {
  const t = useTexts(invoicesTexts);
  const { money } = useI18n();
  const vatLabel = createVatLabel();
  return (category: Parameters<typeof vatLabel>[0] | undefined, key: string, netCents: number): string => {
    const words = { vat: category ? vatLabel(category) : key, net: money(netCents) };
    return category === undefined || category.reason === "rate" ? t("vatOf", words) : t("noVatOf", words);
  };
}
