import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { type Profession, professionsFor } from "./answers.ts";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";

/** What one does for a living: most other answers follow from it. */
export function ProfessionStep(props: Pick<StepProps, "typing" | "set">) {
  const t = useTexts(beginTexts);
  const { language } = useI18n();
  const choose = (profession: Profession) =>
    // What was answered for another trade was answered by its usages.
    props.set({ profession, practice: null, basis: null, vat: null, registration: "" });
  return (
    <RadioGroup
      label={t("company.profession.title")}
      labelUnseen
      options={professionsFor(language()).map((value) => ({
        value,
        label: t(`company.professions.${value}`),
      }))}
      value={props.typing.profession}
      onChange={(profession) => {
        if (profession !== props.typing.profession) choose(profession);
      }}
    />
  );
}
