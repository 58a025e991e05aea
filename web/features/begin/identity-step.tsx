import { useTexts } from "#web/i18n/create-i18n.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";

/** What the books are called, and their official number if it is at hand. */
export function IdentityStep(props: StepProps) {
  const t = useTexts(beginTexts);
  return (
    <>
      <TextField
        label={t("company.identity.name")}
        description={t("company.identity.nameHint")}
        autocomplete="organization"
        value={props.typing.name ?? props.full.name}
        onChange={(name) => props.set({ name })}
        error={props.faults.name && t(`company.fault.${props.faults.name}`)}
        maxLength={100}
      />
      <TextField
        label={t(props.full.country === "FR" ? "company.identity.siren" : "company.identity.kvk")}
        description={t("company.identity.registrationHint")}
        inputMode="numeric"
        required={false}
        value={props.typing.registration}
        onChange={(registration) => props.set({ registration })}
        error={props.faults.registration && t(`company.fault.${props.faults.registration}`)}
        maxLength={14}
      />
    </>
  );
}
