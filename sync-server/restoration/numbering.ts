import type {
  NumberingOpening,
  NumberingStanding,
  ReturningDevice,
  SeriesStanding,
} from "#core/replication/restoration.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import { mayInCompany, type RightMissing } from "../people/may-in-company.ts";
import type { SignedInSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { nextRevisions } from "../storage/company-revisions.ts";
import { listDevices } from "../storage/devices.ts";
import { numbersOfCompany } from "../storage/given-numbers.ts";
import { membershipsOfCompany } from "../storage/memberships.ts";
import { seriesOfCompany, writeNumberSeries } from "../storage/number-series.ts";
import {
  highestSeen,
  openRestoration,
  type ReportedNumber,
  readRestoration,
  reportsOfCompany,
} from "../storage/restorations.ts";
import type { ReadTx } from "../storage/storage.ts";

export type NumberingProblem = RightMissing<"manageCompany"> | { readonly code: "numbering.open" };

/** How a company's numbering stands since a backup was restored; null where none ever was. */
export async function readNumbering(
  { storage }: Pick<Services, "storage">,
  { user }: SignedInSession,
  companyId: string,
): Promise<Result<NumberingStanding | null, NumberingProblem>> {
  return storage.read(async (tx) => {
    const allowed = await mayOpen(tx, user.id, companyId);
    if (!allowed.ok) return allowed;
    return ok(await standingOf(tx, companyId));
  });
}

/**
 * Opens numbering above every number that is known, and declares those that are missing below. What no device can prove
 * counts, unless whoever opens sets it aside: better a hole than a number given twice.
 */
export async function openNumbering(
  { storage, now }: Pick<Services, "storage" | "now">,
  { user, device }: SignedInSession,
  companyId: string,
  { doubted = [] }: NumberingOpening = {},
): Promise<Result<NumberingStanding, NumberingProblem>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const allowed = await mayOpen(tx, user.id, companyId);
    if (!allowed.ok) return allowed;
    // Keeps acceptance waiting, and has every device of the company look again.
    await nextRevisions(tx, companyId, 1);
    const known = await standingOf(tx, companyId);
    if (known === null || known.openedAt !== null) return refuse({ code: "numbering.open" });
    const standing = { ...known, series: known.series.map((one) => setAside(one, doubted)) };
    for (const { series, nextNumber, lastDay } of standing.series)
      await writeNumberSeries(tx, { companyId, series, nextNumber, lastDay });
    await openRestoration(tx, companyId, { at, by: user.id });
    await appendAudit(tx, {
      companyId,
      at,
      userId: user.id,
      deviceId: device?.id ?? null,
      commandId: null,
      action: "numbering.open",
      subject: companyId,
      detail: {
        restoredAt: standing.restoredAt,
        series: standing.series.map(({ proven: _, ...series }) => series),
        ...(doubted.length === 0 ? {} : { doubted }),
      },
    });
    return ok({ ...standing, openedAt: at });
  });
}

const mayOpen = (tx: ReadTx, userId: string, companyId: string) =>
  mayInCompany(tx, { userId, companyId, right: "manageCompany" });

async function standingOf(tx: ReadTx, companyId: string): Promise<NumberingStanding | null> {
  const restoration = await readRestoration(tx, companyId);
  if (restoration === null) return null;
  const { restoredAt, openedAt } = restoration;
  return {
    restoredAt,
    openedAt,
    devices: await devicesOf(tx, companyId),
    series: await seriesOf(tx, companyId),
  };
}

async function devicesOf(tx: ReadTx, companyId: string): Promise<ReturningDevice[]> {
  const reports = new Map((await reportsOfCompany(tx, companyId)).map((report) => [report.deviceId, report]));
  const devices: ReturningDevice[] = [];
  for (const { userId } of await membershipsOfCompany(tx, companyId)) {
    const member = await readCompanyDocument(tx, companyId, "members", userId);
    for (const { id, name, lastContactAt, revokedAt } of await listDevices(tx, userId)) {
      // What the server acts by itself has nothing to bring back.
      if (member === null || revokedAt !== null || id.includes(":")) continue;
      const report = reports.get(id);
      devices.push({
        id,
        name,
        person: member.name,
        lastContactAt,
        reportedAt: report?.reportedAt ?? null,
        againCount: report?.againCount ?? 0,
      });
    }
  }
  // Who is still missing is what somebody looks for here.
  return devices.sort(
    (one, other) =>
      Number(one.reportedAt !== null) - Number(other.reportedAt !== null) ||
      (one.person < other.person ? -1 : 1),
  );
}

const setAside = (series: SeriesStanding, doubted: readonly string[]): SeriesStanding =>
  series.proven !== null && doubted.includes(series.series)
    ? { series: series.series, ...series.proven, proven: null }
    : series;

async function seriesOf(tx: ReadTx, companyId: string): Promise<SeriesStanding[]> {
  const known = await seriesOfCompany(tx, companyId);
  const reported = await highestSeen(tx, companyId);
  const given = await numbersOfCompany(tx, companyId);
  const names = new Set([...known.keys(), ...reported.map(({ series }) => series)]);
  return [...names].sort().map((series) => {
    const ofSeries = reported.filter((one) => one.series === series);
    const { nextNumber, lastDay } = known.get(series) ?? { nextNumber: 1, lastDay: null };
    const goOn = (seen: readonly ReportedNumber[]) => {
      const next = Math.max(nextNumber, ...seen.map(({ number }) => number + 1));
      const days = [lastDay, ...seen.map(({ day }) => day)].filter((one) => one !== null).sort();
      const missing = missingFrom(given.get(series) ?? [], next);
      return { nextNumber: next, lastDay: days.at(-1) ?? null, missing };
    };
    const all = goOn(ofSeries);
    const proven = goOn(ofSeries.filter(({ isProven }) => isProven));
    const isSame = all.nextNumber === proven.nextNumber && all.lastDay === proven.lastDay;
    return { series, ...all, proven: isSame ? null : proven };
  });
}

/** The runs of numbers from 1 to before the next that are not among those given, which rise. */
export function missingFrom(given: readonly number[], next: number): SeriesStanding["missing"] {
  const runs: SeriesStanding["missing"] = [];
  let expected = 1;
  for (const number of [...given.filter((one) => one < next), next]) {
    if (number > expected) runs.push({ first: expected, last: number - 1 });
    expected = number + 1;
  }
  return runs;
}
