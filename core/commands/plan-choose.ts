import type { z } from "zod";
import { collaboratorCount, memberKeys, membersOf } from "../members/members-of.ts";
import { planSchema } from "../plans/plan.ts";
import { planTerms } from "../plans/plan-terms.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = planSchema;
export interface PlanChooseArgs extends z.infer<typeof argsSchema> {}

/** Chooses what the company subscribes to. Nothing is charged; a smaller plan is refused while more people work here. */
export const planChoose = defineCommand<PlanChooseArgs>({
  type: "plan.choose",
  version: 1,
  argsSchema,
  right: "manageCompany",
  isFreeOfPlan: true,
  needs: (_args, facts, company) => memberKeys(facts, company),
  decide: ({ args: plan, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const { collaboratorsMax, allowsFirm } = planTerms[plan.name];
    if (collaboratorsMax !== null && collaboratorCount(membersOf(company, facts)) > collaboratorsMax)
      return refuse({ code: "plan.membersFull", max: collaboratorsMax, plan: plan.name });
    if (company.firm?.isOn && !allowsFirm) return refuse({ code: "plan.withoutFirm", plan: plan.name });
    const { isForProduction: _, ...unlinked } = company;
    // A connection ends with the licence that allows it, and does not begin again by itself with the next one.
    const after = { ...(plan.isPremium ? company : unlinked), plan };
    return ok({ documents: [{ collection: "companies", id: company.id, after }] });
  },
});
