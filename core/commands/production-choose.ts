import { z } from "zod";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ isWanted: z.boolean() });
export interface ProductionChooseArgs extends z.infer<typeof argsSchema> {}

/** Lets an accounting firm's production software fetch the company's validated books, or no longer. */
export const productionChoose = defineCommand<ProductionChooseArgs>({
  type: "production.choose",
  version: 1,
  argsSchema,
  right: "connect",
  needs: () => [],
  decide: ({ args: { isWanted }, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (isWanted && !company.plan.isPremium) return refuse({ code: "production.needsLicence" });
    const after = { ...company, isForProduction: isWanted };
    return ok({ documents: [{ collection: "companies", id: company.id, after }] });
  },
});
