import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { beginTexts } from "./begin-texts.ts";
import type { StepProps } from "./step-props.ts";

const bases = ["cash", "accrual"] as const;
const statuses = ["exempt", "franchise", "liable"] as const;

/** How the books are kept, and how they stand towards VAT. */
export function AccountingStep(props: Pick<StepProps, "set" | "full">) {
  const t = useTexts(beginTexts);
  return (
    <>
      <Show when={props.full.country === "FR"}>
        <RadioGroup
          label={t("company.accounting.basis")}
          options={bases.map((value) => ({
            value,
            label: t(`company.basis.${value}`),
            hint: t(`company.basisHint.${value}`),
          }))}
          value={props.full.basis}
          onChange={(basis) => props.set({ basis })}
        />
      </Show>
      <RadioGroup
        label={t("company.accounting.vat")}
        options={statuses.map((value) => ({
          value,
          label: t(`company.vat${props.full.country}.${value}`),
        }))}
        value={props.full.vat}
        onChange={(vat) => props.set({ vat })}
      />
    </>
  );
}
