import type { z } from "zod";
import { type Firm, firmSchema } from "../companies/company.ts";
import { planTerms } from "../plans/plan-terms.ts";
import { ok, refuse } from "../result.ts";
import { isPredefinedRole } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = firmSchema.partial().refine((set) => Object.keys(set).length > 0);
export interface FirmUpdateArgs extends z.infer<typeof argsSchema> {}

/** Switches the accounting firm's module on or off, and keeps its groups and the role its collaborators start with. */
export const firmUpdate = defineCommand<FirmUpdateArgs>({
  type: "firm.update",
  version: 1,
  argsSchema,
  right: "manageClients",
  needs: () => [],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const known: Firm = company.firm ?? { isOn: false, defaultRole: "accountant", groups: [] };
    const firm: Firm = { ...known, ...(args as Partial<Firm>) };
    if (firm.isOn && !planTerms[company.plan.name].allowsFirm)
      return refuse({ code: "plan.withoutFirm", plan: company.plan.name });
    // Roles of the firm's own mean nothing in another company, so collaborators start with one that all have.
    if (!isPredefinedRole(firm.defaultRole)) return refuse({ code: "role.notFound", role: firm.defaultRole });
    return ok({ documents: [{ collection: "companies", id: company.id, after: { ...company, firm } }] });
  },
});
