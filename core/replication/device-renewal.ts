import { z } from "zod";
import { idSchema } from "../ids.ts";

const counterSchema = z.int().min(0);

/**
 * `POST /session/device/renewal`: a device goes on under another id, because a copy of it exists or because it can no
 * longer produce what it did. It names the commands it cannot produce: those after one counter, through another.
 */
export const deviceRenewalSchema = z.strictObject({
  id: idSchema,
  replaces: idSchema,
  reason: z.enum(["copied", "keyLost", "storageLost"]),
  missing: z
    .array(z.strictObject({ company: idSchema, after: counterSchema, through: counterSchema }))
    .max(10_000),
});
export interface DeviceRenewal extends z.infer<typeof deviceRenewalSchema> {}

/** What of it the server has never had either, and when it last decided something of that device in such a company. */
export const renewalAnswerSchema = z.strictObject({
  lostCount: z.int().min(0),
  since: z.iso.datetime().nullable(),
});
export interface RenewalAnswer extends z.infer<typeof renewalAnswerSchema> {}
