import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";

/** What a company has subscribed to. Plans are data: nothing is charged for them here. */
export const planSchema = z.strictObject({
  name: z.enum(["practice", "pro", "firm"]),
  /** The last day of writing; null while the plan goes on. Books stay readable and exportable afterwards. */
  throughDay: calendarDateSchema.nullable(),
  /** The premium licence, which links to an accounting firm's production software need. */
  isPremium: z.boolean(),
});
export interface Plan extends z.infer<typeof planSchema> {}
