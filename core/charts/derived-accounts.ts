import type { PostingRoles } from "./chart.ts";

/** The fee account of a practitioner: the stem and their three letters, such as 706DUP. */
export const feeAccountOf = (roles: PostingRoles, practitionerCode: string): string =>
  `${roles.fees ?? roles.salesOfServices}${practitionerCode}`;

/** The account on which VAT of a rate is owed. */
export const vatOwedAccountOf = (roles: PostingRoles, rateBasisPoints: number): string =>
  roles.vatOwed[String(rateBasisPoints)] ?? roles.vatOwed[""]!;
