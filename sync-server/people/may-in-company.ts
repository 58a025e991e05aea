import { ok, type Result, refuse } from "#core/result.ts";
import type { Right } from "#core/rights/rights.ts";
import { memberOf } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";

export interface RightMissing<Missing extends Right = Right> {
  readonly code: "rights.missing";
  readonly right: Missing;
}

/** The same answer for a company in which somebody may not do it and for one that does not exist. */
export async function mayInCompany<Asked extends Right>(
  tx: ReadTx,
  {
    userId,
    companyId,
    right,
  }: { readonly userId: string; readonly companyId: string; readonly right: Asked },
): Promise<Result<null, RightMissing<Asked>>> {
  const member = await memberOf(tx, userId, companyId);
  return member?.rights.includes(right) ? ok(null) : refuse({ code: "rights.missing", right });
}
