import type { CalendarDate } from "../calendar-date.ts";
import type { Company } from "../companies/company.ts";
import { type VatCategory, vatCategoryOf } from "./vat-categories.ts";
import { vatCategoriesFor } from "./vat-choices.ts";

/** Money that settles no invoice, as far as its VAT follows from it. */
export interface MoneyWithoutInvoice {
  readonly day: CalendarDate;
  readonly practitioner: string | null;
  readonly account: string | null;
}

type BooksOfPayment = Pick<Company, "country" | "basis" | "vatHistory" | "practitioners">;

/** The VAT that money without an invoice may bear; none in accrual books, where an invoice says it. */
export const paymentVatChoices = (company: BooksOfPayment, day: CalendarDate): readonly VatCategory[] =>
  company.basis === "accrual" ? [] : vatCategoriesFor(company.country, company.vatHistory, day);

/**
 * The VAT of money without an invoice unless somebody says otherwise: what its practitioner's activity bears, else the
 * company's usual one. Money for an account that earns nothing, such as a private deposit, bears none.
 */
export function usualPaymentVat(money: MoneyWithoutInvoice, company: BooksOfPayment): string | null {
  if (money.account !== null && !isIncomeAccount(money.account, company.country)) return null;
  const choices = paymentVatChoices(company, money.day);
  const own = company.practitioners.find(({ id }) => id === money.practitioner)?.vat;
  const usual = choices.find(({ key }) => key === own) ?? choices[0];
  return usual?.key ?? null;
}

/** The VAT a payment says, else the usual one; a correction that moves a payment keeps what was chosen by hand alone. */
export function paymentVat(
  money: MoneyWithoutInvoice & { readonly vat?: string | null | undefined },
  before: (MoneyWithoutInvoice & { readonly vat?: string | null | undefined }) | null,
  company: BooksOfPayment,
): string | null {
  const isKept = before !== null && money.vat === before.vat;
  if (isKept && (before.vat ?? null) === usualPaymentVat(before, company))
    return usualPaymentVat(money, company);
  return money.vat === undefined ? usualPaymentVat(money, company) : money.vat;
}

export const isPaymentVatAllowed = (vat: string, company: BooksOfPayment, day: CalendarDate): boolean =>
  paymentVatChoices(company, day).some(({ key }) => key === vat);

export const bearsVat = (vat: string | null): boolean =>
  vat !== null && (vatCategoryOf(vat)?.rateBasisPoints ?? 0) > 0;

/** Class 7 of the French plan; the usual Dutch grouping has its income in class 8. */
export const isIncomeAccount = (account: string, country: "FR" | "NL"): boolean =>
  account.startsWith(country === "FR" ? "7" : "8");
