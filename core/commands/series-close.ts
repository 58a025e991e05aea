import { z } from "zod";
import { deviceSeriesSchema } from "../numbering/device-series.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const closedSchema = deviceSeriesSchema.shape.closed.unwrap();

const argsSchema = z.strictObject({
  prefix: deviceSeriesSchema.shape.prefix,
  reason: closedSchema.shape.reason,
  /** The last number that the device is known to have given, of each year that it gave any in. */
  lastNumbers: closedSchema.shape.lastNumbers,
});
export interface SeriesCloseArgs extends z.infer<typeof argsSchema> {}

/** Ends a device's series for good, as when the device is lost. What it gave and has not sent comes in all the same. */
export const seriesClose = defineCommand<SeriesCloseArgs>({
  type: "series.close",
  version: 1,
  argsSchema,
  right: "manageCompany",
  needs: () => [],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const known = company.deviceSeries ?? [];
    const open = known.find(({ prefix }) => prefix === args.prefix);
    if (open === undefined) return refuse({ code: "series.unknown", number: args.prefix });
    if (open.closed !== null) return refuse({ code: "series.closed", number: args.prefix });
    if (args.lastNumbers.some(({ series }) => series.slice(5) !== args.prefix))
      return refuse({ code: "command.malformed", issues: [{ path: "lastNumbers", code: "custom" }] });
    const { lastNumbers, reason } = args;
    const closed = { reason, lastNumbers, closedBy: command.madeBy, closedAt: command.madeAt };
    const deviceSeries = known.map((series) => (series === open ? { ...series, closed } : series));
    return ok({
      documents: [{ collection: "companies", id: company.id, after: { ...company, deviceSeries } }],
    });
  },
});
