import type { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { ok, refuse } from "../result.ts";
import { nothingProblem, periodProblem } from "../seals/period-to-validate.ts";
import { sealingChanges, sightProblem } from "../seals/prepared-sealing.ts";
import { countOf } from "../seals/vouchers-to-seal.ts";
import { defineCommand } from "./command-module.ts";
import { sightSchema } from "./sight-schema.ts";

const argsSchema = sightSchema.extend({
  /** The last day that becomes irreversible. */
  through: calendarDateSchema,
});
export interface PeriodValidateArgs extends z.infer<typeof argsSchema> {}

/**
 * Validates everything through a day for good. The device only knows that it asked; the server packs the vouchers and
 * hands in the seals as `sealing`, made of what the validator must have seen.
 */
export const periodValidate = defineCommand<PeriodValidateArgs>({
  type: "period.validate",
  version: 1,
  argsSchema,
  right: "validate",
  isOfWhole: true,
  needs: () => [],
  decide: ({ args, command, facts, standing, sealing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    // Who reads a part of the books cannot answer for the whole of them.
    if (standing.reads !== "whole") return refuse({ code: "rights.otherSlice" });
    const { through } = args;
    const problem = periodProblem(company, through, command.madeAt.slice(0, 10));
    if (problem) return refuse(problem);
    const nothing = nothingProblem(company, through, countOf(args.seen));
    if (nothing) return refuse(nothing);

    if (sealing !== null) {
      const unseen = sightProblem(sealing, args);
      if (unseen) return refuse(unseen);
    }
    const awaiting = sealing?.awaitingNumber ?? [];
    if (awaiting.length > 0)
      return refuse({
        code: "period.numberAwaited",
        count: awaiting.length,
        vouchers: awaiting.slice(0, 50),
      });

    return ok(sealingChanges({ ...company, validatedThrough: through }, sealing));
  },
});
