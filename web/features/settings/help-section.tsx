import { useTexts } from "#web/i18n/create-i18n.tsx";
import { FateLegend, fates } from "#web/ui/fate-mark.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { settingsTexts } from "./settings-texts.ts";

/** The questions people ask first, answered where they look. */
export function HelpSection() {
  const t = useTexts(settingsTexts);
  return (
    <Sheet label={t("help.title")}>
      <div class="sheet-body stack">
        <h2>{t("help.title")}</h2>
        <details class="question">
          <summary>{t("help.offlineQuestion")}</summary>
          <p>{t("help.offline")}</p>
        </details>
        <details class="question">
          <summary>{t("help.marksQuestion")}</summary>
          <p>{t("help.marks")}</p>
          <FateLegend fates={fates} />
        </details>
        <details class="question">
          <summary>{t("help.refusedQuestion")}</summary>
          <p>{t("help.refused")}</p>
        </details>
        <details class="question">
          <summary>{t("help.patientsQuestion")}</summary>
          <p>{t("help.patients")}</p>
        </details>
      </div>
    </Sheet>
  );
}
