import { z } from "zod";
import { deviceSeriesSchema } from "../numbering/device-series.ts";
import { ok, refuse } from "../result.ts";
import { defineCompanyChange } from "./define-company-change.ts";

const closedSchema = deviceSeriesSchema.shape.closed.unwrap();

const argsSchema = z.strictObject({
  prefix: deviceSeriesSchema.shape.prefix,
  reason: closedSchema.shape.reason,
  /** The last number that the device is known to have given, of each year that it gave any in. */
  lastNumbers: closedSchema.shape.lastNumbers,
});
export interface SeriesCloseArgs extends z.infer<typeof argsSchema> {}

/** Ends a device's series for good, as when the device is lost. What it gave and has not sent comes in all the same. */
export const seriesClose = defineCompanyChange<SeriesCloseArgs>({
  type: "series.close",
  version: 1,
  argsSchema,
  right: "manageCompany",
  change: (company, { prefix, lastNumbers, reason }, command) => {
    const known = company.deviceSeries ?? [];
    const open = known.find((series) => series.prefix === prefix);
    if (open === undefined) return refuse({ code: "series.unknown", number: prefix });
    if (open.closed !== null) return refuse({ code: "series.closed", number: prefix });
    if (lastNumbers.some(({ series }) => series.slice(5) !== prefix))
      return refuse({ code: "command.malformed", issues: [{ path: "lastNumbers", code: "custom" }] });
    const closed = { reason, lastNumbers, closedBy: command.madeBy, closedAt: command.madeAt };
    const deviceSeries = known.map((series) => (series === open ? { ...series, closed } : series));
    return ok({ ...company, deviceSeries });
  },
});
