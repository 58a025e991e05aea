import { z } from "zod";
import { idSchema } from "#core/ids.ts";
import { memberNameSchema, memberSchema } from "#core/members/member.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { acceptAs } from "../commands/accept-as.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { MailServices } from "../mail/write-mail.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { readInvitation } from "../storage/invitations.ts";
import { readUser, type User } from "../storage/users.ts";
import { emailSchema } from "./create-user.ts";
import { newPasswordSchema } from "./passwords.ts";
import { sendInvitation, toOfferedPlace } from "./send-invitation.ts";
import type { SignedInSession } from "./sign-in.ts";
import type { InvitationGone } from "./take-invitation.ts";
import { beginAttempt, MAILS_TO_ONE_MAX, type Throttled } from "./throttle.ts";

export const addMemberSchema = z.strictObject({
  name: memberNameSchema,
  email: emailSchema,
  /** An initial one: whoever gets it replaces it. */
  password: newPasswordSchema,
  role: idSchema,
  practitioner: idSchema.nullable(),
  reads: memberSchema.shape.reads,
});

const ADDED_BY_ONE_USER_MAX = 60;

/** What the command said no to, with its facts. */
export interface NotInvited {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/**
 * Invites somebody under a password that the inviter has chosen. Whose address has no account gets one with it; whose
 * address has one gets an ordinary invitation, and the inviter hears the same.
 */
export async function addMember(
  services: AcceptServices & Pick<Services, "passwords">,
  user: User,
  companyId: string,
  { password, ...place }: z.infer<typeof addMemberSchema>,
): Promise<Result<{ readonly invitation: string }, NotInvited | Throttled>> {
  const { storage, passwords, now, createId } = services;
  const keys = [{ key: `add ${user.id}`, failuresMax: ADDED_BY_ONE_USER_MAX }];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;

  const passwordHash = await passwords.hash(password);
  const id = createId();
  const actor = { userId: user.id, company: companyId, via: "people" };
  const inviting = { ...services, newAccount: { invitation: id, passwordHash } };
  const [outcome] = await acceptAs(inviting, actor, [{ type: "member.invite", args: { id, ...place } }]);
  if (outcome?.status === "accepted") return ok({ invitation: id });
  if (outcome?.status !== "refused") throw new Error("An invitation was neither accepted nor refused.");
  // They are told at once, so nothing is left to review.
  await acceptAs(services, actor, [
    { type: "refusal.discard", args: { id: outcome.command, reason: outcome.code } },
  ]);
  return refuse({ ...outcome.facts, code: outcome.code });
}

/** Sends an invitation again; the link it carried before is dead. */
export async function resendInvitation(
  services: MailServices & Pick<Services, "storage" | "now">,
  { user: { id: userId }, device }: Pick<SignedInSession, "user" | "device">,
  key: { readonly companyId: string; readonly id: string },
): Promise<Result<null, InvitationGone | Throttled>> {
  const { storage, now, createId } = services;
  const keys = [{ key: `resend ${key.companyId} ${key.id}`, failuresMax: MAILS_TO_ONE_MAX }];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;
  return storage.write(async (tx) => {
    const { companyId, id } = key;
    const invitation = await readInvitation(tx, key);
    const company = await readCompanyDocument(tx, companyId, "companies", companyId);
    const invited = await readCompanyDocument(tx, companyId, "members", id);
    if (invitation === null || company === null || invited?.state !== "invited")
      return refuse({ code: "invitation.gone" });
    const sender = await readCompanyDocument(tx, companyId, "members", userId);
    const account = invitation.userId === null ? null : await readUser(tx, invitation.userId);
    const place = toOfferedPlace(company, invited, sender?.name ?? "");
    const at = now();
    await sendInvitation(
      tx,
      services,
      { companyId, id, email: invitation.email, invitedBy: userId },
      { place, account, at },
    );
    await appendAudit(tx, {
      companyId,
      at: at.toISOString(),
      userId,
      deviceId: device?.id ?? null,
      commandId: null,
      action: "invitation.resend",
      subject: id,
      detail: null,
    });
    return ok(null);
  });
}
