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
