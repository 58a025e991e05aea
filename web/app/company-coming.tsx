import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { companyComingTexts } from "./company-coming-texts.ts";
import { useFrameState } from "./frame-state.ts";

/** In place of the books of a company that is not on this device yet. */
export function CompanyComing() {
  const t = useTexts(companyComingTexts);
  const i18n = useI18n();
  const state = useFrameState();
  const isOnline = () => state.standing() === "online" || state.standing() === "connecting";
  const share = () => i18n.percent(Math.round((state.filling() ?? 0) / 100) * 100);
  return (
    <Page title={state.company()?.name ?? ""}>
      <EmptyState
        title={isOnline() ? t("title") : t("notHereTitle")}
        text={isOnline() ? t("text") : t("notHereText")}
      >
        <p role="status">{isOnline() ? i18n.t("state.filling", { share: share() }) : ""}</p>
      </EmptyState>
    </Page>
  );
}

/** Over the books of a company whose first documents are shown, and the rest on their way. */
export function CompanyArriving() {
  const t = useTexts(companyComingTexts);
  return (
    <Notice tone="wait" title={t("openingTitle")}>
      {t("openingText")}
    </Notice>
  );
}
