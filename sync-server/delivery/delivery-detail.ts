import { z } from "zod";
import { instantSchema } from "#core/calendar-date.ts";
import { hashSchema } from "#core/ids.ts";

/** What the job remembers of a row beside its columns; null or an older shape reads as nothing remembered. */
export const deliveryDetailSchema = z.object({
  /** Until then a request of ours may still land over there. Null when none can be under way. */
  mayLandUntil: instantSchema.nullable().default(null),
  /** A request was sent whose answer we never trusted, so one more look is due even after a delivery. */
  wasUnknown: z.boolean().default(false),
  /** How often its reference was looked for in vain since it became unknown. */
  looks: z.int().default(0),
  /** How often in a row it was put off, for the growing pause. */
  putOff: z.int().default(0),
  /** The company over there that it was sent to. */
  theirCompany: z.string().nullable().default(null),
  /** Categories of VAT that somebody has to decide first. */
  undecidedVat: z.array(z.string()).default([]),
  answerHash: hashSchema.nullable().default(null),
});
export interface DeliveryDetail extends z.infer<typeof deliveryDetailSchema> {}

export const freshDetail: DeliveryDetail = deliveryDetailSchema.parse({});

export function toDeliveryDetail(stored: unknown): DeliveryDetail {
  const known = deliveryDetailSchema.safeParse(stored ?? {});
  return known.success ? known.data : freshDetail;
}
