import type { Refusal } from "#core/replication/refusal.ts";
import type { OpenCompany } from "../question-context.ts";
import { factsOf } from "./refusals.ts";

/** A refused act about which somebody has decided. */
export interface DecidedRefusal extends Refusal {
  /** Who made it, and who decided, where this device knows them by name. */
  readonly author: string | null;
  readonly decider: string | null;
}

/** What became of refused acts, the latest decision first. */
export const decidedRefusalsOf = ({ view }: Pick<OpenCompany, "view">): readonly DecidedRefusal[] =>
  [...view.list("outcomes")]
    .flatMap((outcome): DecidedRefusal[] => {
      if (outcome.type !== "refusal" || outcome.decision === "open") return [];
      const nameOf = (user: string | null) =>
        user === null ? null : (view.get("members", user)?.name ?? null);
      return [
        {
          ...outcome,
          facts: factsOf(outcome, view),
          author: nameOf(outcome.madeBy),
          decider: nameOf(outcome.decidedBy),
        },
      ];
    })
    .sort((one, other) => ((one.decidedAt ?? "") < (other.decidedAt ?? "") ? 1 : -1));
