import { ok, type Result, refuse } from "#core/result.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { firmRoleName } from "../mail/letters.ts";
import { findOffered } from "../people/take-invitation.ts";
import { readUser, type User } from "../storage/users.ts";
import { actAsFirm } from "./act-as-firm.ts";
import { checkManagesFirm, type FirmProblem, nameInFirm } from "./firm-access.ts";

type InvitationKey = Parameters<typeof findOffered>[2];

/** Takes a company that invited an accounting firm into the list of one that the signed-in person manages. */
export async function takeIn(
  services: AcceptServices,
  user: User,
  key: InvitationKey,
  firm: string,
): Promise<Result<{ readonly companyId: string }, FirmProblem>> {
  const invitation = await findOffered(services, user, key);
  if (invitation === null) return refuse({ code: "invitation.gone" });
  const managed = await checkManagesFirm(services, { firm, userId: user.id });
  if (!managed.ok) return managed;
  const inviter = await services.storage.read((tx) => readUser(tx, invitation.invitedBy));
  const { companyId } = invitation;
  const taken = await actAsFirm(
    services,
    { userId: user.id, company: companyId },
    {
      type: "care.accept",
      args: {
        invitation: invitation.id,
        firm,
        firmName: managed.value.name,
        name: await nameInFirm(services, firm, user),
        roleName: firmRoleName(inviter?.language ?? "fr"),
      },
    },
  );
  return taken.ok ? ok({ companyId }) : taken;
}

/** Would not have a company that invited an accounting firm. */
export async function decline(
  services: AcceptServices,
  user: User,
  key: InvitationKey,
): Promise<Result<null, FirmProblem>> {
  const invitation = await findOffered(services, user, key);
  if (invitation === null) return refuse({ code: "invitation.gone" });
  const { companyId, id } = invitation;
  const actor = { userId: user.id, company: companyId };
  return actAsFirm(services, actor, { type: "care.decline", args: { invitation: id } });
}
