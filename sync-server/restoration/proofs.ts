import { canonicalJson } from "#core/canonical-json.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { DecidedOutcome } from "#core/replication/command-exchange.ts";
import { actOf } from "../commands/check-chain.ts";
import type { Services } from "../services.ts";
import type { BranchHead } from "../storage/company-revisions.ts";

type Marks = Pick<Services["secrets"], "mark">;

/** Our mark on what became of an act: after a restored backup it is believed as if we remembered. */
export function outcomeProof(marks: Marks, command: CommandEnvelope, outcome: DecidedOutcome): string {
  const { proof: _, ...said } = outcome;
  return marks.mark(canonicalJson(["outcome", actOf(command), said]));
}

/** Our mark on how far a company had got in one life of the server, and in which branch where that is said. */
export const headProof = (
  marks: Marks,
  epoch: string,
  company: string,
  { head, branch }: BranchHead,
): string =>
  marks.mark(canonicalJson(["head", epoch, company, head, ...(branch === undefined ? [] : [branch])]));
