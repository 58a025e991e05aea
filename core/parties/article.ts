import { z } from "zod";
import { idSchema } from "../ids.ts";

/** What an invoice line sells, with what the line starts from. */
export const articleSchema = z.strictObject({
  id: idSchema,
  number: z.string().min(1).max(40),
  name: z.string().min(1).max(100),
  unitPriceCents: z.int().min(0).max(9_999_999_900),
  priceIncludesVat: z.boolean(),
  nature: z.enum(["goods", "services"]),
  vat: z.string().max(20),
  account: z.string().max(20).nullable(),
  isActive: z.boolean(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Article extends z.infer<typeof articleSchema> {}
