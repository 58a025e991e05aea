import { createHash } from "node:crypto";
import type { Member } from "#core/members/member.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { type DeviceLoss, lossesOfDevices } from "../storage/device-losses.ts";
import { type Device, listDevices, readDevice, revokeDevice } from "../storage/devices.ts";
import { membershipsOfCompany, membershipsOfUser } from "../storage/memberships.ts";
import { revokeSession, type Session, sessionsOfUser } from "../storage/sessions.ts";
import type { ReadTx, WriteTx } from "../storage/storage.ts";
import { auditPerson } from "./create-user.ts";
import type { SignedInSession } from "./sign-in.ts";

type SessionServices = Pick<Services, "storage" | "now">;

/** Names a session to its user. Nothing can be done with it but to end the session, and no token follows from it. */
const sessionId = ({ tokenHash }: Pick<Session, "tokenHash">): string =>
  createHash("sha256").update(`session ${tokenHash}`).digest("hex").slice(0, 32);

/** Everywhere somebody is signed in. */
export async function listSessions({ storage, now }: SessionServices, { user, tokenHash }: SignedInSession) {
  return storage.read(async (tx) => {
    const devices = new Map((await listDevices(tx, user.id)).map((device) => [device.id, device]));
    const sessions = await sessionsOfUser(tx, user.id, now().toISOString());
    return sessions.map((session) => ({
      id: sessionId(session),
      signedInAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      device: devices.get(session.deviceId ?? "")?.name ?? null,
      isThis: session.tokenHash === tokenHash,
    }));
  });
}

/** Ends one of one's own sessions; the same answer for another's and for none. */
export async function endSession(
  { storage, now }: SessionServices,
  { user, device }: SignedInSession,
  id: string,
): Promise<Result<null, { readonly code: "session.unknown" }>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const found = (await sessionsOfUser(tx, user.id, at)).find((session) => sessionId(session) === id);
    if (found === undefined) return refuse({ code: "session.unknown" });
    await revokeSession(tx, found.tokenHash, at);
    const by = { userId: user.id, deviceId: device?.id ?? null };
    await auditPerson(tx, { at, action: "session.end", userId: user.id, by, subject: id });
    return ok(null);
  });
}

/** What the server itself acts by is no device that anybody holds. */
const isHeld = ({ id }: Device) => !id.includes(":");

const toDeviceAnswer = (
  { id, name, enrolledAt, lastContactAt, revokedAt }: Device,
  losses: ReadonlyMap<string, DeviceLoss>,
) => ({ id, name, enrolledAt, lastContactAt, revokedAt, lost: losses.get(id) ?? null });

export async function listOwnDevices(
  { storage }: Pick<Services, "storage">,
  { user, device: own }: SignedInSession,
) {
  return storage.read(async (tx) => {
    const devices = (await listDevices(tx, user.id)).filter(isHeld);
    const losses = await lossesOfDevices(tx, { deviceIds: devices.map(({ id }) => id), companyId: null });
    return devices.map((device) => ({ ...toDeviceAnswer(device, losses), isThis: device.id === own?.id }));
  });
}

export interface DeviceUnknown {
  readonly code: "device.unknown";
}

/** Revokes one's own device: it may hand in what it still holds, and nothing else. */
export async function revokeOwnDevice(
  { storage, now }: SessionServices,
  { user, device: own }: SignedInSession,
  deviceId: string,
): Promise<Result<null, DeviceUnknown>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const device = await readDevice(tx, deviceId);
    if (device?.userId !== user.id || !isHeld(device)) return refuse({ code: "device.unknown" });
    await revokeDevice(tx, deviceId, at);
    const by = { userId: user.id, deviceId: own?.id ?? null };
    await auditPerson(tx, { at, action: "device.revoke", userId: user.id, by, subject: deviceId });
    return ok(null);
  });
}

/** The devices of a company's members, with what whoever manages them has to know. */
export async function listMembersDevices({ storage }: Pick<Services, "storage">, companyId: string) {
  return storage.read(async (tx) => {
    const answer = [];
    for (const { userId } of await membershipsOfCompany(tx, companyId)) {
      const member = await readCompanyDocument(tx, companyId, "members", userId);
      if (member === null) continue;
      const mayRevoke = (await revokingProblem(tx, companyId, member)) === null;
      const devices = (await listDevices(tx, userId)).filter(isHeld);
      // What was lost of other books is not this company's to know.
      const losses = await lossesOfDevices(tx, { deviceIds: devices.map(({ id }) => id), companyId });
      for (const device of devices)
        answer.push({
          ...toDeviceAnswer(device, losses),
          person: { id: userId, name: member.name },
          mayRevoke: mayRevoke && device.revokedAt === null,
        });
    }
    return answer;
  });
}

/** The other devices that may hold acts in a company, and when each was last heard of: what whoever validates looks at. */
export async function listSenders(
  { storage }: Pick<Services, "storage">,
  { device: own }: SignedInSession,
  companyId: string,
) {
  return storage.read(async (tx) => {
    const senders = [];
    for (const { userId } of await membershipsOfCompany(tx, companyId)) {
      const member = await readCompanyDocument(tx, companyId, "members", userId);
      if (member === null) continue;
      for (const device of (await listDevices(tx, userId)).filter(isHeld)) {
        const { id, name, lastContactAt, revokedAt } = device;
        if (revokedAt === null && id !== own?.id)
          senders.push({ id, name, person: member.name, lastContactAt });
      }
    }
    return senders;
  });
}

export type RevokingProblem =
  | DeviceUnknown
  | { readonly code: "member.isOwner"; readonly member: string }
  /** They use it for other companies too: removing them from this one ends its access here. */
  | { readonly code: "device.ofOtherCompanies" };

/** Revokes the device of somebody who works for this company alone, or also for those it looks after. */
export async function revokeMembersDevice(
  { storage, now }: SessionServices,
  { user, device: own }: SignedInSession,
  companyId: string,
  deviceId: string,
): Promise<Result<null, RevokingProblem>> {
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const device = await readDevice(tx, deviceId);
    const member =
      device === null ? null : await readCompanyDocument(tx, companyId, "members", device.userId);
    if (device === null || member?.state !== "active" || !isHeld(device))
      return refuse({ code: "device.unknown" });
    const problem = member.id === user.id ? null : await revokingProblem(tx, companyId, member);
    if (problem !== null) return refuse(problem);
    await revokeDevice(tx, deviceId, at);
    await auditInCompany(tx, { companyId, at, userId: user.id, deviceId: own?.id ?? null }, deviceId);
    return ok(null);
  });
}

async function revokingProblem(
  tx: ReadTx,
  companyId: string,
  { id, name, isOwner }: Member,
): Promise<RevokingProblem | null> {
  if (isOwner) return { code: "member.isOwner", member: name };
  for (const { companyId: other } of await membershipsOfUser(tx, id)) {
    if (other === companyId) continue;
    const company = await readCompanyDocument(tx, other, "companies", other);
    if (company?.care?.firm !== companyId) return { code: "device.ofOtherCompanies" };
  }
  return null;
}

const auditInCompany = (
  tx: WriteTx,
  line: {
    readonly companyId: string;
    readonly at: string;
    readonly userId: string;
    readonly deviceId: string | null;
  },
  subject: string,
) => appendAudit(tx, { ...line, commandId: null, action: "device.revoke", subject, detail: null });
