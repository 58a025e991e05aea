import { randomInt } from "node:crypto";
import { z } from "zod";
import { hasNul } from "#core/commands/has-nul.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { revokeSessionsOfUser } from "../storage/sessions.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin, insertUser, setPasswordHash, type User } from "../storage/users.ts";
import { createInitialPassword } from "./passwords.ts";

/** An address as we keep it: in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: "email.shape" })
  .pipe(z.email({ error: "email.shape" }));

export const languageSchema = z.enum(["fr", "nl", "en"]);

export const personNameSchema = z
  .string()
  .trim()
  .min(1, { error: "name.missing" })
  .max(100, { error: "name.tooLong" })
  .refine((name) => !hasNul(name), { error: "name.missing" });

export const newUserSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: emailSchema.nullable(),
  language: languageSchema,
});
export type NewUser = z.infer<typeof newUserSchema>;

type PeopleServices = Pick<Services, "storage" | "passwords" | "now" | "createId">;

/** Creates a user with a free six-digit identifier and a password they are asked to replace. */
export async function createUser(
  { storage, passwords, now, createId }: PeopleServices,
  newUser: NewUser & { readonly password?: string },
): Promise<
  Result<{ readonly user: User; readonly initialPassword: string }, { readonly code: "user.emailTaken" }>
> {
  const initialPassword = newUser.password ?? createInitialPassword();
  const passwordHash = await passwords.hash(initialPassword);
  const at = now().toISOString();
  return storage.write(async (tx) => {
    if (newUser.email !== null && (await findUserByLogin(tx, newUser.email)) !== null) {
      return refuse({ code: "user.emailTaken" });
    }
    const user = await addUser(tx, {
      id: createId(),
      name: newUser.name,
      email: newUser.email,
      language: newUser.language,
      passwordHash,
      mustPersonalise: true,
      // The server's keeper knows whose address it is.
      emailVerifiedAt: newUser.email === null ? null : at,
      createdAt: at,
    });
    return ok({ user, initialPassword });
  });
}

/** Writes a user under a six-digit identifier that nobody has. */
export async function addUser(
  tx: WriteTx,
  newcomer: Omit<User, "identifier" | "pendingEmail">,
): Promise<User> {
  const user: User = { ...newcomer, identifier: await freeIdentifier(tx), pendingEmail: null };
  await insertUser(tx, user);
  await auditPerson(tx, { at: user.createdAt, action: "user.create", userId: user.id, by: null });
  return user;
}

/** Gives somebody who lost theirs a new initial password, and signs them out everywhere. */
export async function resetPassword(
  { storage, passwords, now }: PeopleServices,
  login: string,
): Promise<
  Result<{ readonly user: User; readonly initialPassword: string }, { readonly code: "user.unknown" }>
> {
  const initialPassword = createInitialPassword();
  const passwordHash = await passwords.hash(initialPassword);
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const user = await findUserByLogin(tx, login.trim().toLowerCase());
    if (user === null) return refuse({ code: "user.unknown" });
    await setPasswordHash(tx, { userId: user.id, passwordHash, mustPersonalise: true });
    await revokeSessionsOfUser(tx, { userId: user.id, at });
    await auditPerson(tx, { at, action: "password.reset", userId: user.id, by: null });
    return ok({ user, initialPassword });
  });
}

/** Six digits that nobody has; they say nothing about how many users there are. */
async function freeIdentifier(tx: WriteTx): Promise<string> {
  for (;;) {
    const identifier = String(randomInt(100_000, 1_000_000));
    if ((await findUserByLogin(tx, identifier)) === null) return identifier;
  }
}

/** A line of the audit log about somebody's account, which belongs to no company. */
export const auditPerson = (
  tx: WriteTx,
  line: {
    readonly at: string;
    readonly action: string;
    readonly userId: string;
    /** Who did it; null for the server's keeper and for who is not signed in. */
    readonly by: { readonly userId: string; readonly deviceId: string | null } | null;
    readonly subject?: string;
    readonly detail?: unknown;
  },
): Promise<void> =>
  appendAudit(tx, {
    companyId: null,
    at: line.at,
    userId: line.by?.userId ?? null,
    deviceId: line.by?.deviceId ?? null,
    commandId: null,
    action: line.action,
    subject: line.subject ?? line.userId,
    detail: line.detail ?? null,
  });
