import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import { RefusedSealings } from "#web/app/refused-sealings.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { validateTexts } from "./validate-texts.ts";

/** Validations that were not confirmed, and the way back to the day that was asked for. */
export function RefusedValidations(props: { readonly onLookAgain: (through: string) => void }) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  return (
    <RefusedSealings
      commandType="period.validate"
      title={t("refusedTitle")}
      unseen={t("unseen")}
      again={t("again")}
      discard={t("discard")}
      lookAgain={({ args }) => {
        const { through } = args as PeriodValidateArgs;
        return {
          label: t("lookAgain", { day: i18n.day(through) }),
          look: () => props.onLookAgain(through),
        };
      }}
    />
  );
}
