import { ok, type Result, refuse } from "#core/result.ts";
import { type Act, acceptAs } from "../commands/accept-as.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import type { FirmProblem } from "./firm-access.ts";

/** Does one thing in a company in somebody's name, and hears at once what became of it. */
export async function actAsFirm(
  services: AcceptServices,
  { userId, company }: { readonly userId: string; readonly company: string },
  act: Act,
): Promise<Result<null, FirmProblem>> {
  const actor = { userId, company, via: "firm" };
  const [outcome] = await acceptAs(services, actor, [act]);
  if (outcome?.status === "accepted") return ok(null);
  if (outcome?.status !== "refused") throw new Error(`${act.type} was neither accepted nor refused.`);
  // They are told at once, so nothing is left to review.
  await acceptAs(services, actor, [
    { type: "refusal.discard", args: { id: outcome.command, reason: outcome.code } },
  ]);
  return refuse({ ...outcome.facts, code: outcome.code });
}
