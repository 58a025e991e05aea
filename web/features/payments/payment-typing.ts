import type { PaymentFields } from "#core/commands/payment-record.ts";
import type { Company } from "#core/companies/company.ts";
import { usualPaymentVat } from "#core/vat/payment-vat.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { localDay } from "#web/ui/local-day.ts";
import { toPaymentFields } from "./payment-args.ts";

/** A payment while it is being typed. */
export interface PaymentTyping {
  /** Chosen when the form begins, so that trying again never makes a second one. */
  readonly id: string;
  readonly amountCents: number | null;
  readonly means: string | null;
  readonly practitioner: string | null;
  readonly party: string | null;
  readonly claim: string | null;
  readonly day: string;
  readonly label: string;
  readonly account: string | null;
  /** The VAT chosen by hand; null takes the usual one. */
  readonly vat: string | null;
  /** How the payment to correct stood when the form began, so that what others change meanwhile stays theirs; null for a new one. */
  readonly before: PaymentFields | null;
}

/** A payment that says nothing yet, but what it usually has. */
export const emptyTyping = (usual: Pick<PaymentTyping, "means" | "practitioner">): PaymentTyping => ({
  id: crypto.randomUUID(),
  amountCents: null,
  means: usual.means,
  practitioner: usual.practitioner,
  party: null,
  claim: null,
  day: localDay(),
  label: "",
  account: null,
  vat: null,
  before: null,
});

export function toPaymentTyping(payment: Payment, company: Company): PaymentTyping {
  const typing: PaymentTyping = {
    id: payment.id,
    amountCents: payment.amountCents,
    means: payment.means,
    practitioner: payment.practitioner,
    party: payment.party,
    claim: payment.settles[0]?.voucher ?? null,
    day: payment.day,
    label: payment.label,
    account: payment.account,
    vat: payment.vat === usualPaymentVat(payment, company) ? null : (payment.vat ?? null),
    before: null,
  };
  return { ...typing, before: toPaymentFields(typing, company, payment.label) };
}
