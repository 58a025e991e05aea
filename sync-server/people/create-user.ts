import { randomInt } from "node:crypto";
import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { revokeSessionsOfUser } from "../storage/sessions.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin, insertUser, setPasswordHash, type User } from "../storage/users.ts";
import { createInitialPassword } from "./passwords.ts";

export const newUserSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)).nullable(),
  language: z.enum(["fr", "nl", "en"]),
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
    const user: User = {
      id: createId(),
      name: newUser.name,
      email: newUser.email,
      identifier: await freeIdentifier(tx),
      passwordHash,
      mustPersonalise: true,
      language: newUser.language,
      createdAt: at,
    };
    await insertUser(tx, user);
    await auditPeople(tx, at, "user.create", user.id);
    return ok({ user, initialPassword });
  });
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
    await auditPeople(tx, at, "password.reset", user.id);
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

const auditPeople = (tx: WriteTx, at: string, action: string, userId: string) =>
  appendAudit(tx, {
    companyId: null,
    at,
    userId: null,
    deviceId: null,
    commandId: null,
    action,
    subject: userId,
    detail: null,
  });
