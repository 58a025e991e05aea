import type { Chart } from "../charts/chart.ts";
import { isOwnAccount } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import { SHARED_SLICE, WHOLE_SLICE } from "../vouchers/slice.ts";

/** What decides how imported books are cut: who may read what of them, and what of them is live. Plain data, since a thread reads the file. */
export interface ImportReaders {
  /** Practitioners whose entries are theirs to read; none where the ledger is one. */
  readonly practitioners: readonly { readonly id: string; readonly code: string }[];
  readonly feeStem: string;
  /** Where there are practitioners, parties are patients: who may not see them reads codes. */
  readonly hidesParties: boolean;
  /** Whether what its own software had not validated may still be changed here: not behind days that are validated. */
  readonly takesLive: boolean;
}

export const toImportReaders = (
  { practice, practitioners, validatedThrough }: Company,
  { roles }: Chart,
): ImportReaders => ({
  practitioners: practice === "several" ? practitioners.map(({ id, code }) => ({ id, code })) : [],
  feeStem: roles.fees ?? roles.salesOfServices,
  hidesParties: practitioners.length > 0,
  takesLive: validatedThrough === null,
});

/** Whose an account is; null for one that belongs to nobody alone. */
export const ownerOfAccount = (account: string, { practitioners, feeStem }: ImportReaders): string | null =>
  practitioners.find(({ code }) => isOwnAccount(account, feeStem, code))?.id ?? null;

/** The slice of an entry by the owners of its accounts: one's own, nobody's, or several people's at once. */
export function sliceOfOwners(owners: ReadonlySet<string>): string {
  if (owners.size > 1) return WHOLE_SLICE;
  for (const owner of owners) return owner;
  return SHARED_SLICE;
}
