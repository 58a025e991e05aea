import {
  type DeviceRenewal,
  deviceRenewalSchema,
  type RenewalAnswer,
} from "#core/replication/device-renewal.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { type AuditLine, appendAudit } from "../storage/audit.ts";
import { countersOfDevice } from "../storage/device-counters.ts";
import { type Device, insertDevice, readDevice } from "../storage/devices.ts";
import { memberOf } from "../storage/memberships.ts";
import { outcomesByCounter } from "../storage/outcomes.ts";
import { attachDevice, insertSession } from "../storage/sessions.ts";
import type { ReadTx, WriteTx } from "../storage/storage.ts";
import { type DeviceProblem, enrolSchema } from "./enrol-device.ts";
import type { SignedInSession } from "./sign-in.ts";
import { createToken, hashToken } from "./tokens.ts";

/** A device names itself as it does when it enrols: what the server itself acts by has a name that is no UUID. */
export const renewalSchema = deviceRenewalSchema.extend({ id: enrolSchema.shape.id });

interface Renewed {
  readonly answer: RenewalAnswer;
  /** The token of a session of its own, where the old one stays the copy's; null when the session goes on. */
  readonly token: string | null;
}

/**
 * Lets a device go on under a new id, revoked if it was, and writes down what it declares lost. Asked again, it answers the same and writes
 * nothing twice.
 */
export async function renewDevice(
  { storage, now }: Pick<Services, "storage" | "now">,
  { user, device, tokenHash, expiresAt, lockHash }: SignedInSession,
  renewal: DeviceRenewal,
): Promise<Result<Renewed, DeviceProblem>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const replaced = await readDevice(tx, renewal.replaces);
    if (replaced !== null && replaced.userId !== user.id) return refuse({ code: "device.ofAnotherUser" });
    const known = await readDevice(tx, renewal.id);
    if (known !== null && known.userId !== user.id) return refuse({ code: "device.ofAnotherUser" });
    // Whoever was shut out of the session's own device is not let in by naming another one.
    const revokedAt = replaced?.revokedAt ?? device?.revokedAt ?? null;
    if (known !== null && known.revokedAt === null && revokedAt !== null)
      return refuse({ code: "device.revoked", revokedAt });

    const losses = await lossesOf(tx, renewal, replaced);
    if (known === null) {
      await insertDevice(tx, {
        id: renewal.id,
        userId: user.id,
        name: replaced?.name ?? NAMELESS,
        enrolledAt: at,
        lastContactAt: at,
        // A new name is no way around having been shut out: all it can do is hand in what the device still holds.
        revokedAt,
      });
      await writeDown(tx, { renewal, losses, userId: user.id, at });
    }
    const token = renewal.reason === "copied" ? createToken() : null;
    if (token === null) await attachDevice(tx, tokenHash, renewal.id);
    else
      await insertSession(tx, {
        tokenHash: hashToken(token),
        userId: user.id,
        deviceId: renewal.id,
        createdAt: at,
        lastSeenAt: at,
        expiresAt,
        lockHash,
      });
    const sinces = losses.flatMap(({ since }) => since ?? []).sort();
    const lostCount = losses.reduce((sum, { count }) => sum + count, 0);
    return ok({ answer: { lostCount, since: sinces[0] ?? null }, token });
  });
}

const NAMELESS = "?";

interface Loss {
  readonly company: string;
  readonly count: number;
  readonly fromCounter: number;
  readonly since: string | null;
}

/** What was decided here is not lost, whatever the device can no longer show of it. */
async function lossesOf(
  tx: ReadTx,
  { replaces, missing }: DeviceRenewal,
  replaced: Device | null,
): Promise<readonly Loss[]> {
  const decided = await countersOfDevice(
    tx,
    replaces,
    missing.map(({ company }) => company),
  );
  const losses: Loss[] = [];
  for (const { company, after, through } of missing) {
    const counter = decided.get(company)?.counter ?? 0;
    const count = through - Math.max(after, counter);
    if (count <= 0) continue;
    const last = await outcomesByCounter(tx, { companyId: company, deviceId: replaces, counters: [counter] });
    const since = last.get(counter)?.decidedAt ?? replaced?.enrolledAt ?? null;
    losses.push({ company, count, fromCounter: through - count + 1, since });
  }
  return losses;
}

async function writeDown(
  tx: WriteTx,
  {
    renewal,
    losses,
    userId,
    at,
  }: {
    readonly renewal: DeviceRenewal;
    readonly losses: readonly Loss[];
    readonly userId: string;
    readonly at: string;
  },
): Promise<void> {
  const { id, replaces, reason } = renewal;
  const line = { at, userId, deviceId: id, commandId: null };
  const lines: AuditLine[] = [
    { ...line, companyId: null, action: "device.renew", subject: id, detail: { replaces, reason } },
  ];
  for (const { company, count, fromCounter, since } of losses) {
    // A stranger's words stay out of a company's books.
    const isMember = (await memberOf(tx, userId, company)) !== null;
    lines.push({
      ...line,
      companyId: isMember ? company : null,
      action: "device.lost",
      subject: replaces,
      detail: { reason, count, fromCounter, since },
    });
  }
  await appendAudit(tx, lines);
}
