import type { DeviceDatabase } from "./device-database.ts";

/** Which companies somebody works in on this device. */
export interface KeptCompanies {
  /** Those that were opened, the last one first. */
  readonly opened: readonly string[];
  /** Those that are to stay on this device whenever they were opened. */
  readonly pinned: readonly string[];
}

const NONE: KeptCompanies = { opened: [], pinned: [] };
const KEY = "cahier.kept-companies";

/** In the clear, as the ids of companies are wherever rows are found by them. */
export async function readKeptCompanies({ scratch }: DeviceDatabase): Promise<KeptCompanies> {
  const row = await scratch.get(KEY);
  return row === undefined ? NONE : (JSON.parse(row.value) as KeptCompanies);
}

/** True where that changed something. */
export const changeKeptCompanies = (
  database: DeviceDatabase,
  change: (kept: KeptCompanies) => KeptCompanies,
): Promise<boolean> =>
  database.dexie.transaction("rw", database.scratch, async () => {
    const before = await readKeptCompanies(database);
    const value = JSON.stringify(change(before));
    if (value === JSON.stringify(before)) return false;
    await database.scratch.put({ key: KEY, value });
    return true;
  });

export const withOpened =
  (company: string, openedMax: number) =>
  ({ opened, pinned }: KeptCompanies): KeptCompanies => ({
    opened: [company, ...opened.filter((one) => one !== company)].slice(0, openedMax),
    pinned,
  });

export const withPinned =
  (company: string, isPinned: boolean) =>
  ({ opened, pinned }: KeptCompanies): KeptCompanies => {
    const others = pinned.filter((one) => one !== company);
    return { opened, pinned: isPinned ? [...others, company] : others };
  };

export const withoutKept =
  (companies: readonly string[]) =>
  ({ opened, pinned }: KeptCompanies): KeptCompanies => ({
    opened: opened.filter((one) => !companies.includes(one)),
    pinned: pinned.filter((one) => !companies.includes(one)),
  });
