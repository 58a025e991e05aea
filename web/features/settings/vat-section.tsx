import { For } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
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
  const rows = () => [...props.company.vatHistory].sort((one, other) => (one.from < other.from ? 1 : -1));
  return (
    <section class="stack" aria-labelledby="vat-status">
      <div>
        <h2 id="vat-status">{t("vat.title")}</h2>
        <p class="muted small">{t("vat.text")}</p>
      </div>
      <Sheet>
        <div class="sheet-body">
          <table class="figures" aria-label={t("vat.label")}>
            <thead>
              <tr>
                <th scope="col">{t("vat.from")}</th>
                <th scope="col">{t("vat.status")}</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(status) => (
                  <tr>
                    <td>{i18n.day(status.from)}</td>
                    <td>{statusText(status)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Sheet>
    </section>
  );
}
