import { createMemo, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import { OWN_POCKET } from "#web/app/own-pocket.ts";
import { PractitionerChoice } from "#web/app/practitioner-choice.tsx";
import { recordedVoucherTexts } from "#web/app/recorded-voucher-texts.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { Combobox } from "#web/ui/combobox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { MoneyField } from "#web/ui/money-field.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { type ExpenseTyping, expenseAccounts, expenseVatChoices } from "./expense-args.ts";
import { expensesTexts } from "./expenses-texts.ts";

interface ExpenseFieldsProps {
  readonly typing: ExpenseTyping;
  readonly set: (fields: Partial<ExpenseTyping>) => void;
  readonly company: Company;
  readonly chart: Chart;
  readonly parties: readonly Party[];
  /** What is wrong with a field. */
  readonly errorOf: (field: keyof ExpenseTyping) => string | undefined;
}

/** The fields of an expense: how much, for what, how it was paid. */
export function ExpenseFields(props: ExpenseFieldsProps) {
  const t = useTexts(expensesTexts);
  const recorded = useTexts(recordedVoucherTexts);
  const vatLabel = createVatLabel();
  const vatChoices = createMemo(() => expenseVatChoices(props.company, props.typing.day));
  const accounts = createMemo(() => expenseAccounts(props.chart, props.company.country));
  return (
    <>
      <MoneyField
        label={t("amount")}
        description={vatChoices().length > 0 ? t("amountHint") : undefined}
        cents={props.typing.amountCents}
        onChange={(amountCents) => props.set({ amountCents })}
        error={props.errorOf("amountCents")}
      />
      <Combobox
        label={t("account")}
        options={accounts().map(({ code, label }) => ({ value: code, label, hint: code }))}
        value={props.typing.account}
        onChange={(account) => props.set({ account })}
        error={props.errorOf("account")}
      />
      <TextField
        label={t("label")}
        value={props.typing.label}
        onChange={(label) => props.set({ label })}
        error={props.errorOf("label")}
        maxLength={200}
      />
      <RadioGroup
        label={t("meansLabel")}
        segments
        options={[
          ...props.chart.means.map(({ id, kind }) => ({ value: id, label: recorded(`means.${kind}`) })),
          { value: OWN_POCKET, label: t("ownPocket") },
        ]}
        value={props.typing.means}
        onChange={(means) => props.set({ means })}
        error={props.errorOf("means")}
      />
      <PractitionerChoice
        label={t("practitioner")}
        shared={t("shared")}
        practitioners={props.company.practitioners}
        value={props.typing.practitioner}
        onChange={(practitioner) => props.set({ practitioner })}
        error={props.errorOf("practitioner")}
      />
      <Show when={vatChoices().length > 0}>
        <Select
          label={t("vat")}
          options={vatChoices().map((choice) => ({ value: choice.key, label: vatLabel(choice) }))}
          value={props.typing.vat ?? vatChoices()[0]!.key}
          onChange={(vat) => props.set({ vat })}
          error={props.errorOf("vat")}
        />
      </Show>
      <DayField
        label={t("day")}
        day={props.typing.day}
        onChange={(day) => props.set({ day })}
        error={props.errorOf("day")}
      />
      <Combobox
        label={t("supplier")}
        options={props.parties
          .filter(({ role }) => role === "supplier")
          .map(({ id, name, number }) => ({ value: id, label: name, hint: number }))}
        value={props.typing.party}
        onChange={(party) => props.set({ party })}
        required={false}
      />
    </>
  );
}
