import type { Changes, Problem } from "#core/commands/command-module.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { companyAtAddress, writeCompanyAddress } from "../storage/company-addresses.ts";
import type { WriteTx } from "../storage/storage.ts";

/**
 * Gives a company the address it asks for, unless another lives there. Two that ask at the same instant fail on the
 * table's key; the slower one is then decided again and refused.
 */
export async function placeAddress(
  tx: WriteTx,
  companyId: string,
  changes: Changes,
  before: { readonly address: string } | null,
): Promise<Result<Changes, Problem>> {
  for (const { collection, after } of changes.documents) {
    if (collection !== "companies" || after === null) continue;
    const { address } = after;
    if (address === (before?.address ?? "")) continue;
    const holder = address === "" ? null : await companyAtAddress(tx, address);
    if (holder !== null && holder !== companyId) return refuse({ code: "company.addressTaken", address });
    await writeCompanyAddress(tx, { companyId, address });
  }
  return ok(changes);
}
