import { z } from "zod";
import { isInvitedFirm } from "#core/members/members-of.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { acceptAs } from "../commands/accept-as.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { OfferedPlace } from "../mail/letters.ts";
import type { Services } from "../services.ts";
import {
  findInvitation,
  type Invitation,
  invitationsForAccount,
  invitationsForEmail,
  readInvitation,
  removeInvitation,
} from "../storage/invitations.ts";
import { isTakenAlready } from "../storage/is-taken-already.ts";
import type { ReadTx } from "../storage/storage.ts";
import { findUserByLogin, readUser, type User } from "../storage/users.ts";
import { isEmailVerified } from "./change-user-info.ts";
import { addUser, personNameSchema } from "./create-user.ts";
import { type DeviceProblem, enrolSchema } from "./enrol-device.ts";
import { newPasswordSchema } from "./passwords.ts";
import { toOfferedPlace } from "./send-invitation.ts";
import { openSession, type SignedInSession } from "./sign-in.ts";
import { hashToken } from "./tokens.ts";

/** Empty for who is signed in; for a new account its name and password. */
export const acceptInvitationSchema = z
  .strictObject({ name: personNameSchema, password: newPasswordSchema, device: enrolSchema })
  .partial();

/** A link that was used, withdrawn, replaced or has expired: all the same from outside. */
export interface InvitationGone {
  readonly code: "invitation.gone";
}

type JoinServices = AcceptServices & Pick<Services, "createId">;

/** Which place a link offers, and nothing else of the company. */
export async function lookAtInvitation(
  { storage, now }: Pick<Services, "storage" | "now">,
  token: string,
): Promise<Result<OfferedPlace, InvitationGone>> {
  return storage.read(async (tx) => {
    const invitation = await findInvitation(tx, hashToken(token), now().toISOString());
    const place = invitation && (await readOfferedPlace(tx, invitation));
    return place === null ? refuse({ code: "invitation.gone" }) : ok(place);
  });
}

async function readOfferedPlace(
  tx: ReadTx,
  { companyId, id, invitedBy }: Invitation,
): Promise<OfferedPlace | null> {
  const company = await readCompanyDocument(tx, companyId, "companies", companyId);
  const invited = await readCompanyDocument(tx, companyId, "members", id);
  if (company === null || invited?.state !== "invited") return null;
  const inviter = await readCompanyDocument(tx, companyId, "members", invitedBy);
  const name = inviter?.name ?? (await readUser(tx, invitedBy))?.name ?? "";
  return toOfferedPlace(company, invited, name);
}

export interface PendingInvitation extends OfferedPlace {
  readonly id: string;
  readonly companyId: string;
}

/** The places offered to the address that somebody has verified. */
export async function pendingInvitations(tx: ReadTx, user: User, now: string): Promise<PendingInvitation[]> {
  if (user.email === null || !isEmailVerified(user)) return [];
  const pending: PendingInvitation[] = [];
  for (const invitation of await invitationsForEmail(tx, user.email, now)) {
    const place = await readOfferedPlace(tx, invitation);
    if (place !== null) pending.push({ id: invitation.id, companyId: invitation.companyId, ...place });
  }
  return pending;
}

export type AcceptInvitationProblem =
  | InvitationGone
  /** The address has an account: its holder signs in first. */
  | { readonly code: "invitation.signInFirst" }
  /** The address has none: a name and a password make it. */
  | { readonly code: "invitation.accountNeeded" }
  | DeviceProblem;

export interface Joined {
  /** Null where a firm is invited: the account is there, and the firm has yet to accept. */
  readonly companyId: string | null;
  /** Who is signed in by it; null where somebody was before. */
  readonly opened: { readonly session: SignedInSession; readonly token: string } | null;
}

/** Takes the place a link offers, for who is signed in or for a new account whose mailbox the link has proven. */
export async function acceptInvitation(
  services: JoinServices & Pick<Services, "passwords">,
  token: string,
  request: z.infer<typeof acceptInvitationSchema> & {
    readonly signedIn: SignedInSession | null;
    readonly previousTokens: readonly string[];
  },
): Promise<Result<Joined, AcceptInvitationProblem>> {
  const { storage, passwords, now, createId } = services;
  const { signedIn, name, password, device, previousTokens } = request;
  const at = now();
  const read = await storage.read(async (tx) => {
    const found = await findInvitation(tx, hashToken(token), at.toISOString());
    if (found === null) return null;
    const invited = await readCompanyDocument(tx, found.companyId, "members", found.id);
    return {
      invitation: found,
      isOfFirm: isInvitedFirm(invited),
      holder: await findUserByLogin(tx, found.email),
    };
  });
  if (read === null) return refuse({ code: "invitation.gone" });
  const { invitation, holder, isOfFirm } = read;
  const { companyId } = invitation;
  if (signedIn !== null) {
    const joined = await join(services, signedIn.user, invitation);
    return joined.ok ? ok({ companyId, opened: null }) : joined;
  }
  if (holder !== null) return refuse({ code: "invitation.signInFirst" });
  if (name === undefined || password === undefined) return refuse({ code: "invitation.accountNeeded" });

  const passwordHash = await passwords.hash(password);
  const opened = await storage
    .write(async (tx) => {
      const user = await addUser(tx, {
        id: createId(),
        name,
        email: invitation.email,
        language: (await readUser(tx, invitation.invitedBy))?.language ?? "fr",
        passwordHash,
        mustPersonalise: false,
        emailVerifiedAt: at.toISOString(),
        createdAt: at.toISOString(),
      });
      return openSession(tx, user, { device, previousTokens, at });
    })
    .catch((error: unknown) => {
      if (!isTakenAlready(error)) throw error;
      return refuse({ code: "invitation.signInFirst" } as const);
    });
  if (!opened.ok) return opened;
  if (isOfFirm) return ok({ companyId: null, opened: opened.value });
  const joined = await join(services, opened.value.session.user, invitation);
  return joined.ok ? ok({ companyId, opened: opened.value }) : joined;
}

/** The same for a place that the signed-in person was shown, without the mail. */
export async function acceptPending(
  services: JoinServices,
  user: User,
  key: Pick<Invitation, "companyId" | "id">,
): Promise<Result<null, InvitationGone>> {
  const invitation = await findOffered(services, user, key);
  return invitation === null ? refuse({ code: "invitation.gone" }) : join(services, user, invitation);
}

/** An invitation that still stands: by the link of its mail, or by its id for whoever's verified address it went to. */
export async function findOffered(
  { storage, now }: Pick<Services, "storage" | "now">,
  user: User,
  by: { readonly token: string } | Pick<Invitation, "companyId" | "id">,
): Promise<Invitation | null> {
  const at = now().toISOString();
  if ("token" in by) return storage.read((tx) => findInvitation(tx, hashToken(by.token), at));
  const invitation = await storage.read((tx) => readInvitation(tx, by));
  const isTheirs = invitation?.email === user.email && isEmailVerified(user);
  return invitation !== null && isTheirs && invitation.expiresAt > at ? invitation : null;
}

/** Who signs in with an account that was made for a place takes that place. */
export async function joinByItself(services: JoinServices, user: User): Promise<void> {
  const waiting = await services.storage.read((tx) => invitationsForAccount(tx, user.id));
  for (const invitation of waiting) {
    const joined = await join(services, user, invitation);
    // A place that is no longer offered must not be asked for at every sign-in.
    if (!joined.ok) await services.storage.write((tx) => removeInvitation(tx, invitation));
  }
}

async function join(
  services: JoinServices,
  { id: userId, name }: User,
  { companyId, id }: Invitation,
): Promise<Result<null, InvitationGone>> {
  const actor = { userId, company: companyId, via: "people" };
  const [outcome] = await acceptAs(services, actor, [
    { type: "member.join", args: { invitation: id, name: name.slice(0, 100) } },
  ]);
  return outcome?.status === "accepted" ? ok(null) : refuse({ code: "invitation.gone" });
}
