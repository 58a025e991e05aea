import type { Company } from "#core/companies/company.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { DatedSection } from "./dated-section.tsx";
import { settingsTexts } from "./settings-texts.ts";
import { VatStatusDialog } from "./vat-status-dialog.tsx";

interface VatSectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** How the company stood towards VAT, day by day, in the words of its country's law. */
export function VatSection(props: VatSectionProps) {
  const t = useTexts(settingsTexts);
  const statusText = ({ status, onDebits }: VatStatus) => {
    if (status === "liable")
      return [t("vat.liable"), onDebits && t("vat.onDebits")].filter(Boolean).join(", ");
    return t(`vat.${status}${props.company.country}`);
  };
  const texts = () => ({
    title: t("vat.title"),
    text: t("vat.text"),
    label: t("vat.label"),
    from: t("vat.from"),
    words: t("vat.status"),
    remove: t("vat.remove"),
    removeLabel: (day: string) => t("vat.removeLabel", { day }),
    add: t("vat.add"),
    saved: t("vat.saved"),
  });

  return (
    <DatedSection
      name="vat-status"
      texts={texts()}
      rows={props.company.vatHistory}
      wordsOf={(status) => [statusText(status)]}
      mayChange={props.mayChange}
      mayRemove={props.mayChange && props.company.vatHistory.length > 1}
      toSet={(left) => ({ vatHistory: [...left] })}
      adding={(close) => <VatStatusDialog company={props.company} statusText={statusText} onClose={close} />}
    />
  );
}
