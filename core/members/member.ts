import { z } from "zod";
import { idSchema } from "../ids.ts";

/** A person's place and role in one company. The document's id is the user's id. */
export const memberSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(100),
  role: z.enum(["administrator", "accountant", "user"]),
  isOwner: z.boolean(),
  /** The practitioner this person is, if any. */
  practitioner: idSchema.nullable(),
  /** The whole company, or their own slice and the shared one. */
  reads: z.enum(["whole", "slice"]),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Member extends z.infer<typeof memberSchema> {}
