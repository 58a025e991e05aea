import type { Company } from "../companies/company.ts";
import type { PostingRoles } from "./chart.ts";

/** The fee account of a practitioner: the stem and their three letters, such as 706DUP. */
export const feeAccountOf = (roles: PostingRoles, practitionerCode: string): string =>
  `${roles.fees ?? roles.salesOfServices}${practitionerCode}`;

/** The account on which VAT of a rate is owed. */
export const vatOwedAccountOf = (roles: PostingRoles, rateBasisPoints: number): string =>
  roles.vatOwed[String(rateBasisPoints)] ?? roles.vatOwed[""]!;

/** A practitioner's own accounts: fees, and what they put in and take out (108), each ending in their three letters. */
export const isOwnAccount = (account: string, feeStem: string, practitionerCode: string): boolean =>
  account.endsWith(practitionerCode) &&
  [feeStem, "706", "108"].some(
    (stem) => account.startsWith(stem) && /^\d*$/.test(account.slice(stem.length, -practitionerCode.length)),
  );

/** The account of the VAT that comes back. */
export const vatDeductibleAccountOf = (roles: PostingRoles, country: Company["country"]): string =>
  roles.vatDeductible ?? (country === "FR" ? "445660" : "1520");

export const vatDeductibleWaitingOf = (roles: PostingRoles): string | null =>
  roles.vatDeductibleWaiting ?? null;

/** What is paid for the company out of somebody's own pocket is owed to them: 108 and their letters in a practice. */
export function ownersAccountOf(
  roles: PostingRoles,
  { country, basis }: Pick<Company, "country" | "basis">,
  practitionerCode: string | null,
): string {
  if (roles.fees !== null && practitionerCode !== null) return `108${practitionerCode}`;
  if (country === "NL") return "0520";
  return basis === "cash" ? "108000" : "455000";
}
