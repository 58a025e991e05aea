import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { standingOfFirm } from "#core/rights/firm-role.ts";
import { isPredefinedRole } from "#core/rights/rights.ts";
import { accountLetter, INVITATION_DAYS, invitationLetter, type OfferedPlace } from "../mail/letters.ts";
import { toMailLink } from "../mail/mail-links.ts";
import { type MailServices, writeMail } from "../mail/write-mail.ts";
import { type Invitation, writeInvitation } from "../storage/invitations.ts";
import type { WriteTx } from "../storage/storage.ts";
import { findUserByLogin, readUser, type User } from "../storage/users.ts";
import { createLink } from "./create-link.ts";
import { createToken, hashToken } from "./tokens.ts";

const HOURS_PER_DAY = 24;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Writes the invitation with a new link, and the mail that carries it; a link sent before is dead. */
export async function sendInvitation(
  tx: WriteTx,
  services: MailServices,
  invitation: Pick<Invitation, "companyId" | "id" | "email" | "invitedBy">,
  {
    place,
    account,
    at,
    isSilent = false,
  }: {
    readonly place: OfferedPlace;
    /** The account that was made for them, with a password somebody will tell them. */
    readonly account: User | null;
    readonly at: Date;
    /** Whether the mail is left out. */
    readonly isSilent?: boolean;
  },
): Promise<void> {
  const { configuration } = services;
  const token = createToken();
  await writeInvitation(tx, {
    ...invitation,
    tokenHash: hashToken(token),
    userId: account?.id ?? null,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + INVITATION_DAYS * MILLISECONDS_PER_DAY).toISOString(),
  });
  if (isSilent) return;
  const mail = { to: invitation.email, at: at.toISOString() };
  if (account === null) {
    const known = await findUserByLogin(tx, invitation.email);
    const language = (known ?? (await readUser(tx, invitation.invitedBy)))?.language ?? "fr";
    const url = toMailLink(configuration, "invitation", token);
    return writeMail(tx, services, invitationLetter(language, place, url), mail);
  }
  const confirm = await createLink(tx, {
    kind: "email",
    userId: account.id,
    email: invitation.email,
    passwordHash: null,
    at,
    hours: INVITATION_DAYS * HOURS_PER_DAY,
  });
  const url = toMailLink(configuration, "confirm-email", confirm);
  const letter = accountLetter(account.language, place, { identifier: account.identifier, url });
  await writeMail(tx, services, letter, mail);
}

/** What is told of a place to whom it is offered: nothing else of the company. */
export function toOfferedPlace(
  company: Company,
  { role, isOfFirm }: Pick<Member, "role" | "isOfFirm">,
  invitedBy: string,
): OfferedPlace {
  if (isOfFirm) {
    const { rights } = standingOfFirm(company.roles);
    return { company: company.name, invitedBy, role, firm: { rights: [...rights] } };
  }
  const own = company.roles.find(({ id }) => id === role);
  return { company: company.name, invitedBy, role: isPredefinedRole(role) ? role : (own?.name ?? "") };
}
