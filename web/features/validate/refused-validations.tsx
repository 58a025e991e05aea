import { RefusedSealings } from "#web/app/refused-sealings.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { validateTexts } from "./validate-texts.ts";

/** Validations that were not confirmed. */
export function RefusedValidations() {
  const t = useTexts(validateTexts);
  return (
    <RefusedSealings
      commandType="period.validate"
      title={t("refusedTitle")}
      unseen={t("unseen")}
      again={t("again")}
      discard={t("discard")}
    />
  );
}
