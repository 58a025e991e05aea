import { z } from "zod";
import { instantSchema } from "../calendar-date.ts";
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
  decision: z.enum(["open", "discarded"]),
  decidedBy: idSchema.nullable(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Refusal extends z.infer<typeof refusalSchema> {}
