import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Combobox } from "#web/ui/combobox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import type { InvoiceTyping } from "./create-invoice-form.ts";
import { createTypedNumber } from "./create-typed-number.ts";
import { invoicesTexts } from "./invoices-texts.ts";

interface InvoiceHeadProps {
  readonly typing: InvoiceTyping;
  readonly set: (fields: Partial<InvoiceTyping>) => void;
  readonly company: Company;
  readonly parties: readonly Party[];
  readonly isCredit: boolean;
  readonly problems: readonly Problem[];
}

const OF_CUSTOMER: readonly string[] = ["invoice.partyMissing", "invoice.customerVatMissing"];

/** Who it is for, when, and on what terms. */
export function InvoiceHead(props: InvoiceHeadProps) {
  const t = useTexts(invoicesTexts);
  const problemText = useProblemText();
  const [terms, setTerms] = createTypedNumber({
    name: () => "terms",
    value: () => props.typing.termsDays,
    read: readDays,
    write: String,
  });
  const partyError = () => {
    const problem = props.problems.find(({ code }) => OF_CUSTOMER.includes(code));
    return problem === undefined ? undefined : problemText(problem);
  };

  const chooseParty = (party: string | null) => {
    const known = props.parties.find(({ id }) => id === party);
    props.set({ party, ...(known ? { termsDays: known.termsDays } : {}) });
  };

  return (
    <div class="fields">
      <Combobox
        label={t("customer")}
        options={props.parties
          .filter(({ role }) => role !== "supplier")
          .map(({ id, name, number, identity }) => ({
            value: id,
            label: identity?.name ?? name,
            hint: number,
          }))}
        value={props.typing.party}
        onChange={chooseParty}
        disabled={props.isCredit}
        error={partyError()}
      />
      <Show when={!props.isCredit && props.parties.length === 0}>
        <A class="button" href="/customers/new">
          {t("addCustomer")}
        </A>
      </Show>
      <DayField label={t("day")} day={props.typing.day} onChange={(day) => props.set({ day })} />
      <Show when={!props.isCredit}>
        <TextField
          label={t("terms")}
          inputMode="numeric"
          value={terms()}
          error={readDays(terms()) === null ? t("termsUnreadable") : undefined}
          onChange={(value) => {
            setTerms(value);
            const days = readDays(value);
            if (days !== null) props.set({ termsDays: days });
          }}
        />
      </Show>
      <Show when={props.company.practitioners.length > 0}>
        <RadioGroup
          label={t("practitioner")}
          segments
          options={props.company.practitioners.map(({ id, name, code }) => ({
            value: id,
            label: name,
            hint: code,
          }))}
          value={props.typing.practitioner}
          onChange={(practitioner) => props.set({ practitioner })}
        />
      </Show>
      <TextField
        label={t("wording")}
        value={props.typing.label}
        onChange={(label) => props.set({ label })}
        required={false}
        maxLength={200}
      />
    </div>
  );
}

/** A whole number of days within a year. */
function readDays(typed: string): number | null {
  const days = Number(typed);
  return typed.trim() !== "" && Number.isInteger(days) && days >= 0 && days <= 365 ? days : null;
}
