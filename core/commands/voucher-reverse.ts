import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";
import { reversalChanges, reversalKeys } from "../posting/reversal-changes.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** The voucher to undo. */
  id: idSchema,
  /** The open day the reversal is booked on. */
  day: calendarDateSchema,
  /** Says in the books what was wrong. */
  label: z.string().min(1).max(200),
});
export interface VoucherReverseArgs extends z.infer<typeof argsSchema> {}

/** Undoes what is validated or protected by its mirror image, for that alone is still possible; once for each voucher. */
export const voucherReverse = defineCommand<VoucherReverseArgs>({
  type: "voucher.reverse",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }, facts) => reversalKeys(id, facts),
  decide: ({ args, command, facts }) =>
    reversalChanges(args.id, { on: args.day, label: args.label }, command, facts),
  late: {
    dayOf: ({ day }) => day,
    decide: ({ args, command, facts }, booking) =>
      reversalChanges(args.id, { ...booking, label: args.label }, command, facts),
  },
});
