import { useI18n } from "#web/i18n/create-i18n.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Page } from "#web/ui/page.tsx";
import { useFrameState } from "./frame-state.ts";

/** In place of the books of a company that is not on this device yet. */
export function CompanyComing() {
  const { t, percent } = useI18n();
  const state = useFrameState();
  const isOnline = () => state.standing() === "online" || state.standing() === "connecting";
  const share = () => percent(Math.round((state.filling() ?? 0) / 100) * 100);
  return (
    <Page title={state.company()?.name ?? ""}>
      <EmptyState
        title={isOnline() ? t("frame.comingTitle") : t("frame.notHereTitle")}
        text={isOnline() ? t("frame.comingText") : t("frame.notHereText")}
      >
        <p role="status">{isOnline() ? t("state.filling", { share: share() }) : ""}</p>
      </EmptyState>
    </Page>
  );
}
