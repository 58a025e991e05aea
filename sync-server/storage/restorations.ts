import type { SeenNumber } from "#core/replication/restoration.ts";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** That a company's books came from a backup. Its numbering stays shut until somebody opens it. */
export interface Restoration {
  readonly companyId: string;
  readonly epoch: string;
  readonly restoredAt: string;
  readonly openedAt: string | null;
  readonly openedBy: string | null;
}

/** What a device says it has seen, and whether that can be. */
export interface ReportedNumber extends SeenNumber {
  readonly isProven: boolean;
}

export interface DeviceReport {
  readonly deviceId: string;
  readonly reportedAt: string;
  readonly againCount: number;
}

/** Shuts the numbering of companies, whatever was known of an earlier restoration. */
export async function writeRestorations(
  tx: WriteTx,
  companyIds: readonly string[],
  { epoch, restoredAt }: { readonly epoch: string; readonly restoredAt: string },
): Promise<void> {
  await insertRows(
    tx,
    "restorations",
    companyIds.map((companyId) => ({
      company_id: companyId,
      epoch,
      restored_at: restoredAt,
      opened_at: null,
      opened_by: null,
    })),
    { key: ["company_id"], is: "replaced" },
  );
}

/** What devices reported of an earlier restoration says nothing of this one. */
export async function removeReports(tx: WriteTx): Promise<void> {
  await tx.db.deleteFrom("restoration_reports").execute();
  await tx.db.deleteFrom("seen_numbers").execute();
}

export async function readRestoration(tx: ReadTx, companyId: string): Promise<Restoration | null> {
  const row = await tx.db
    .selectFrom("restorations")
    .selectAll()
    .where("company_id", "=", companyId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { company_id, epoch, restored_at, opened_at, opened_by } = row;
  return { companyId: company_id, epoch, restoredAt: restored_at, openedAt: opened_at, openedBy: opened_by };
}

/** Since when the numbering of companies is shut; those whose numbering is open are not there. */
export async function shutCompanies(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (companyIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("restorations")
    .select(["company_id", "restored_at"])
    .where("company_id", "in", companyIds)
    .where("opened_at", "is", null)
    .execute();
  return new Map(rows.map(({ company_id, restored_at }) => [company_id, restored_at]));
}

export async function openRestoration(
  tx: WriteTx,
  companyId: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx.db
    .updateTable("restorations")
    .set({ opened_at: at, opened_by: by })
    .where("company_id", "=", companyId)
    .where("opened_at", "is", null)
    .execute();
}

/** Keeps what a device reports; said again, it stays as it was said first, for what it held then is gone. */
export async function keepReport(
  tx: WriteTx,
  {
    companyId,
    epoch,
    deviceId,
    reportedAt,
    againCount,
    numbers,
  }: DeviceReport & {
    readonly companyId: string;
    readonly epoch: string;
    readonly numbers: readonly ReportedNumber[];
  },
): Promise<void> {
  const known = { key: ["company_id", "device_id"], is: "kept" } as const;
  const report = {
    company_id: companyId,
    device_id: deviceId,
    epoch,
    reported_at: reportedAt,
    again_count: againCount,
  };
  await insertRows(tx, "restoration_reports", [report], { ...known, key: [...known.key] });
  await insertRows(
    tx,
    "seen_numbers",
    numbers.map(({ isProven, ...seen }) => ({
      company_id: companyId,
      device_id: deviceId,
      ...seen,
      is_proven: isProven ? 1 : 0,
    })),
    { key: ["company_id", "device_id", "series"], is: "kept" },
  );
}

export async function reportsOfCompany(tx: ReadTx, companyId: string): Promise<readonly DeviceReport[]> {
  const rows = await tx.db
    .selectFrom("restoration_reports")
    .selectAll()
    .where("company_id", "=", companyId)
    .execute();
  return rows.map(({ device_id, reported_at, again_count }) => ({
    deviceId: device_id,
    reportedAt: reported_at,
    againCount: again_count,
  }));
}

/** The highest number of each series that any device has seen, and the latest day with it: what is proven, and what is not. */
export async function highestSeen(tx: ReadTx, companyId: string): Promise<readonly ReportedNumber[]> {
  const rows = await tx.db
    .selectFrom("seen_numbers")
    .select(({ fn }) => ["series", "is_proven", fn.max("number").as("number"), fn.max("day").as("day")])
    .where("company_id", "=", companyId)
    .groupBy(["series", "is_proven"])
    .orderBy("series")
    .execute();
  return rows.map(({ series, number, day, is_proven }) => ({
    series,
    number: Number(number),
    day,
    isProven: is_proven === 1,
  }));
}
