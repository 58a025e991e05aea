import type { Company } from "#core/companies/company.ts";
import { isSiret } from "#core/companies/is-siret.ts";
import type { CompanyTyping } from "./create-company-form.ts";

/** What a company's fields may look like, by country; what is unknown may stay empty. */
const patterns: Readonly<
  Record<Company["country"], { readonly registration: RegExp; readonly vatNumber: RegExp }>
> = {
  FR: { registration: /^\d{9}$/, vatNumber: /^FR[0-9A-Z]{2}\d{9}$/ },
  NL: { registration: /^\d{8}$/, vatNumber: /^NL\d{9}B\d{2}$/ },
};

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
    ...(vatNumber === undefined ? {} : { vatNumber: compact(vatNumber) }),
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
  const pattern = patterns[country];
  const faults = new Set<CompanyFault>();
  if (name === "") faults.add("nameMissing");
  if (registration && !pattern.registration.test(registration)) faults.add("registrationUnreadable");
  if (siret && !isSiret(siret)) faults.add("siretUnreadable");
  if (vatNumber && !pattern.vatNumber.test(vatNumber)) faults.add("vatNumberUnreadable");
  return faults;
}
