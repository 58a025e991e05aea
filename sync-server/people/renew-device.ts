import {
  type DeviceRenewal,
  deviceRenewalSchema,
  type RenewalAnswer,
} from "#core/replication/device-renewal.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { type AuditLine, appendAudit } from "../storage/audit.ts";
import { lastDecidedOf } from "../storage/device-counters.ts";
import { type Device, insertDevice, readDevice } from "../storage/devices.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import { attachDevice, insertSession } from "../storage/sessions.ts";
import type { ReadTx, WriteTx } from "../storage/storage.ts";
import { type DeviceProblem, enrolSchema } from "./enrol-device.ts";
import type { SignedInSession } from "./sign-in.ts";
import { beginAttempt, type Throttled } from "./throttle.ts";
import { createToken, hashToken } from "./tokens.ts";

/** A device names itself as it does when it enrols: what the server itself acts by has a name that is no UUID. */
export const renewalSchema = deviceRenewalSchema.extend({ id: enrolSchema.shape.id });

/** In a quarter of an hour: each may write a line into the log of every company of its user. */
const RENEWALS_MAX = 20;

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
  { storage, now, createId }: Pick<Services, "storage" | "now" | "createId">,
  { user, device, tokenHash, expiresAt, lockHash }: SignedInSession,
  renewal: DeviceRenewal,
): Promise<Result<Renewed, DeviceProblem | Throttled>> {
  const at = now().toISOString();
  if ((await storage.read((tx) => readDevice(tx, renewal.id))) === null) {
    const key = { key: `renewal ${user.id}`, failuresMax: RENEWALS_MAX };
    const begun = await beginAttempt(storage, [key], now(), createId);
    if (!begun.ok) return begun;
  }
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
    const { count: lostCount, since } = totalOf(losses);
    return ok({ answer: { lostCount, since }, token });
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
  const spans = spanByCompany(missing);
  const decided = await lastDecidedOf(tx, replaces, [...spans.keys()]);
  const losses: Loss[] = [];
  for (const [company, { after, through }] of spans) {
    const last = decided.get(company);
    const count = through - Math.max(after, last?.counter ?? 0);
    if (count <= 0) continue;
    const since = last?.decidedAt ?? replaced?.enrolledAt ?? null;
    losses.push({ company, count, fromCounter: through - count + 1, since });
  }
  return losses;
}

type Span = Pick<DeviceRenewal["missing"][number], "after" | "through">;

/** One for each company, in one order: two who write several companies' logs then never wait for each other. */
function spanByCompany(missing: DeviceRenewal["missing"]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const inOrder = [...missing].sort((one, other) => (one.company < other.company ? -1 : 1));
  for (const { company, after, through } of inOrder) {
    const known = spans.get(company) ?? { after, through };
    const widened = { after: Math.min(known.after, after), through: Math.max(known.through, through) };
    spans.set(company, widened);
  }
  return spans;
}

/**
 * A line for each company that the user has a place in, and one for all others together: a request can name thousands
 * that are none, and a stranger's words stay out of a company's books.
 */
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
  const lost = { ...line, action: "device.lost", subject: replaces };
  const own = new Set((await membershipsOfUser(tx, userId)).map(({ companyId }) => companyId));
  const elsewhere = losses.filter(({ company }) => !own.has(company));
  const lines: AuditLine[] = [
    { ...line, companyId: null, action: "device.renew", subject: id, detail: { replaces, reason } },
  ];
  if (elsewhere.length > 0)
    lines.push({
      ...lost,
      companyId: null,
      detail: { reason, companyCount: elsewhere.length, ...totalOf(elsewhere) },
    });
  for (const { company, count, fromCounter, since } of losses)
    if (own.has(company))
      lines.push({ ...lost, companyId: company, detail: { reason, count, fromCounter, since } });
  await appendAudit(tx, lines);
}

function totalOf(losses: readonly Loss[]): { readonly count: number; readonly since: string | null } {
  const sinces = losses.flatMap(({ since }) => since ?? []).sort();
  const sum = losses.reduce((total, { count }) => total + count, 0);
  return { count: Math.min(sum, Number.MAX_SAFE_INTEGER), since: sinces[0] ?? null };
}
