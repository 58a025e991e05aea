import type { ReadTx, WriteTx } from "./storage.ts";

const NUMBERS_AT_ONCE_MAX = 500;

interface NumberKey {
  readonly companyId: string;
  readonly number: string;
}

/** Whose number it is in a company; null while it is free. */
export async function partyOfNumber(tx: ReadTx, key: NumberKey): Promise<string | null> {
  const row = await tx.db
    .selectFrom("party_numbers")
    .select("party_id")
    .where("company_id", "=", key.companyId)
    .where("number", "=", key.number)
    .executeTakeFirst();
  return row?.party_id ?? null;
}

/** Whose these numbers are in a company, of those that are somebody's. */
export async function partiesOfNumbers(
  tx: ReadTx,
  query: { readonly companyId: string; readonly numbers: readonly string[] },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < query.numbers.length; start += NUMBERS_AT_ONCE_MAX) {
    const rows = await tx.db
      .selectFrom("party_numbers")
      .select("party_id")
      .where("company_id", "=", query.companyId)
      .where("number", "in", query.numbers.slice(start, start + NUMBERS_AT_ONCE_MAX))
      .execute();
    found.push(...rows.map(({ party_id }) => party_id));
  }
  return found;
}

/** Every number of a company that begins like this. */
export async function partyNumbersLike(
  tx: ReadTx,
  query: { readonly companyId: string; readonly prefix: string },
): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom("party_numbers")
    .select("number")
    .where("company_id", "=", query.companyId)
    .where("number", "like", `${query.prefix}%`)
    .execute();
  return rows.map(({ number }) => number);
}

/** A party has this number from now on, or none any more; one that another has had first stays the other's. */
export async function writePartyNumber(
  tx: WriteTx,
  change: { readonly companyId: string; readonly party: string; readonly number: string | null },
): Promise<void> {
  await tx.db
    .deleteFrom("party_numbers")
    .where("company_id", "=", change.companyId)
    .where("party_id", "=", change.party)
    .execute();
  if (change.number === null) return;
  await tx.db
    .insertInto("party_numbers")
    .values({ company_id: change.companyId, number: change.number, party_id: change.party })
    .onConflict((conflict) => conflict.columns(["company_id", "number"]).doNothing())
    .execute();
}
