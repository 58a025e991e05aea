import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";

/**
 * How a company stands towards VAT from a day on. `onDebits` is the French option to owe the VAT of services when
 * invoiced instead of when paid (CGI 269-2-c).
 */
export const vatStatusSchema = z.strictObject({
  from: calendarDateSchema,
  status: z.enum(["exempt", "franchise", "liable"]),
  onDebits: z.boolean(),
});
export interface VatStatus extends z.infer<typeof vatStatusSchema> {}
