import { createMemo, For, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import { recordedVoucherTexts } from "#web/app/recorded-voucher-texts.ts";
import type { VoucherRow } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { Combobox } from "#web/ui/combobox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { MoneyField } from "#web/ui/money-field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { fieldOfProblem, vatChoicesOf } from "./payment-args.ts";
import type { PaymentTyping } from "./payment-typing.ts";
import { paymentsTexts } from "./payments-texts.ts";

export interface PaymentFieldsProps {
  readonly typing: PaymentTyping;
  readonly set: (fields: Partial<PaymentTyping>) => void;
  readonly company: Company;
  readonly chart: Chart;
  readonly parties: readonly Party[];
  /** Invoices that are not wholly paid. */
  readonly unpaid: readonly VoucherRow[];
  readonly usualCents: readonly number[];
  /** Why it was refused last time; said at the field it is about, or below them all. */
  readonly problem: Problem | null;
}

const NONE = "none";

/** The fields of a payment, the likeliest first: amount, means, who earned it. */
export function PaymentFields(props: PaymentFieldsProps) {
  const t = useTexts(paymentsTexts);
  const recorded = useTexts(recordedVoucherTexts);
  const i18n = useI18n();
  const isPractice = () => props.chart.roles.fees !== null;

  const problemText = useProblemText();
  const errors = createMemo((): Readonly<Partial<Record<keyof PaymentTyping | "whole", string>>> => {
    const { problem } = props;
    return problem === null ? {} : { [fieldOfProblem(problem) ?? "whole"]: problemText(problem) };
  });

  const vatLabel = createVatLabel();
  const vat = createMemo(() => vatChoicesOf(props.typing, props.company));

  const claims = createMemo(() => [
    { value: NONE, label: isPractice() ? t("noClaim") : t("noClaimAccrual") },
    ...props.unpaid.map((row) => ({
      value: row.id,
      label: t("claimOption", {
        number: row.number ?? t("onArrival"),
        party: row.partyName ?? "",
        rest: i18n.money(row.restCents ?? 0),
      }),
    })),
  ]);

  /** An invoice that this payment settled whole is no longer among the unpaid, and must still be seen. */
  const claimOptions = () => {
    const { claim, label } = props.typing;
    const isListed = claim === null || claims().some(({ value }) => value === claim);
    return isListed ? claims() : [...claims(), { value: claim, label }];
  };

  const chooseClaim = (claim: string | null) => {
    const row = props.unpaid.find(({ id }) => id === claim);
    if (!row) return props.set({ claim: null });
    props.set({
      claim: row.id,
      amountCents: row.restCents,
      label: t("invoiceLabel", { number: row.number ?? row.partyName ?? "" }),
    });
  };

  return (
    <div class="stack">
      <MoneyField
        label={t("amount")}
        cents={props.typing.amountCents}
        onChange={(amountCents) => props.set({ amountCents })}
        error={errors().amountCents}
      />
      <Show when={props.usualCents.length > 0}>
        <fieldset class="cluster" aria-label={t("usual")}>
          <For each={props.usualCents}>
            {(cents) => (
              <button type="button" class="chip" onClick={() => props.set({ amountCents: cents })}>
                {i18n.money(cents)}
              </button>
            )}
          </For>
        </fieldset>
      </Show>
      <RadioGroup
        label={t("meansLabel")}
        segments
        options={props.chart.means.map((means) => ({
          value: means.id,
          label: recorded(`means.${means.kind}`),
        }))}
        value={props.typing.means}
        onChange={(means) => props.set({ means })}
        error={errors().means}
      />
      <Show when={props.company.practitioners.length > 1}>
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
          error={errors().practitioner}
        />
      </Show>
      <Combobox
        label={t("claim")}
        options={claimOptions()}
        value={props.typing.claim ?? NONE}
        onChange={(claim) => chooseClaim(claim === NONE ? null : claim)}
        required={false}
        error={errors().claim}
      />
      <Combobox
        label={isPractice() ? t("party") : t("customer")}
        options={props.parties.map(({ id, number, name, identity }) => ({
          value: id,
          label: identity?.name ?? name,
          hint: number,
        }))}
        value={props.typing.party}
        onChange={(party) => props.set({ party })}
        required={false}
      />
      <Show when={props.typing.claim === null && !isPractice()}>
        <Combobox
          label={t("account")}
          description={t("accountHint")}
          options={props.chart.accounts.map(({ code, label }) => ({
            value: code,
            label: `${code} ${label}`,
          }))}
          value={props.typing.account}
          onChange={(account) => props.set({ account })}
          error={errors().account}
        />
      </Show>
      <Show when={vat().choices.length > 0}>
        <Select
          label={t("vat")}
          description={t("vatHint")}
          options={vat().choices.map((choice) => ({ value: choice.key, label: vatLabel(choice) }))}
          value={props.typing.vat ?? vat().usual}
          onChange={(key) => props.set({ vat: key })}
          error={errors().vat}
        />
      </Show>
      <DayField
        label={t("day")}
        day={props.typing.day}
        onChange={(day) => props.set({ day })}
        error={errors().day}
      />
      <TextField
        label={t("label")}
        description={isPractice() ? t("labelHint") : undefined}
        value={props.typing.label}
        onChange={(label) => props.set({ label })}
        required={false}
        maxLength={200}
      />
      <Show when={errors().whole}>{(said) => <Notice tone="bad" title={said()} live />}</Show>
    </div>
  );
}
