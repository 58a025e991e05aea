import type { Company } from "#core/companies/company.ts";
import { isSiret } from "#core/companies/is-siret.ts";
import { compactVatNumber, isVatNumber } from "#core/vat/vat-number.ts";
import type { CompanyTyping } from "./create-company-form.ts";

/** What a company's register knows it by, by country; what is unknown may stay empty. */
const registrations: Readonly<Record<Company["country"], RegExp>> = { FR: /^\d{9}$/, NL: /^\d{8}$/ };

export const exampleVatNumber: Readonly<Record<Company["country"], string>> = {
  FR: "FR12345678901",
  NL: "NL123456789B01",
};

/** People write these in groups. */
const compact = (typed: string): string => typed.replace(/[\s.]/gu, "").toUpperCase();

export function toCompanyFields(typed: Partial<CompanyTyping>): Partial<CompanyTyping> {
  const { registration, siret, vatNumber, ...rest } = typed;
  const trimmed = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field, value.trim()]),
  ) as Partial<CompanyTyping>;
  return {
    ...trimmed,
    ...(registration === undefined ? {} : { registration: compact(registration) }),
    ...(siret === undefined ? {} : { siret: compact(siret) }),
    ...(vatNumber === undefined ? {} : { vatNumber: compactVatNumber(vatNumber) }),
  };
}

export type CompanyFault =
  | "nameMissing"
  | "registrationUnreadable"
  | "siretUnreadable"
  | "vatNumberUnreadable";

/** What is wrong with the fields that were typed; those left as they are were judged when they came. */
export function companyFaults(
  typed: Partial<CompanyTyping>,
  country: Company["country"],
): ReadonlySet<CompanyFault> {
  const { name, registration, siret, vatNumber } = toCompanyFields(typed);
  const faults = new Set<CompanyFault>();
  if (name === "") faults.add("nameMissing");
  if (registration && !registrations[country].test(registration)) faults.add("registrationUnreadable");
  if (siret && !isSiret(siret)) faults.add("siretUnreadable");
  if (vatNumber && !(vatNumber.startsWith(country) && isVatNumber(vatNumber)))
    faults.add("vatNumberUnreadable");
  return faults;
}
