import type { NotSent } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { invoicesTexts } from "./invoices-texts.ts";

/** Says why an approved invoice has no way to the linked system. */
export function useNotSentText(): (size: "short" | "whole", notSent: NotSent) => string {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  return (size, { reason, fromDay }) => t(`notSent.${size}.${reason}`, { day: i18n.day(fromDay ?? "") });
}
