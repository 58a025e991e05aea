import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";

/** A company's link with an outside system. Never holds a secret: those stay encrypted on the server. */
export const connectionSchema = z.strictObject({
  id: idSchema,
  system: z.enum(["visma"]),
  state: z.enum(["notConnected", "connected", "interrupted", "disconnected"]),
  /** Why it is interrupted, as a code the screen has words for; null otherwise. */
  reason: z.string().max(80).nullable(),
  connectedAt: instantSchema.nullable(),
  connectedBy: z.string().max(100).nullable(),
  theirCompany: z.string().max(200).nullable(),
  theirUser: z.string().max(200).nullable(),
  /** Vouchers approved from this day on travel. */
  fromDay: calendarDateSchema.nullable(),
  /** Their coding for each of our VAT categories, chosen once. */
  codingByVat: z.record(z.string().max(20), z.string().max(80)),
  /** What can be chosen, as last read there. */
  codings: z
    .array(
      z.strictObject({
        id: z.string().max(80),
        name: z.string().max(200),
        rateBasisPoints: z.int().nullable(),
      }),
    )
    .max(500),
  /** Categories a delivery waits for. */
  undecidedVat: z.array(z.string().max(20)).max(30),
  /** How many sendings wait or need somebody, as of the last change. */
  waitingCount: z.int().min(0),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Connection extends z.infer<typeof connectionSchema> {}

/** One voucher's way to one connection, and what came of it. */
export const deliverySchema = z.strictObject({
  id: idSchema,
  connection: idSchema,
  voucher: idSchema,
  slice: idSchema,
  state: z.enum(["waiting", "sending", "delivered", "interrupted", "rejected", "unknown", "reconciled"]),
  /** Our reference at theirs, fixed before the first call. */
  reference: z.string().max(100),
  /** Why it waits or was rejected: a code the screen has words for, and their own words. */
  reason: z.string().max(80).nullable(),
  theirMessage: z.string().max(500).nullable(),
  waitsUntil: instantSchema.nullable(),
  externalId: z.string().max(100).nullable(),
  externalNumber: z.string().max(50).nullable(),
  answerHash: hashSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
  /** Their total less ours; a cent's difference is shown, never hidden. */
  differenceCents: centsSchema.nullable(),
  attempts: z.int().min(0),
  history: z
    .array(z.strictObject({ at: instantSchema, state: z.string().max(20), detail: z.string().max(200) }))
    .max(50),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Delivery extends z.infer<typeof deliverySchema> {}

export const deliveryIdOf = (connection: string, voucher: string): string => `${connection}~${voucher}`;
