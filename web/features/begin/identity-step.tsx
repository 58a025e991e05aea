import { useTexts } from "#web/i18n/create-i18n.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";
import { useFaultText } from "./use-fault-text.ts";

/** What the books are called, and their official number if it is at hand. */
export function IdentityStep(props: StepProps) {
  const t = useTexts(beginTexts);
  const faultText = useFaultText();
  return (
    <>
      <TextField
        label={t("company.identity.name")}
        description={t("company.identity.nameHint")}
        autocomplete="organization"
        value={props.typing.name ?? props.full.name}
        onChange={(name) => props.set({ name })}
        error={faultText(props.faults.name)}
        maxLength={100}
      />
      <TextField
        label={t(props.full.country === "FR" ? "company.identity.siren" : "company.identity.kvk")}
        description={t("company.identity.registrationHint")}
        inputMode="numeric"
        required={false}
        value={props.typing.registration}
        onChange={(registration) => props.set({ registration })}
        error={faultText(props.faults.registration)}
        maxLength={14}
      />
    </>
  );
}
