import { z } from "zod";
import { type CalendarDate, instantSchema } from "../calendar-date.ts";
import type { Company } from "../companies/company.ts";
import { idSchema } from "../ids.ts";

/** "A3": what stands for one device in the numbers that it gives. */
export const seriesPrefixSchema = z.string().regex(/^[A-Z][A-Z0-9]{1,3}$/);

/** A year's series and the last number that it is known to have given. */
const lastNumberSchema = z.strictObject({
  series: z
    .string()
    .max(20)
    .regex(/^\d{4}-[A-Z][A-Z0-9]{1,3}$/),
  number: z.int().min(0),
});

/** A series that one enrolled device alone gives numbers in, on the spot, each year anew. */
export const deviceSeriesSchema = z.strictObject({
  /** Never another's again, also once it is closed. */
  prefix: seriesPrefixSchema,
  device: idSchema,
  deviceName: z.string().max(100),
  /** Why invoices are numbered by who issues them (BOI-TVA-DECLA-30-20-20-10: several people invoice on the spot). */
  reason: z.string().trim().min(1).max(500),
  declaredBy: idSchema,
  declaredAt: instantSchema,
  /** Null while its device may give numbers. */
  closed: z
    .strictObject({
      reason: z.string().trim().min(1).max(500),
      lastNumbers: z.array(lastNumberSchema).max(20),
      closedBy: idSchema,
      closedAt: instantSchema,
    })
    .nullable(),
});
export interface DeviceSeries extends z.infer<typeof deviceSeriesSchema> {}

/** "2026-A3" */
export const deviceSeriesOn = (prefix: string, day: CalendarDate): string => `${day.slice(0, 4)}-${prefix}`;

/** The series a device numbers in; null where the company numbers otherwise, or has declared none for it. */
export const openSeriesOf = (
  { numbering, deviceSeries = [] }: Pick<Company, "numbering" | "deviceSeries">,
  device: string,
): DeviceSeries | null =>
  numbering === "perDevice"
    ? (deviceSeries.find((series) => series.device === device && series.closed === null) ?? null)
    : null;

/** The last number of each closed series, so that those missing below it are told. */
export function lastBySeriesOf({
  deviceSeries = [],
}: Pick<Company, "deviceSeries">): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { closed } of deviceSeries)
    for (const { series, number } of closed?.lastNumbers ?? []) last.set(series, number);
  return last;
}
