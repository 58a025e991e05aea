import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { generalJournalOf } from "../charts/chart.ts";
import { sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { ok, type Result, refuse } from "../result.ts";
import { checkEntry } from "../vouchers/check-entry.ts";
import { type Booking, bookedAs } from "../vouchers/document-day.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import { postingSchema } from "../vouchers/posting.ts";
import type { Entry } from "../vouchers/voucher.ts";
import { type Changes, type Decision, defineCommand, type Problem } from "./command-module.ts";

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
  decide: (decision) => record(decision, { on: decision.args.day, closing: decision.args.closing }),
  late: {
    dayOf: ({ day }) => day,
    decide: (decision, booking) => {
      const chart = decision.facts.get("accounts", "chart");
      // A closing entry stands in the general journal, whichever the late one was for.
      if (!booking.closing || !chart) return record(decision, booking);
      return record({ ...decision, args: { ...decision.args, journal: generalJournalOf(chart) } }, booking);
    },
  },
});

function record(
  { args, command, facts }: Decision<EntryRecordArgs>,
  booking: Booking,
): Result<Changes, Problem> {
  if (facts.get("vouchers", args.id)) return refuse({ code: "voucher.exists", voucher: args.id });
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const { closing: _, ...fields } = args;
  const booked = { ...fields, ...bookedAs(args.day, booking) };
  const problems = checkEntry(booked, company, chart);
  if (problems.length > 0) return refuse({ ...problems[0]!, problems });

  const entry: Entry = {
    kind: "entry",
    ...booked,
    state: "recorded",
    slice: sliceFor(company, args.practitioner),
    ...enteredBy(command),
  };
  return ok({ documents: [{ collection: "vouchers", id: args.id, after: entry }] });
}
