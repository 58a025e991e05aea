import { RefusedSealings } from "#web/app/refused-sealings.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { yearsTexts } from "./years-texts.ts";

/** Closings that the server did not confirm. */
export function RefusedClosings() {
  const t = useTexts(yearsTexts);
  return (
    <RefusedSealings
      commandType="year.close"
      title={t("refusedTitle")}
      unseen={t("unseen")}
      again={t("again")}
      discard={t("discard")}
    />
  );
}
