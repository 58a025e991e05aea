import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import { RESET_HOURS, resetLetter } from "../mail/letters.ts";
import { toMailLink } from "../mail/mail-links.ts";
import { type MailServices, writeMail, writeNoMail } from "../mail/write-mail.ts";
import type { Services } from "../services.ts";
import { revokeSessionsOfUser } from "../storage/sessions.ts";
import { isLinkOpen, takeSingleUseLink } from "../storage/single-use-links.ts";
import { changeUser, findUserByLogin, readUser, setPasswordHash } from "../storage/users.ts";
import { createLink } from "./create-link.ts";
import { auditPerson } from "./create-user.ts";
import { newPasswordSchema } from "./passwords.ts";
import { loginSchema } from "./sign-in.ts";
import { beginAttempt, MAILS_TO_ONE_MAX, type Throttled } from "./throttle.ts";
import { hashToken } from "./tokens.ts";

export const askResetSchema = z.strictObject({ login: loginSchema });

export const tokenSchema = z.string().min(1).max(100);
export const confirmResetSchema = z.strictObject({ token: tokenSchema, password: newPasswordSchema });

export interface LinkGone {
  readonly code: "link.gone";
}

const FROM_ONE_ADDRESS_MAX = 20;

/** Sends a link to choose another password by, if somebody signs in like this and has an address. */
export async function askReset(
  services: MailServices & Pick<Services, "storage" | "now">,
  { login }: z.infer<typeof askResetSchema>,
  address: string,
): Promise<Result<null, Throttled>> {
  const { storage, now, createId, configuration } = services;
  const keys = [
    { key: `reset ${address}`, failuresMax: FROM_ONE_ADDRESS_MAX },
    { key: `mail ${login}`, failuresMax: MAILS_TO_ONE_MAX },
  ];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;

  const at = now();
  await storage.write(async (tx) => {
    const user = await findUserByLogin(tx, login);
    const email = user?.email ?? null;
    // Nobody has this id, and nothing is sent: the same rows are written, so that time tells nothing either.
    const link = { kind: "reset", userId: user?.id ?? "", email: email ?? "", passwordHash: null } as const;
    const token = await createLink(tx, { ...link, at, hours: RESET_HOURS });
    const url = toMailLink(configuration, "reset-password", token);
    const letter = resetLetter(user?.language ?? "fr", url);
    if (email === null) await writeNoMail(tx, services, letter, at.toISOString());
    else await writeMail(tx, services, letter, { to: email, at: at.toISOString() });
    const line = { at: at.toISOString(), action: "password.askReset", by: null };
    await auditPerson(tx, { ...line, userId: user?.id ?? "unknown" });
  });
  return ok(null);
}

/** Sets another password for whoever holds the link, and signs them out everywhere. */
export async function confirmReset(
  { storage, passwords, now }: Pick<Services, "storage" | "passwords" | "now">,
  { token, password }: z.infer<typeof confirmResetSchema>,
): Promise<Result<null, LinkGone>> {
  const at = now().toISOString();
  const query = { tokenHash: hashToken(token), kind: "reset", now: at } as const;
  // Hashing costs much on purpose: nobody who holds no link makes the server do it.
  if (!(await storage.read((tx) => isLinkOpen(tx, query)))) return refuse({ code: "link.gone" });
  const passwordHash = await passwords.hash(password);
  return storage.write(async (tx) => {
    const link = await takeSingleUseLink(tx, query);
    const user = link === null ? null : await readUser(tx, link.userId);
    // A link that went to an address the account has no more opens nothing.
    if (link === null || user === null || user.email !== link.email) return refuse({ code: "link.gone" });
    await setPasswordHash(tx, { userId: user.id, passwordHash, mustPersonalise: false });
    if (user.emailVerifiedAt === null) await changeUser(tx, user.id, { emailVerifiedAt: at });
    await revokeSessionsOfUser(tx, { userId: user.id, at });
    await auditPerson(tx, { at, action: "password.reset", userId: user.id, by: null });
    return ok(null);
  });
}
