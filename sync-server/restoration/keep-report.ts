import type { RestorationAnswer, RestorationReport } from "#core/replication/restoration.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { SignedInSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import { countersOfDevice } from "../storage/device-counters.ts";
import { readDevice } from "../storage/devices.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import { keepReport } from "../storage/restorations.ts";
import { readEpoch } from "../storage/server-facts.ts";

/** Writes down what a device has seen of the time that a restored server has forgotten, before it forgets that too. */
export async function keepRestorationReport(
  { storage, now }: Pick<Services, "storage" | "now">,
  { user }: SignedInSession,
  { device, epoch, companies, formerDevices }: RestorationReport,
): Promise<Result<RestorationAnswer, { readonly code: "server.restored" }>> {
  const reportedAt = now().toISOString();
  return storage.write(async (tx) => {
    if ((await readEpoch(tx)) !== epoch) return refuse({ code: "server.restored" });
    const own = new Set((await membershipsOfUser(tx, user.id)).map(({ companyId }) => companyId));
    for (const { company: companyId, againCount, numbers } of companies)
      if (own.has(companyId))
        await keepReport(tx, { companyId, epoch, deviceId: device, reportedAt, againCount, numbers });

    const settled: RestorationAnswer["settled"] = {};
    const companyIds = companies.map(({ company }) => company);
    for (const former of formerDevices) {
      if ((await readDevice(tx, former))?.userId !== user.id) continue;
      const counters = await countersOfDevice(tx, former, companyIds);
      settled[former] = Object.fromEntries([...counters].map(([company, { counter }]) => [company, counter]));
    }
    return ok({ settled });
  });
}
