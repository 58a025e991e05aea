import type { CompanyView } from "./company-view.ts";

/** An expected no with its facts: of this device, or as the server wrote it. */
interface Said {
  readonly code: string;
}

/** Adds to the refusal of a protected day who protected it, where this device knows: a rule of core sees no other member. */
export function nameTheProtector<Problem extends Said>(
  problem: Problem,
  view: Pick<CompanyView, "company" | "get">,
): Problem {
  if (problem.code !== "day.protected") return problem;
  const protectedBy = view.get("companies", view.company)?.protectedBy ?? null;
  const protector = protectedBy === null ? null : view.get("members", protectedBy);
  return protector === null ? problem : { ...problem, protector: protector.name };
}
