import type { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { hashSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { sealingChanges, sightProblem } from "../seals/prepared-sealing.ts";
import { fixedOpenings, openingDigest } from "../years/opening-entry.ts";
import { yearProblem } from "../years/year-problem.ts";
import { defineCommand } from "./command-module.ts";
import { sightSchema } from "./sight-schema.ts";

const argsSchema = sightSchema.extend({
  /** The last day of the fiscal year. */
  closingDay: calendarDateSchema,
  /** Names what the next year was seen to open with, see years/opening-entry.ts. */
  opening: hashSchema,
});
export interface YearCloseArgs extends z.infer<typeof argsSchema> {}

/**
 * Closes a fiscal year for good: its closing period becomes the year's last seal, and what the next year opens with is
 * fixed. The device only knows that it asked; the server packs.
 */
export const yearClose = defineCommand<YearCloseArgs>({
  type: "year.close",
  version: 1,
  argsSchema,
  right: "close",
  isOfWhole: true,
  needs: () => [],
  decide: ({ args, command, facts, standing, sealing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    // Who reads a part of the books cannot answer for the whole of them.
    if (standing.reads !== "whole") return refuse({ code: "rights.otherSlice" });
    const { closingDay } = args;
    const problem = yearProblem(company, closingDay);
    if (problem) return refuse(problem);

    if (sealing !== null) {
      const unseen = sightProblem(sealing, args);
      if (unseen) return refuse(unseen);
      if (openingDigest([...fixedOpenings(sealing.headers).values()].flat()) !== args.opening)
        return refuse({ code: "year.openingMoved", closingDay });
    }
    return ok(sealingChanges({ ...company, closedThrough: closingDay }, sealing));
  },
});
