import { addDays } from "#core/calendar-date.ts";
import type { RestorationAnswer, RestorationReport, SeenNumber } from "#core/replication/restoration.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { SignedInSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import { countersOfDevice } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import { keepReport, type ReportedNumber } from "../storage/restorations.ts";
import { readEpoch } from "../storage/server-facts.ts";
import { headProof } from "./proofs.ts";

/** Writes down what a device has seen of the time that a restored server has forgotten, before it forgets that too. */
export async function keepRestorationReport(
  { storage, secrets, now, pause }: Pick<Services, "storage" | "secrets" | "now" | "pause">,
  { user }: SignedInSession,
  { device, epoch, companies, formerDevices }: RestorationReport,
): Promise<Result<RestorationAnswer, { readonly code: "server.restored" }>> {
  const reportedAt = now().toISOString();
  const isKept = await storage.write(async (tx) => {
    if ((await readEpoch(tx)) !== epoch) return false;
    const own = new Set((await membershipsOfUser(tx, user.id)).map(({ companyId }) => companyId));
    for (const { company: companyId, againCount, numbers: seen, heard } of companies) {
      if (!own.delete(companyId)) continue;
      const bounds = { head: provenHead(secrets, companyId, heard), day: latestDay(reportedAt) };
      const numbers = seen.flatMap((one) => toReported(one, bounds) ?? []);
      await keepReport(tx, { companyId, epoch, deviceId: device, reportedAt, againCount, numbers });
    }
    return true;
  });
  if (!isKept) return refuse({ code: "server.restored" });

  const settled: RestorationAnswer["settled"] = {};
  const companyIds = [...new Set(companies.map(({ company }) => company))];
  for (const former of new Set(formerDevices)) {
    // Each in its turn: a device may have had many names, and others are waiting.
    await pause(0);
    const counters = await storage.read(async (tx) =>
      (await readDevice(tx, former))?.userId === user.id ? countersOfDevice(tx, former, companyIds) : null,
    );
    if (counters === null) continue;
    settled[former] = Object.fromEntries([...counters].map(([company, { counter }]) => [company, counter]));
  }
  return ok({ settled });
}

type Heard = RestorationReport["companies"][number]["heard"];

/** As far as a device proves that the company had got; 0 where it proves nothing. */
function provenHead(secrets: Services["secrets"], companyId: string, heard: Heard): number {
  if (heard === undefined) return 0;
  const { epoch, head, branch, proof } = heard;
  const said = { head, ...(branch === undefined ? {} : { branch }) };
  return proof === headProof(secrets, epoch, companyId, said) ? head : 0;
}

/** A device's clock may be a day ahead of ours. */
const latestDay = (reportedAt: string) => addDays(reportedAt.slice(0, 10), 1);

/** The numbers of a device's own series are for it to give on: of them nothing is asked. */
function toReported(
  seen: SeenNumber,
  bounds: { readonly head: number; readonly day: string },
): ReportedNumber | null {
  if (!/^[AF]-/.test(seen.series)) return null;
  // Each number took a revision of its own at least.
  return { ...seen, isProven: seen.number <= bounds.head && seen.day <= bounds.day };
}
