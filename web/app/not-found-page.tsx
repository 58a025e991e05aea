import { A } from "@solidjs/router";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Page } from "#web/ui/page.tsx";

/** Nothing stands at this address. */
export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <Page title={t("brand")}>
      <EmptyState
        title={t("screen.notFoundTitle")}
        text={t("screen.notFoundText")}
        action={
          <A class="button" data-look="primary" href="/today">
            {t("screen.toToday")}
          </A>
        }
      />
    </Page>
  );
}
