import type { Services } from "../services.ts";
import { emailOf, isEmailVerified, isPasswordStepOpen } from "./change-user-info.ts";
import type { SignedInSession } from "./sign-in.ts";
import { pendingInvitations } from "./take-invitation.ts";

/** What the app is told of who is signed in. */
export async function sessionAnswer(
  { storage, now }: Pick<Services, "storage" | "now">,
  { user, device }: Pick<SignedInSession, "user" | "device">,
) {
  const invitations = await storage.read((tx) => pendingInvitations(tx, user, now().toISOString()));
  return {
    user: {
      id: user.id,
      name: user.name,
      email: emailOf(user),
      emailVerified: isEmailVerified(user),
      identifier: user.identifier,
      language: user.language,
      mustPersonalise: user.mustPersonalise,
      passwordStepOpen: isPasswordStepOpen(user),
    },
    device: device === null ? null : { id: device.id, name: device.name },
    invitations,
  };
}
