import type { DeviceDatabase } from "./device-database.ts";

/** Where this device stands in a series of its own. */
export interface SeriesCount {
  readonly nextNumber: number;
  /** No later number bears an earlier day. */
  readonly lastDay: string | null;
}

/** The next number of a series, taken by what bears it. */
export interface TakenNumber {
  readonly company: string;
  readonly series: string;
  /** How the count stood when it was looked at. */
  readonly before: SeriesCount;
  readonly day: string;
}

/** Numbers and days alone, in the clear. */
const keyOf = (device: string, company: string, series: string) =>
  `cahier.numbers/${device}/${company}/${series}`;

const NOTHING_COUNTED: SeriesCount = { nextNumber: 1, lastDay: null };

export async function readSeriesCount(
  { scratch }: Pick<DeviceDatabase, "scratch">,
  device: string,
  { company, series }: Pick<TakenNumber, "company" | "series">,
): Promise<SeriesCount> {
  const row = await scratch.get(keyOf(device, company, series));
  return row === undefined ? NOTHING_COUNTED : (JSON.parse(row.value) as SeriesCount);
}

/**
 * Takes a number inside the transaction that keeps what bears it, so neither is ever without the other; false where
 * another tab has counted on meanwhile.
 */
export async function takeNumber(
  database: Pick<DeviceDatabase, "scratch">,
  device: string,
  taken: TakenNumber,
): Promise<boolean> {
  const { company, series, before, day } = taken;
  const count = await readSeriesCount(database, device, taken);
  if (count.nextNumber !== before.nextNumber || count.lastDay !== before.lastDay) return false;
  const after: SeriesCount = { nextNumber: before.nextNumber + 1, lastDay: day };
  await database.scratch.put({ key: keyOf(device, company, series), value: JSON.stringify(after) });
  return true;
}
