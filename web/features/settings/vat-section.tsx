import type { Company } from "#core/companies/company.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { SheetRows } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface VatSectionProps {
  readonly company: Company;
}

/** How the company stood towards VAT, day by day, in the words of its country's law. */
export function VatSection(props: VatSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const statusText = ({ status, onDebits }: VatStatus) => {
    if (status === "liable")
      return [t("vat.liable"), onDebits && t("vat.onDebits")].filter(Boolean).join(", ");
    return t(`vat.${status}${props.company.country}`);
  };
  const columns = (): readonly Column<VatStatus>[] => [
    { title: t("vat.from"), width: "140px", cell: ({ from }) => i18n.day(from) },
    { title: t("vat.status"), cell: statusText },
  ];
  const rows = () => [...props.company.vatHistory].sort((one, other) => (one.from < other.from ? 1 : -1));
  return (
    <section class="stack" aria-labelledby="vat-status">
      <div>
        <h2 id="vat-status">{t("vat.title")}</h2>
        <p class="muted small">{t("vat.text")}</p>
      </div>
      <SheetRows label={t("vat.label")} columns={columns()} rows={rows()} />
    </section>
  );
}
