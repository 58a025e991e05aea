import { z } from "zod";
import { chartFor } from "../charts/chart-for.ts";
import { companyBeginningSchema, newCompany } from "../companies/new-company.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  company: companyBeginningSchema,
  /** The name of whoever begins it, as members see it. */
  memberName: z.string().min(1).max(100),
});
export interface CompanyCreateArgs extends z.infer<typeof argsSchema> {}

/** Begins a set of books. Whoever does so owns it. */
export const companyCreate = defineCommand<CompanyCreateArgs>({
  type: "company.create",
  version: 1,
  argsSchema,
  right: null,
  needs: () => [],
  decide: ({ args, command, facts }) => {
    if (facts.get("companies", command.company)) return refuse({ code: "company.exists" });
    const codes = args.company.practitioners.map(({ code }) => code);
    if (new Set(codes).size !== codes.length) return refuse({ code: "practitioner.codeTaken" });
    const company = newCompany(command.company, args.company, {
      by: command.madeBy,
      on: command.madeAt.slice(0, 10),
    });
    const own = company.practitioners.find(({ name }) => name === args.memberName);
    return ok({
      documents: [
        { collection: "companies", id: command.company, after: company },
        { collection: "accounts", id: "chart", after: chartFor(company) },
        {
          collection: "members",
          id: command.madeBy,
          after: {
            id: command.madeBy,
            name: args.memberName,
            state: "active",
            email: "",
            role: "administrator",
            isOwner: true,
            isOfFirm: false,
            practitioner: own?.id ?? null,
            reads: "whole",
            acts: {},
          },
        },
      ],
    });
  },
});
