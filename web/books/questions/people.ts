import { collaboratorCount, membersOf } from "#core/members/members-of.ts";
import { planTerms } from "#core/plans/plan-terms.ts";
import type { CompanyPeople } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";

/** Who has a place in the company, and how many places its plan has. */
export function peopleOf({ view }: OpenCompany): CompanyPeople | null {
  const company = view.get("companies", view.company);
  if (company === null) return null;
  const members = membersOf(company, view);
  return {
    members,
    placesMax: planTerms[company.plan.name].collaboratorsMax,
    placesTaken: collaboratorCount(members),
  };
}
