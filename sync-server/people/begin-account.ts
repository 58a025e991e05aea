import { z } from "zod";
import { ok, type Result } from "#core/result.ts";
import { knownLetter, RESET_HOURS, welcomeLetter } from "../mail/letters.ts";
import { homeUrl, toMailLink } from "../mail/mail-links.ts";
import { type MailServices, writeMail } from "../mail/write-mail.ts";
import type { Services } from "../services.ts";
import { isTakenAlready } from "../storage/is-taken-already.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin } from "../storage/users.ts";
import { createLink } from "./create-link.ts";
import { addUser, auditPerson, emailSchema, languageSchema, personNameSchema } from "./create-user.ts";
import { createInitialPassword } from "./passwords.ts";
import { beginAttempt, MAILS_TO_ONE_MAX, type Throttled } from "./throttle.ts";

export const beginAccountSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  language: languageSchema,
});

const FROM_ONE_ADDRESS_MAX = 20;
const TRIES_MAX = 3;

/**
 * Makes an account and sends its identifier and initial password to the one mailbox they are for. An address that has
 * an account gets a mail that says so: who asks learns nothing either way.
 */
export async function beginAccount(
  services: MailServices & Pick<Services, "storage" | "passwords" | "now">,
  { name, email, language }: z.infer<typeof beginAccountSchema>,
  address: string,
): Promise<Result<null, Throttled>> {
  const { storage, passwords, now, createId, configuration } = services;
  const keys = [
    { key: `begin ${address}`, failuresMax: FROM_ONE_ADDRESS_MAX },
    { key: `mail ${email}`, failuresMax: MAILS_TO_ONE_MAX },
  ];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;

  const password = createInitialPassword();
  const passwordHash = await passwords.hash(password);
  const at = now();
  const write = async (tx: WriteTx) => {
    const known = await findUserByLogin(tx, email);
    if (known !== null) {
      const link = { kind: "reset", userId: known.id, email, passwordHash: null } as const;
      const token = await createLink(tx, { ...link, at, hours: RESET_HOURS });
      const url = toMailLink(configuration, "reset-password", token);
      const letter = knownLetter(known.language, { identifier: known.identifier, url });
      await writeMail(tx, services, letter, { to: email, at: at.toISOString() });
      const line = { at: at.toISOString(), action: "user.beginAgain", userId: known.id, by: null };
      await auditPerson(tx, line);
      return;
    }
    const user = await addUser(tx, {
      id: createId(),
      name,
      email,
      language,
      passwordHash,
      mustPersonalise: true,
      // The password goes to this mailbox and nowhere else: whoever signs in has read it there.
      emailVerifiedAt: at.toISOString(),
      createdAt: at.toISOString(),
    });
    const logIn = { identifier: user.identifier, password, url: homeUrl(configuration) };
    await writeMail(tx, services, welcomeLetter(language, logIn), { to: email, at: at.toISOString() });
  };
  for (let tries = 1; ; tries += 1) {
    try {
      await storage.write(write);
      return ok(null);
    } catch (error) {
      // Somebody began with the same address at the same moment: now it is known.
      if (tries === TRIES_MAX || !isTakenAlready(error)) throw error;
    }
  }
}
