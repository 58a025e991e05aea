import { sql } from "kysely";
import { assert } from "#core/assert.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** Where a series of numbers stands. */
export interface NumberSeries {
  readonly nextNumber: number;
  /** The day of the last number given; no later number may have an earlier one. */
  readonly lastDay: string | null;
}

interface SeriesKey {
  readonly companyId: string;
  readonly series: string;
}

/** A series that has given no number yet begins at one. */
export async function readNumberSeries(tx: ReadTx, key: SeriesKey): Promise<NumberSeries> {
  const row = await tx.db
    .selectFrom("number_series")
    .select(["next_number", "last_day"])
    .where("company_id", "=", key.companyId)
    .where("series", "=", key.series)
    .executeTakeFirst();
  return row === undefined
    ? { nextNumber: 1, lastDay: null }
    : { nextNumber: row.next_number, lastDay: row.last_day };
}

/** Where every series of a company stands, by its name. */
export async function seriesOfCompany(
  tx: ReadTx,
  companyId: string,
): Promise<ReadonlyMap<string, NumberSeries>> {
  const rows = await tx.db
    .selectFrom("number_series")
    .selectAll()
    .where("company_id", "=", companyId)
    .orderBy("series")
    .execute();
  return new Map(rows.map((row) => [row.series, { nextNumber: row.next_number, lastDay: row.last_day }]));
}

/** Takes the next numbers of a series; they are given back only if the transaction is undone. */
export async function takeNumbers(
  tx: WriteTx,
  query: SeriesKey & { readonly count: number; readonly day: string },
): Promise<{ readonly first: number; readonly last: number }> {
  assert(Number.isInteger(query.count) && query.count > 0, "at least one number is taken");
  const row = await tx.db
    .insertInto("number_series")
    .values({
      company_id: query.companyId,
      series: query.series,
      next_number: 1 + query.count,
      last_day: query.day,
    })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "series"]).doUpdateSet({
        next_number: sql<number>`number_series.next_number + excluded.next_number - 1`,
        last_day: sql<string>`case when number_series.last_day > excluded.last_day
          then number_series.last_day else excluded.last_day end`,
      }),
    )
    .returning("next_number")
    .executeTakeFirstOrThrow();
  return { first: row.next_number - query.count, last: row.next_number - 1 };
}

/** Sets where a series goes on, as when numbers were given before or outside these books. */
export async function writeNumberSeries(tx: WriteTx, change: SeriesKey & NumberSeries): Promise<void> {
  const rest = { next_number: change.nextNumber, last_day: change.lastDay };
  await tx.db
    .insertInto("number_series")
    .values({ company_id: change.companyId, series: change.series, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "series"]).doUpdateSet(rest))
    .execute();
}
