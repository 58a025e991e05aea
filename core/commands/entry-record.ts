import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { checkEntry } from "../vouchers/check-entry.ts";
import { postingSchema } from "../vouchers/posting.ts";
import type { Entry } from "../vouchers/voucher.ts";
import { defineCommand } from "./command-module.ts";

export const entryFieldsSchema = z.strictObject({
  day: calendarDateSchema,
  label: z.string().min(1).max(200),
  journal: z.string().min(1).max(20),
  practitioner: idSchema.nullable(),
  postings: z.array(postingSchema).max(1000),
});
export interface EntryFields extends z.infer<typeof entryFieldsSchema> {}

const argsSchema = entryFieldsSchema.extend({
  id: idSchema,
  /** Into the closing period of the fiscal year that ends on the day, which the right \`close\` opens. */
  closing: z.literal(true).optional(),
});
export interface EntryRecordArgs extends z.infer<typeof argsSchema> {}

/** An entry typed by hand. */
export const entryRecord = defineCommand<EntryRecordArgs>({
  type: "entry.record",
  version: 1,
  argsSchema,
  right: "record",
  needs: ({ id }) => [{ collection: "vouchers", id }],
  decide: ({ args, command, facts }) => {
    if (facts.get("vouchers", args.id)) return refuse({ code: "voucher.exists", voucher: args.id });
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const problems = checkEntry(args, company, chart);
    if (problems.length > 0) return refuse({ ...problems[0]!, problems });

    const entry: Entry = {
      kind: "entry",
      ...args,
      state: "recorded",
      slice: sliceFor(company, args.practitioner),
      provenance: "entered",
      createdBy: command.madeBy,
      createdAt: command.madeAt,
      changedBy: command.madeBy,
      changedAt: command.madeAt,
      earlier: [],
      acts: {},
    };
    return ok({ documents: [{ collection: "vouchers", id: args.id, after: entry }] });
  },
});
