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
  /** Vouchers dated from this day on travel by themselves. */
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
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Connection extends z.infer<typeof connectionSchema> {}

/** A document that lies over there under a reference of ours and is not the one that arrived. */
export const otherDocumentSchema = z.strictObject({
  externalId: z.string().max(100),
  externalNumber: z.string().max(50).nullable(),
  stage: z.enum(["draft", "issued"]),
  kind: z.enum(["sale", "creditNote"]),
  customerNumber: z.string().max(40).nullable(),
  issueDay: calendarDateSchema.nullable(),
  grossCents: centsSchema,
});
export interface OtherDocument extends z.infer<typeof otherDocumentSchema> {}

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
  /** What else lies over there under this reference, for a person to settle. */
  others: z.array(otherDocumentSchema).max(20),
  attempts: z.int().min(0),
  history: z
    .array(z.strictObject({ at: instantSchema, state: z.string().max(20), detail: z.string().max(200) }))
    .max(50),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Delivery extends z.infer<typeof deliverySchema> {}

/** Whether a sending is still on its way or needs somebody. */
export const isUnderWay = ({ state }: Pick<Delivery, "state">): boolean =>
  state !== "delivered" && state !== "reconciled";

export const deliveryIdOf = (connection: string, voucher: string): string => `${connection}~${voucher}`;
