import type { Problem } from "#core/commands/command-module.ts";
import type { PaymentFields } from "#core/commands/payment-record.ts";
import type { Company } from "#core/companies/company.ts";
import { paymentVatChoices, usualPaymentVat } from "#core/vat/payment-vat.ts";
import { vatStatusOn } from "#core/vat/vat-choices.ts";
import type { PaymentTyping } from "./payment-typing.ts";

/** What was typed, as a command says it. Core judges it; what is missing is left for core to refuse. */
export function toPaymentFields(
  typing: PaymentTyping,
  company: Company,
  defaultLabel: string,
): PaymentFields {
  const amountCents = typing.amountCents ?? 0;
  const only = company.practitioners.length === 1 ? company.practitioners[0]!.id : null;
  return {
    day: typing.day,
    label: typing.label.trim() || defaultLabel,
    amountCents,
    means: typing.means ?? "none",
    party: typing.party,
    practitioner: typing.practitioner ?? only,
    settles:
      typing.claim === null || amountCents === 0 ? [] : [{ voucher: typing.claim, cents: amountCents }],
    account: typing.claim === null ? typing.account : null,
    ...(typing.claim === null && typing.vat !== null ? { vat: typing.vat } : {}),
  };
}

/** The VAT a session may bear, and the usual one; nothing to choose where the company owes none. */
export function vatChoicesOf(typing: PaymentTyping, company: Company) {
  if (typing.claim !== null || vatStatusOn(company.vatHistory, typing.day).status !== "liable")
    return { choices: [], usual: null };
  const only = company.practitioners.length === 1 ? company.practitioners[0]!.id : null;
  const money = {
    day: typing.day,
    practitioner: typing.practitioner ?? only,
    account: typing.account,
  };
  const usual = usualPaymentVat(money, company);
  return { choices: usual === null ? [] : paymentVatChoices(company, typing.day), usual };
}

const fieldByCode: Readonly<Partial<Record<Problem["code"], keyof PaymentTyping>>> = {
  "payment.nothing": "amountCents",
  "payment.exceedsRest": "amountCents",
  "payment.exceedsPaid": "amountCents",
  "payment.settlesTooMuch": "amountCents",
  "payment.wrongSign": "amountCents",
  "payment.meansUnknown": "means",
  "payment.practitionerMissing": "practitioner",
  "practitioner.notFound": "practitioner",
  "payment.claimMissing": "claim",
  "matching.full": "claim",
  "payment.vatNotAllowed": "vat",
  "account.unknown": "account",
  "day.beforeBooks": "day",
  "day.protected": "day",
  "day.validated": "day",
};

/** The field a refusal is about; null when it is about the whole. */
export const fieldOfProblem = ({ code }: Problem): keyof PaymentTyping | null => fieldByCode[code] ?? null;
