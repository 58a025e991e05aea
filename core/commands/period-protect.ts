import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

/** The last protected day; null lifts the protection. */
const argsSchema = z.strictObject({ throughDay: calendarDateSchema.nullable() });
export interface PeriodProtectArgs extends z.infer<typeof argsSchema> {}

/** Moves the reversible lock: nothing dated through that day is written or changed until it is moved back. */
export const periodProtect = defineCommand<PeriodProtectArgs>({
  type: "period.protect",
  version: 1,
  argsSchema,
  right: "protect",
  needs: () => [],
  decide: ({ args: { throughDay }, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const { validatedThrough } = company;
    if (validatedThrough !== null && (throughDay === null || throughDay < validatedThrough))
      return refuse({ code: "day.validated", day: throughDay ?? validatedThrough, validatedThrough });
    const after = {
      ...company,
      protectedThrough: throughDay,
      protectedBy: throughDay === null ? null : command.madeBy,
    };
    return ok({ documents: [{ collection: "companies", id: company.id, after }] });
  },
});
