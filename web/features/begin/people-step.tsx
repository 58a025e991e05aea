import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";
import { useFaultText } from "./use-fault-text.ts";

const practices = ["alone", "several", "company"] as const;

/** Who works there, and the letters of whoever begins. */
export function PeopleStep(props: StepProps) {
  const t = useTexts(beginTexts);
  const faultText = useFaultText();
  return (
    <>
      <RadioGroup
        label={t("company.people.title")}
        labelUnseen
        options={practices.map((value) => ({
          value,
          label: t(`company.practice.${value}`),
          hint: t(`company.practiceHint.${value}`),
        }))}
        value={props.full.practice}
        onChange={(practice) => props.set({ practice })}
      />
      <Show when={props.full.hasPractitioners}>
        <TextField
          label={t("company.people.code")}
          description={t("company.people.codeHint")}
          value={props.full.code}
          onChange={(typed) => props.set({ code: typed.toUpperCase() })}
          error={faultText(props.faults.code)}
          maxLength={3}
        />
      </Show>
    </>
  );
}
