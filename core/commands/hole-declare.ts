import type { z } from "zod";
import { declaredHoleSchema } from "../numbering/declared-hole.ts";
import { formatNumber } from "../numbering/format-number.ts";
import { numberParts } from "../numbering/number-invoice.ts";
import { ok, refuse } from "../result.ts";
import { defineCompanyChange } from "./define-company-change.ts";

/** A paper for each number is too many to be missing; it is a slip of the keys. */
const HOLE_LENGTH_MAX = 10_000;

const argsSchema = declaredHoleSchema
  .pick({ series: true, first: true, last: true, reason: true })
  .refine(({ first, last }) => first <= last && last - first < HOLE_LENGTH_MAX)
  .refine(({ series, last }) => numberParts(formatNumber(series, last))?.series === series);
export interface HoleDeclareArgs extends z.infer<typeof argsSchema> {}

const HOLES_MAX = 200;

/** Says why numbers of a series have no paper. One that turns up later takes its number all the same. */
export const holeDeclare = defineCompanyChange<HoleDeclareArgs>({
  type: "hole.declare",
  version: 1,
  argsSchema,
  right: "manageCompany",
  change: (company, args, command) => {
    const known = company.declaredHoles ?? [];
    const { series, first, last } = args;
    if (known.some((hole) => hole.series === series && hole.first <= last && first <= hole.last))
      return refuse({ code: "hole.declared", series });
    if (known.length >= HOLES_MAX) return refuse({ code: "hole.full", holesMax: HOLES_MAX });
    const declared = { ...args, declaredBy: command.madeBy, declaredAt: command.madeAt };
    return ok({ ...company, declaredHoles: [...known, declared] });
  },
});
