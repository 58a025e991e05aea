import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { type Device, readDevice } from "../storage/devices.ts";
import {
  findSession,
  insertSession,
  prolongSession,
  revokeSession,
  type Session,
} from "../storage/sessions.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin, readUser, type User } from "../storage/users.ts";
import { type DeviceProblem, type EnrolRequest, enrolDevice, enrolSchema } from "./enrol-device.ts";
import { beginAttempt, guessingDelay, type Throttled } from "./throttle.ts";
import { createToken, hashToken } from "./tokens.ts";

const SESSION_DAYS = 30;
const MILLISECONDS_PER_DAY = 86_400_000;
/** A session is prolonged at most once an hour, so that reading costs no write. */
const PROLONG_AFTER_MILLISECONDS = 3_600_000;

const FAILURES_PER_LOGIN_AND_ADDRESS_MAX = 10;
const FAILURES_PER_LOGIN_MAX = 50;
const FAILURES_PER_ADDRESS_MAX = 100;

/** Failures of every log-in from every address count under this, which no log-in and no address can be. */
const EVERYBODY = "everybody";

/** An e-mail address in lower case, or the six digits we gave. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: "login.shape" })
  .refine((login) => /^\d{6}$/.test(login) || z.email().safeParse(login).success, { error: "login.shape" });

export const signInSchema = z.strictObject({
  login: loginSchema,
  password: z.string().min(1, { error: "password.missing" }).max(200, { error: "password.tooLong" }),
  device: enrolSchema.optional(),
});

/** Somebody whose cookie we know, as every signed-in route sees them in `c.var.signedIn`. */
export interface SignedInSession {
  readonly user: User;
  /** Null when signed in without enrolling this browser. */
  readonly device: Device | null;
  readonly tokenHash: string;
  readonly expiresAt: string;
  /** What its device has to prove with every request; null where the cookie alone is enough. */
  readonly lockHash: string | null;
}

/** The same answer for somebody we do not know and for a wrong password. */
export type SignInProblem = { readonly code: "session.wrong" } | Throttled | DeviceProblem;

type SignInServices = Pick<Services, "storage" | "passwords" | "now" | "createId" | "pause">;

/** Signs in, with as much work and the same answer for somebody we do not know. */
export async function signIn(
  services: SignInServices,
  request: {
    readonly login: string;
    readonly password: string;
    readonly device?: EnrolRequest | undefined;
    readonly address: string;
    readonly previousTokensOf?: (userId: string) => readonly string[];
  },
): Promise<Result<{ readonly session: SignedInSession; readonly token: string }, SignInProblem>> {
  const { storage, passwords, now, createId, pause } = services;
  const keys = [
    { key: `${request.login} ${request.address}`, failuresMax: FAILURES_PER_LOGIN_AND_ADDRESS_MAX },
    { key: request.login, failuresMax: FAILURES_PER_LOGIN_MAX },
    { key: request.address, failuresMax: FAILURES_PER_ADDRESS_MAX },
    { key: EVERYBODY, failuresMax: Number.POSITIVE_INFINITY },
  ];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;
  // Right or wrong, known or not: while somebody guesses from many places, everybody waits a little.
  const delay = guessingDelay(attempt.value.failuresOf(EVERYBODY));
  if (delay > 0) await pause(delay);

  const user = await storage.read((tx) => findUserByLogin(tx, request.login));
  const isRight = await passwords.verify(request.password, user?.passwordHash ?? null);
  if (user === null || !isRight) return refuse({ code: "session.wrong" });
  await attempt.value.succeed();

  const previousTokens = request.previousTokensOf?.(user.id) ?? [];
  return storage.write((tx) => openSession(tx, user, { ...request, previousTokens, at: now() }));
}

/**
 * Opens a session under a token that never existed before; those the browser came with end. On a revoked device it
 * is good for one thing, handing in what the device still holds.
 */
export async function openSession(
  tx: WriteTx,
  user: User,
  request: {
    readonly device?: EnrolRequest | undefined;
    readonly previousTokens: readonly string[];
    readonly at: Date;
  },
): Promise<Result<{ readonly session: SignedInSession; readonly token: string }, DeviceProblem>> {
  const at = request.at.toISOString();
  const token = createToken();
  const tokenHash = hashToken(token);
  const enrolled =
    request.device === undefined ? ok(null) : await enrolDevice(tx, user.id, request.device, at);
  if (!enrolled.ok && enrolled.problem.code !== "device.revoked") return enrolled;
  const device = enrolled.ok ? enrolled.value : await readDevice(tx, request.device?.id ?? "");
  const expiresAt = endOfSession(request.at);
  for (const previous of request.previousTokens) await revokeSession(tx, hashToken(previous), at);
  const deviceId = device?.id ?? null;
  await insertSession(tx, { tokenHash, userId: user.id, deviceId, createdAt: at, lastSeenAt: at, expiresAt });
  await appendAudit(tx, {
    companyId: null,
    at,
    userId: user.id,
    deviceId,
    commandId: null,
    action: "session.signIn",
    subject: user.id,
    detail: null,
  });
  return ok({ session: { user, device, tokenHash, expiresAt, lockHash: null }, token });
}

/** A session whose token was shown again. */
export interface ResumedSession extends SignedInSession {
  /** Whether its cookie deserves a new end. */
  readonly isProlonged: boolean;
}

/** Who asks: the person named, or null for anybody, and what their device proves. */
export interface SessionClaim {
  readonly userId: string | null;
  readonly proof: string | null;
}

/**
 * Who a token belongs to, or null where it is another's than the claim names, or its device cannot prove that it is
 * unlocked. No claim at all asks for no proof.
 */
export async function resumeSession(
  { storage, now }: Pick<Services, "storage" | "now">,
  token: string,
  claim: SessionClaim | null,
): Promise<ResumedSession | null> {
  const at = now();
  const tokenHash = hashToken(token);
  const found = await storage.read(async (tx) => {
    const session = await findSession(tx, tokenHash, at.toISOString());
    const user = session === null ? null : await readUser(tx, session.userId);
    if (session === null || user === null || !fits(session, claim)) return null;
    const device = session.deviceId === null ? null : await readDevice(tx, session.deviceId);
    return { session, user, device };
  });
  if (found === null) return null;

  const { session, user, device } = found;
  const isProlonged = at.getTime() - Date.parse(session.lastSeenAt) >= PROLONG_AFTER_MILLISECONDS;
  const expiresAt = isProlonged ? endOfSession(at) : session.expiresAt;
  if (isProlonged) {
    const change = { tokenHash, lastSeenAt: at.toISOString(), expiresAt };
    await storage.write((tx) => prolongSession(tx, change));
  }
  return { user, device, tokenHash, expiresAt, lockHash: session.lockHash, isProlonged };
}

function fits({ userId, lockHash }: Session, claim: SessionClaim | null): boolean {
  if (claim === null) return true;
  if (claim.userId !== null && claim.userId !== userId) return false;
  return lockHash === null || (claim.proof !== null && hashToken(claim.proof) === lockHash);
}

export async function signOut(
  { storage, now }: Pick<Services, "storage" | "now">,
  { tokenHash, user, device }: SignedInSession,
): Promise<void> {
  const at = now().toISOString();
  await storage.write(async (tx) => {
    await revokeSession(tx, tokenHash, at);
    await appendAudit(tx, {
      companyId: null,
      at,
      userId: user.id,
      deviceId: device?.id ?? null,
      commandId: null,
      action: "session.signOut",
      subject: user.id,
      detail: null,
    });
  });
}

const endOfSession = (at: Date) => new Date(at.getTime() + SESSION_DAYS * MILLISECONDS_PER_DAY).toISOString();
