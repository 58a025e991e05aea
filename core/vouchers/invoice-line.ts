import { z } from "zod";
import { idSchema } from "../ids.ts";

/** One line of an invoice, credit note, purchase or expense. Amounts of the line follow from it, they are never typed twice. */
export const invoiceLineSchema = z.strictObject({
  id: idSchema,
  articleId: idSchema.nullable(),
  articleNumber: z.string().max(40).nullable(),
  text: z.string().max(500),
  /** Thousandths: 1500 is one and a half. */
  quantityThousandths: z.int().min(1).max(999_999_999),
  unitPriceCents: z.int().min(-9_999_999_900).max(9_999_999_900),
  priceIncludesVat: z.boolean(),
  discountBasisPoints: z.int().min(0).max(10_000),
  nature: z.enum(["goods", "services"]),
  /** Key of a VAT category, see vat/vat-categories.ts. */
  vat: z.string().max(20),
  /** Income or expense account; null lets the company's posting rules choose by nature. */
  account: z.string().max(20).nullable(),
});
export interface InvoiceLine extends z.infer<typeof invoiceLineSchema> {}
