import type { z } from "zod";
import { declaredHoleSchema } from "../numbering/declared-hole.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = declaredHoleSchema
  .pick({ series: true, first: true, last: true, reason: true })
  .refine(({ first, last }) => first <= last);
export interface HoleDeclareArgs extends z.infer<typeof argsSchema> {}

const HOLES_MAX = 200;

/** Says why numbers of a series have no paper. One that turns up later takes its number all the same. */
export const holeDeclare = defineCommand<HoleDeclareArgs>({
  type: "hole.declare",
  version: 1,
  argsSchema,
  right: "manageCompany",
  needs: () => [],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const known = company.declaredHoles ?? [];
    const { series, first, last } = args;
    if (known.some((hole) => hole.series === series && hole.first <= last && first <= hole.last))
      return refuse({ code: "hole.declared", series });
    if (known.length >= HOLES_MAX) return refuse({ code: "hole.full", holesMax: HOLES_MAX });
    const declared = { ...args, declaredBy: command.madeBy, declaredAt: command.madeAt };
    return ok({
      documents: [
        {
          collection: "companies",
          id: company.id,
          after: { ...company, declaredHoles: [...known, declared] },
        },
      ],
    });
  },
});
