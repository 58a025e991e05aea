import type { ReadTx, WriteTx } from "./storage.ts";

/** The company that lives at an address; null while it is free. */
export async function companyAtAddress(tx: ReadTx, address: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom("company_addresses")
    .select("company_id")
    .where("address", "=", address)
    .executeTakeFirst();
  return row?.company_id ?? null;
}

/** Every address that begins like this. */
export async function addressesLike(tx: ReadTx, prefix: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom("company_addresses")
    .select("address")
    .where("address", "like", `${prefix}%`)
    .execute();
  return rows.map(({ address }) => address);
}

/** The company lives there from now on, and nowhere else; "" is nowhere. A taken address fails the transaction. */
export async function writeCompanyAddress(
  tx: WriteTx,
  { companyId, address }: { readonly companyId: string; readonly address: string },
): Promise<void> {
  await tx.db.deleteFrom("company_addresses").where("company_id", "=", companyId).execute();
  if (address === "") return;
  await tx.db.insertInto("company_addresses").values({ company_id: companyId, address }).execute();
}
