import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { hashSchema, idSchema } from "../ids.ts";

/** Names one life of the server's database: it changes only when a backup was restored. */
export const epochSchema = z.string().max(64);

/**
 * The last head of each company a device was told of, with the server's own mark on it. A server that finds a proven
 * head above its own, or in a branch that it does not know or has left before that head, was restored from a backup,
 * whatever else it believes and whatever was written since.
 */
export const headProofsSchema = z.record(
  idSchema,
  z.strictObject({ head: z.int().min(0), branch: idSchema.optional(), proof: hashSchema }),
);
export type HeadProofs = z.infer<typeof headProofsSchema>;

/** Said by devices that know proofs of the second kind: of heads with their branch, of outcomes with their epoch. */
export const proofsSchema = z.literal(2);

/** The highest number of one series that somebody holds, and the latest day in that series. */
export const seenNumberSchema = z.strictObject({
  /** Of the server's own series, and of a device's, whose numbers that device alone gives. */
  series: z.string().regex(/^([AF]-\d{4}|\d{4}-[A-Z][A-Z0-9]{1,3})$/),
  number: z.int().min(1).max(999_999_999),
  day: calendarDateSchema,
});
export interface SeenNumber extends z.infer<typeof seenNumberSchema> {}

/** `POST /sync/restoration`: what a device knows of a time that the restored server has forgotten. */
export const restorationReportSchema = z.strictObject({
  device: idSchema,
  /** The new one, of which the device has just learned. */
  epoch: epochSchema,
  companies: z
    .array(
      z.strictObject({
        company: idSchema,
        /** How many acts the device will send again. */
        againCount: z.int().min(0),
        numbers: z.array(seenNumberSchema).max(1000),
        /** How far the device had heard that the company had got, with the mark of then: no number can be above that. */
        heard: z
          .strictObject({
            epoch: epochSchema,
            head: z.int().min(0),
            branch: idSchema.optional(),
            proof: hashSchema,
          })
          .optional(),
      }),
    )
    .max(10_000),
  /** The ids that this device had before. */
  formerDevices: z.array(idSchema).max(1000),
});
export interface RestorationReport extends z.infer<typeof restorationReportSchema> {}

/** How far the server knows what this device did under each id it had before, by company. */
export const restorationAnswerSchema = z.strictObject({
  settled: z.record(idSchema, z.record(idSchema, z.int().min(0))),
});
export interface RestorationAnswer extends z.infer<typeof restorationAnswerSchema> {}

const returningDeviceSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  person: z.string(),
  lastContactAt: z.iso.datetime(),
  /** When it came back; null while it has not. */
  reportedAt: z.iso.datetime().nullable(),
  /** How many acts it said it would send again. */
  againCount: z.int(),
});
export interface ReturningDevice extends z.infer<typeof returningDeviceSchema> {}

const goingOn = {
  /** The number that the next document gets once numbering is open. */
  nextNumber: z.int(),
  lastDay: calendarDateSchema.nullable(),
  /** The runs of numbers below that which no document has, each by its first and last. */
  missing: z.array(z.strictObject({ first: z.int(), last: z.int() })),
};

const seriesStandingSchema = z.strictObject({
  series: z.string(),
  ...goingOn,
  /** How it would go on without what devices say that they have seen and cannot prove; null where that is the same. */
  proven: z.strictObject(goingOn).nullable(),
});
export interface SeriesStanding extends z.infer<typeof seriesStandingSchema> {}

/** `GET /sync/numbering/{company}`: how numbering stands since a backup was restored. */
const numberingStandingSchema = z.strictObject({
  restoredAt: z.iso.datetime(),
  /** Null while no new number is given. */
  openedAt: z.iso.datetime().nullable(),
  devices: z.array(returningDeviceSchema),
  series: z.array(seriesStandingSchema),
});
export interface NumberingStanding extends z.infer<typeof numberingStandingSchema> {}

/** `POST /sync/numbering/{company}/open`: the series in which what no device can prove is set aside. */
export const numberingOpeningSchema = z.strictObject({
  doubted: z.array(z.string().max(20)).max(1000).default([]),
});
export interface NumberingOpening extends z.input<typeof numberingOpeningSchema> {}

/** Null where no backup was ever restored. */
export const numberingAnswerSchema = z.strictObject({ numbering: numberingStandingSchema.nullable() });
export interface NumberingAnswer extends z.infer<typeof numberingAnswerSchema> {}
