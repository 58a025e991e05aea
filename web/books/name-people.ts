import { membersOf } from "#core/members/members-of.ts";
import { hasRight, standingOf } from "#core/rights/rights.ts";
import type { CompanyView } from "./company-view.ts";

/** An expected no with its facts: of this device, or as the server wrote it. */
interface Said {
  readonly code: string;
}

/**
 * Adds to what a rule of core says, which sees no other member, the people this device knows: who protected a day and who
 * may lift that, or who has decided about a refused act.
 */
export function namePeople<Problem extends Said>(
  problem: Problem,
  view: Pick<CompanyView, "company" | "get" | "vouchersFrom">,
): Problem {
  const company = view.get("companies", view.company);
  const nameOf = (id: unknown) => (typeof id === "string" ? view.get("members", id)?.name : undefined);
  if (problem.code === "refusal.decided") {
    const decider = nameOf((problem as { readonly decidedBy?: unknown }).decidedBy);
    return decider === undefined ? problem : { ...problem, decider };
  }
  if (problem.code !== "day.protected" || company === null) return problem;
  const protector = nameOf(company.protectedBy);
  const lifters = membersOf(company, view)
    .filter((member) => hasRight(standingOf(member, company.roles), "protect"))
    .map(({ name }) => name);
  return {
    ...problem,
    ...(protector === undefined ? {} : { protector }),
    ...(lifters.length === 0 ? {} : { lifters: lifters.slice(0, NAMES_MAX) }),
  };
}

/** More names than these are no help. */
const NAMES_MAX = 5;
