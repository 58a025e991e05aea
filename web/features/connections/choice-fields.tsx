import type { Company } from "#core/companies/company.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { connectionsTexts } from "./connections-texts.ts";

interface ChoiceFieldsProps {
  readonly systemName: string;
  readonly fromDay: string;
  readonly numbering: Company["numbering"];
  readonly onChange: (fields: { fromDay?: string; numbering?: Company["numbering"] }) => void;
  readonly firstDay?: string | undefined;
  readonly dayError: string | undefined;
}

/** Who numbers, and from which day invoices travel. */
export function ChoiceFields(props: ChoiceFieldsProps) {
  const t = useTexts(connectionsTexts);
  return (
    <>
      <RadioGroup
        label={t("numbering.label")}
        options={[
          { value: "central", label: t("numbering.central"), hint: t("numbering.centralHint") },
          {
            value: "external",
            label: t("numbering.external", { system: props.systemName }),
            hint: t("numbering.externalHint"),
          },
        ]}
        value={props.numbering === "external" ? "external" : "central"}
        onChange={(numbering) => props.onChange({ numbering })}
      />
      <DayField
        label={t("fromDay")}
        description={t("fromDayHint")}
        day={props.fromDay}
        firstDay={props.firstDay}
        error={props.dayError}
        onChange={(fromDay) => props.onChange({ fromDay })}
      />
    </>
  );
}
