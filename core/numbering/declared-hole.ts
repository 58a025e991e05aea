import { z } from "zod";
import { instantSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";

/** Numbers of a series that no paper bears, and why. */
export const declaredHoleSchema = z.strictObject({
  series: z.string().min(1).max(20),
  first: z.int().min(1),
  last: z.int().min(1),
  reason: z.string().trim().min(1).max(500),
  declaredBy: idSchema,
  declaredAt: instantSchema,
});
export interface DeclaredHole extends z.infer<typeof declaredHoleSchema> {}
