import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** A number of a series that a voucher has for good. */
export interface GivenNumber {
  readonly series: string;
  readonly number: number;
  readonly voucherId: string;
}

/** Fails on a number that another voucher has. */
export const insertGivenNumbers = (
  tx: WriteTx,
  companyId: string,
  given: readonly GivenNumber[],
): Promise<void> =>
  insertRows(
    tx,
    "given_numbers",
    given.map(({ series, number, voucherId }) => ({
      company_id: companyId,
      series,
      number,
      voucher_id: voucherId,
    })),
    null,
  );

/** The voucher that has a number; null while it is free. */
export async function voucherOfNumber(
  tx: ReadTx,
  key: { readonly companyId: string; readonly series: string; readonly number: number },
): Promise<string | null> {
  const row = await tx.db
    .selectFrom("given_numbers")
    .select("voucher_id")
    .where("company_id", "=", key.companyId)
    .where("series", "=", key.series)
    .where("number", "=", key.number)
    .executeTakeFirst();
  return row?.voucher_id ?? null;
}

/** Every number of a company that was given, by series and rising. */
export async function numbersOfCompany(
  tx: ReadTx,
  companyId: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await tx.db
    .selectFrom("given_numbers")
    .select(["series", "number"])
    .where("company_id", "=", companyId)
    .orderBy("series")
    .orderBy("number")
    .execute();
  const numbers = new Map<string, number[]>();
  for (const { series, number } of rows) push(numbers, series, number);
  return numbers;
}

function push(numbers: Map<string, number[]>, series: string, number: number): void {
  const known = numbers.get(series);
  if (known === undefined) numbers.set(series, [number]);
  else known.push(number);
}
