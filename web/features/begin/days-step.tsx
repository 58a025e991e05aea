import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";
import { useFaultText } from "./use-fault-text.ts";

/** The fiscal year one is in, and the day from which everything is entered here. */
export function DaysStep(props: Omit<StepProps, "typing">) {
  const t = useTexts(beginTexts);
  const faultText = useFaultText();
  const i18n = useI18n();
  return (
    <>
      <DayField
        label={t("company.days.yearFrom")}
        description={
          props.full.yearThrough === ""
            ? undefined
            : t("company.days.yearHint", { day: i18n.day(props.full.yearThrough) })
        }
        day={props.full.yearFrom}
        onChange={(yearFrom) => props.set({ yearFrom })}
        error={faultText(props.faults.yearFrom)}
      />
      <DayField
        label={t("company.days.booksStart")}
        description={t(
          props.full.country === "FR" ? "company.days.booksStartHint" : "company.days.booksStartHintNL",
        )}
        day={props.full.booksStart}
        onChange={(booksStart) => props.set({ booksStart })}
        error={faultText(props.faults.booksStart)}
      />
    </>
  );
}
