import { renewalAnswerSchema } from "#core/replication/device-renewal.ts";
import type { DeviceDatabase } from "./device-database.ts";
import { type Identity, type Renewal, readIdentity, writeIdentity } from "./device-identity.ts";
import type { ServerRequests } from "./server-requests.ts";

/** Tells the server under which id this device goes on, and learns what of its acts is nowhere any more. */
export async function declareRenewals(
  database: DeviceDatabase,
  requests: ServerRequests,
): Promise<Identity | null> {
  let identity = await readIdentity(database);
  let isChanged = false;
  for (const renewal of identity?.renewals ?? []) {
    if (renewal.isDeclared) continue;
    const { id, replaces, reason, missing } = renewal;
    const answer = renewalAnswerSchema.parse(
      await requests.post("/session/device/renewal", { id, replaces, reason, missing }),
    );
    const { lostCount, since } = answer;
    identity = await changeRenewals(database, (one) =>
      one.id === id ? { ...one, isDeclared: true, lostCount, since: since ?? one.since } : one,
    );
    isChanged = true;
  }
  return isChanged ? identity : null;
}

/** Changes what is written down of past renewals, all of it or nothing. */
export const changeRenewals = (
  database: DeviceDatabase,
  change: (renewal: Renewal) => Renewal,
): Promise<Identity | null> =>
  database.dexie.transaction("rw", database.scratch, async () => {
    const identity = await readIdentity(database);
    if (identity === null) return null;
    const changed = { ...identity, renewals: identity.renewals.map(change) };
    await writeIdentity(database, changed);
    return changed;
  });
