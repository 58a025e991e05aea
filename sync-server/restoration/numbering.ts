import type { NumberingStanding, ReturningDevice, SeriesStanding } from "#core/replication/restoration.ts";
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
import { highestSeen, openRestoration, readRestoration, reportsOfCompany } from "../storage/restorations.ts";
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

/** Opens numbering above every number that is known, and declares those that are missing below. */
export async function openNumbering(
  { storage, now }: Pick<Services, "storage" | "now">,
  { user, device }: SignedInSession,
  companyId: string,
): Promise<Result<NumberingStanding, NumberingProblem>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const allowed = await mayOpen(tx, user.id, companyId);
    if (!allowed.ok) return allowed;
    // Keeps acceptance waiting, and has every device of the company look again.
    await nextRevisions(tx, companyId, 1);
    const standing = await standingOf(tx, companyId);
    if (standing === null || standing.openedAt !== null) return refuse({ code: "numbering.open" });
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
      detail: { restoredAt: standing.restoredAt, series: standing.series },
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

async function seriesOf(tx: ReadTx, companyId: string): Promise<SeriesStanding[]> {
  const known = await seriesOfCompany(tx, companyId);
  const seen = new Map((await highestSeen(tx, companyId)).map((one) => [one.series, one]));
  const given = await numbersOfCompany(tx, companyId);
  return [...new Set([...known.keys(), ...seen.keys()])].sort().map((series) => {
    const { nextNumber, lastDay } = known.get(series) ?? { nextNumber: 1, lastDay: null };
    const { number = 0, day = null } = seen.get(series) ?? {};
    const next = Math.max(nextNumber, number + 1);
    const days = [lastDay, day].filter((one) => one !== null).sort();
    const missing = missingFrom(given.get(series) ?? [], next);
    return { series, nextNumber: next, lastDay: days.at(-1) ?? null, missing };
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
