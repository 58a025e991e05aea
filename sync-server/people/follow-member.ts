import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { createdLetter } from "../mail/letters.ts";
import { homeUrl } from "../mail/mail-links.ts";
import { type MailServices, writeMail } from "../mail/write-mail.ts";
import { removeInvitation } from "../storage/invitations.ts";
import { noteLeaver } from "../storage/leavers.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import { revokeSessionsOfUser } from "../storage/sessions.ts";
import { countAttemptsSince, insertAttempts } from "../storage/sign-in-attempts.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin, readUser, type User } from "../storage/users.ts";
import { addUser, auditPerson } from "./create-user.ts";
import { sendInvitation, toOfferedPlace } from "./send-invitation.ts";
import { windowStart } from "./throttle.ts";

/** An account to be made together with an invitation, if nobody has its address; the password was chosen by somebody else. */
export interface NewAccount {
  readonly invitation: string;
  readonly passwordHash: string;
}

export type FollowServices = MailServices & { readonly newAccount?: NewAccount };

export interface PlaceChange {
  readonly company: Company;
  readonly id: string;
  readonly before: Member | null;
  readonly after: Member | null;
  readonly by: { readonly userId: string; readonly deviceId: string; readonly name: string };
  readonly at: string;
}

/** What follows when a place in a company is offered, withdrawn, taken or ended, in the transaction that writes it. */
export async function followMember(
  services: FollowServices,
  tx: WriteTx,
  change: PlaceChange,
): Promise<void> {
  const { company, id, before, after, by, at } = change;
  if (before === null && after?.state === "invited" && after.email !== "") {
    const isTooMany = await isSendingTooMany(tx, services, change);
    const account =
      services.newAccount?.invitation === id
        ? await makeAccount(services, tx, after, services.newAccount, change)
        : null;
    await sendInvitation(
      tx,
      services,
      { companyId: company.id, id, email: after.email, invitedBy: by.userId },
      { place: toOfferedPlace(company, after, by.name), account, at: new Date(at), isSilent: isTooMany },
    );
    return;
  }
  // Client companies begin on this plan; a practice that begins its own books needs no mail about it.
  if (before === null && after?.isOwner && company.plan.name === "pro")
    return tellOfClient(services, tx, change);
  if (after !== null || before === null) return;
  if (before.state === "invited") return removeInvitation(tx, { companyId: company.id, id });
  // What they may do at the firm's clients ends next, a transaction each.
  if (company.firm !== null) await noteLeaver(tx, { firm: company.id, userId: id, byUserId: by.userId }, at);
  if (id === by.userId || (await membershipsOfUser(tx, id)).length > 0) return;
  // Whoever is shown the door and works nowhere else is signed out at once.
  await revokeSessionsOfUser(tx, { userId: id, at });
  await auditPerson(tx, { at, action: "session.endAll", userId: id, by });
}

async function tellOfClient(
  services: FollowServices,
  tx: WriteTx,
  { company, id, at }: PlaceChange,
): Promise<void> {
  const owner = await readUser(tx, id);
  if (owner === null || owner.email === null) return;
  const letter = createdLetter(owner.language, company.name, homeUrl(services.configuration));
  await writeMail(tx, services, letter, { to: owner.email, at });
}

/** Nobody sends mail without end under names of their own choosing: beyond this, who is invited is mailed on asking again. */
const INVITED_BY_ONE_USER_MAX = 100;

async function isSendingTooMany(
  tx: WriteTx,
  { createId }: Pick<FollowServices, "createId">,
  { by, at }: PlaceChange,
): Promise<boolean> {
  const key = `invite ${by.userId}`;
  await insertAttempts(tx, [{ id: createId(), key, at }]);
  return (await countAttemptsSince(tx, key, windowStart(new Date(at)))) > INVITED_BY_ONE_USER_MAX;
}

async function makeAccount(
  { createId }: Pick<FollowServices, "createId">,
  tx: WriteTx,
  { name, email }: Member,
  { passwordHash }: NewAccount,
  { by, at }: PlaceChange,
): Promise<User | null> {
  if ((await findUserByLogin(tx, email)) !== null) return null;
  return addUser(tx, {
    id: createId(),
    name,
    email,
    language: (await readUser(tx, by.userId))?.language ?? "fr",
    passwordHash,
    mustPersonalise: true,
    emailVerifiedAt: null,
    createdAt: at,
  });
}
