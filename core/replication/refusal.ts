import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";

/** A command the server said no to, kept whole until somebody decides what becomes of it. The id is the command's. */
export const refusalSchema = z.strictObject({
  type: z.literal("refusal"),
  id: idSchema,
  device: idSchema,
  counter: z.int().min(1),
  commandType: z.string().max(60),
  args: z.unknown(),
  madeBy: idSchema,
  madeAt: instantSchema,
  refusedAt: instantSchema,
  slice: idSchema,
  code: z.string().max(80),
  facts: z.record(z.string().max(60), z.unknown()),
  /** "booked" was done after all, on a later day. */
  decision: z.enum(["open", "discarded", "booked"]),
  decidedBy: idSchema.nullable(),
  decidedAt: instantSchema.optional(),
  /** Why it stays undone. */
  reason: z.string().max(200).optional(),
  /** What it became, where it was booked after all. */
  booked: z.strictObject({ voucher: idSchema, day: calendarDateSchema }).optional(),
  /** Whom its company has asked to decide; null where that was taken back. */
  handedTo: z
    .strictObject({ firm: idSchema, firmName: z.string().max(100), by: idSchema, at: instantSchema })
    .nullable()
    .optional(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Refusal extends z.infer<typeof refusalSchema> {}
