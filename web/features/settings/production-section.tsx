import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface ProductionSectionProps {
  readonly isPremium: boolean;
}

/** What an accounting firm's production software needs of the company. There is no switch until it would switch something. */
export function ProductionSection(props: ProductionSectionProps) {
  const t = useTexts(settingsTexts);
  return (
    <Sheet label={t("production.title")}>
      <div class="sheet-body stack">
        <h2>{t("production.title")}</h2>
        <dl class="pairs">
          <dt>{t("production.licence")}</dt>
          <dd>{t(props.isPremium ? "production.active" : "production.inactive")}</dd>
        </dl>
        <p class="muted small">{t(props.isPremium ? "production.notOffered" : "production.needsLicence")}</p>
      </div>
    </Sheet>
  );
}
