import { z } from "zod";
import { instantSchema } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";
import { rights } from "../rights/rights.ts";

/** What every user of a company is called by. */
export const memberNameSchema = z.string().trim().min(1).max(100);

/** A person's place and role in one company. The document's id is the user's id, or the invitation's until it is taken. */
export const memberSchema = z.strictObject({
  id: idSchema,
  name: memberNameSchema,
  /** "invited" has no rights yet; whoever takes the invitation becomes a member of their own id. */
  state: z.enum(["invited", "active"]),
  /** Where the invitation went; "" once it has been taken. */
  email: z.string().max(254),
  /** When the invitation was made; absent once it has been taken. */
  invitedAt: instantSchema.optional(),
  /** One of the predefined roles, or the id of one of the company's own. */
  role: idSchema,
  isOwner: z.boolean(),
  /** Whether the accounting firm gave this place, and may take it back. */
  isOfFirm: z.boolean(),
  /** The practitioner this person is, if any. */
  practitioner: idSchema.nullable(),
  /** The whole company, or their own slice and the shared one; a company's own role says it instead. */
  reads: z.enum(["whole", "slice"]),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Member extends z.infer<typeof memberSchema> {}

/** A role of the company's own. */
export const roleSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  rights: z.array(z.enum(rights)).max(rights.length),
  reads: z.enum(["whole", "slice"]),
});
export interface Role extends z.infer<typeof roleSchema> {}
