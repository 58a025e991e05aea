import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { revokeSessionsOfUser } from "../storage/sessions.ts";
import { setPasswordHash } from "../storage/users.ts";
import { isPasswordStepOpen } from "./change-user-info.ts";
import { newPasswordSchema } from "./passwords.ts";
import type { SignedInSession } from "./sign-in.ts";
import { beginAttempt, type Throttled } from "./throttle.ts";

const FAILURES_MAX = 10;

export const changePasswordSchema = z.strictObject({
  current: z.string().min(1, { error: "password.missing" }).max(200, { error: "password.tooLong" }),
  next: newPasswordSchema,
});

export type ChangePasswordProblem =
  | { readonly code: "password.wrong" }
  /** The initial one is replaced once the link in the mail was opened. */
  | { readonly code: "password.emailUnverified" }
  | { readonly code: "password.unchanged" }
  | Throttled;

/** Changes one's own password, and signs out everywhere else. */
export async function changePassword(
  services: Pick<Services, "storage" | "passwords" | "now" | "createId">,
  { user, device, tokenHash }: SignedInSession,
  { current, next }: z.infer<typeof changePasswordSchema>,
): Promise<Result<null, ChangePasswordProblem>> {
  const { storage, passwords, now, createId } = services;
  if (!isPasswordStepOpen(user)) return refuse({ code: "password.emailUnverified" });
  const keys = [{ key: `password ${user.id}`, failuresMax: FAILURES_MAX }];
  const attempt = await beginAttempt(storage, keys, now(), createId);
  if (!attempt.ok) return attempt;
  if (!(await passwords.verify(current, user.passwordHash))) return refuse({ code: "password.wrong" });
  await attempt.value.succeed();
  if (await passwords.verify(next, user.passwordHash)) return refuse({ code: "password.unchanged" });

  const passwordHash = await passwords.hash(next);
  const at = now().toISOString();
  await storage.write(async (tx) => {
    await setPasswordHash(tx, { userId: user.id, passwordHash, mustPersonalise: false });
    await revokeSessionsOfUser(tx, { userId: user.id, exceptTokenHash: tokenHash, at });
    await appendAudit(tx, {
      companyId: null,
      at,
      userId: user.id,
      deviceId: device?.id ?? null,
      commandId: null,
      action: "password.change",
      subject: user.id,
      detail: null,
    });
  });
  return ok(null);
}
