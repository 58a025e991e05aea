import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import { CONFIRM_HOURS, confirmLetter, movedLetter, takenLetter } from "../mail/letters.ts";
import { toMailLink } from "../mail/mail-links.ts";
import { type MailServices, writeMail } from "../mail/write-mail.ts";
import type { Services } from "../services.ts";
import { removeSingleUseLinks, takeSingleUseLink } from "../storage/single-use-links.ts";
import type { WriteTx } from "../storage/storage.ts";
import { changeUser, findUserByLogin, readUser, setPasswordHash, type User } from "../storage/users.ts";
import { createLink } from "./create-link.ts";
import { auditPerson, emailSchema, languageSchema, personNameSchema } from "./create-user.ts";
import { createInitialPassword } from "./passwords.ts";
import type { LinkGone } from "./reset-password.ts";
import type { SignedInSession } from "./sign-in.ts";
import { beginAttempt, MAILS_TO_ONE_MAX, type Throttled } from "./throttle.ts";
import { hashToken } from "./tokens.ts";

export const userInfoSchema = z
  .strictObject({ name: personNameSchema, email: emailSchema, language: languageSchema })
  .partial();

const BY_ONE_USER_MAX = 10;

type InfoServices = MailServices & Pick<Services, "storage" | "passwords" | "now">;

/** The address somebody has given last, be it verified or not. */
export const emailOf = ({ email, pendingEmail }: User): string | null => pendingEmail ?? email;

export const isEmailVerified = ({ email, emailVerifiedAt, pendingEmail }: User): boolean =>
  email !== null && emailVerifiedAt !== null && pendingEmail === null;

/** Whether the password may be changed: an initial one only once the address is known to be theirs. */
export const isPasswordStepOpen = (user: User): boolean => !user.mustPersonalise || isEmailVerified(user);

/**
 * Changes what somebody says of themselves. Another address counts once the link that goes there was opened; one that
 * somebody else has gets a mail too, and the answer is the same.
 */
export async function changeUserInfo(
  services: InfoServices,
  { user, device }: Pick<SignedInSession, "user" | "device">,
  { name, email, language }: z.infer<typeof userInfoSchema>,
): Promise<Result<User, Throttled>> {
  const { storage, passwords, now, createId } = services;
  const isOtherEmail = email !== undefined && (email !== user.email || !isEmailVerified(user));
  if (isOtherEmail) {
    const keys = [
      { key: `email ${user.id}`, failuresMax: BY_ONE_USER_MAX },
      { key: `mail ${email}`, failuresMax: MAILS_TO_ONE_MAX },
    ];
    const attempt = await beginAttempt(storage, keys, now(), createId);
    if (!attempt.ok) return attempt;
  }
  const password = isOtherEmail && user.mustPersonalise ? createInitialPassword() : null;
  const passwordHash = password === null ? null : await passwords.hash(password);
  const at = now();
  return storage.write(async (tx) => {
    await changeUser(tx, user.id, {
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
    });
    if (isOtherEmail)
      await askForEmail(tx, services, { ...user, ...(language && { language }) }, email, {
        at,
        password,
        passwordHash,
      });
    await auditPerson(tx, {
      at: at.toISOString(),
      action: "user.change",
      userId: user.id,
      by: { userId: user.id, deviceId: device?.id ?? null },
      detail: {
        name: name !== undefined && name !== user.name,
        email: isOtherEmail,
        language: language !== undefined,
      },
    });
    const after = await readUser(tx, user.id);
    return ok(after ?? user);
  });
}

async function askForEmail(
  tx: WriteTx,
  services: InfoServices,
  user: User,
  email: string,
  {
    at,
    password,
    passwordHash,
  }: { readonly at: Date; readonly password: string | null; readonly passwordHash: string | null },
): Promise<void> {
  await removeSingleUseLinks(tx, { userId: user.id, kind: "email" });
  if (email === user.email && user.emailVerifiedAt !== null) {
    // Back to the address that is known to be theirs: there is nothing to prove.
    await changeUser(tx, user.id, { pendingEmail: null });
    return;
  }
  await changeUser(tx, user.id, { pendingEmail: email === user.email ? null : email });
  const holder = await findUserByLogin(tx, email);
  const mail = { to: email, at: at.toISOString() };
  if (holder !== null && holder.id !== user.id)
    return writeMail(tx, services, takenLetter(holder.language), mail);
  const link = { kind: "email", userId: user.id, email, passwordHash, at, hours: CONFIRM_HOURS } as const;
  const token = await createLink(tx, link);
  const url = toMailLink(services.configuration, "confirm-email", token);
  await writeMail(tx, services, confirmLetter(user.language, { url, password }), mail);
}

/** Whoever opens the link has read the mail: from now on the address is theirs, and so is the password it brought. */
export async function confirmEmail(
  services: MailServices & Pick<Services, "storage" | "now">,
  token: string,
): Promise<Result<null, LinkGone>> {
  const { storage, now } = services;
  const at = now().toISOString();
  return storage.write(async (tx) => {
    const query = { tokenHash: hashToken(token), kind: "email", now: at } as const;
    const link = await takeSingleUseLink(tx, query);
    const user = link === null ? null : await readUser(tx, link.userId);
    if (link === null || user === null || emailOf(user) !== link.email) return refuse({ code: "link.gone" });
    const holder = await findUserByLogin(tx, link.email);
    if (holder !== null && holder.id !== user.id) return refuse({ code: "link.gone" });

    await changeUser(tx, user.id, { email: link.email, emailVerifiedAt: at, pendingEmail: null });
    if (link.passwordHash !== null && user.mustPersonalise)
      await setPasswordHash(tx, {
        userId: user.id,
        passwordHash: link.passwordHash,
        mustPersonalise: true,
      });
    if (user.email !== null && user.email !== link.email)
      await writeMail(tx, services, movedLetter(user.language), { to: user.email, at });
    await auditPerson(tx, { at, action: "email.confirm", userId: user.id, by: null });
    return ok(null);
  });
}
