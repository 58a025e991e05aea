import type { z } from "zod";
import { type DeviceSeries, deviceSeriesSchema } from "../numbering/device-series.ts";
import { ok, refuse } from "../result.ts";
import { defineCompanyChange } from "./define-company-change.ts";

const argsSchema = deviceSeriesSchema.pick({ prefix: true, device: true, deviceName: true, reason: true });
export interface SeriesDeclareArgs extends z.infer<typeof argsSchema> {}

const SERIES_MAX = 100;

/** Lets a device give numbers on the spot, in a series that is its alone; from the first one on, the company numbers so. */
export const seriesDeclare = defineCompanyChange<SeriesDeclareArgs>({
  type: "series.declare",
  version: 1,
  argsSchema,
  right: "manageCompany",
  change: (company, args, command) => {
    const known = company.deviceSeries ?? [];
    if (company.numbering === "external") return refuse({ code: "series.numberedOutside" });
    if (known.some(({ prefix }) => prefix === args.prefix))
      return refuse({ code: "series.prefixTaken", prefix: args.prefix });
    if (known.some(({ device, closed }) => device === args.device && closed === null))
      return refuse({ code: "series.deviceHasOne", device: args.deviceName });
    if (known.length >= SERIES_MAX) return refuse({ code: "series.full", seriesMax: SERIES_MAX });
    const declared: DeviceSeries = {
      ...args,
      declaredBy: command.madeBy,
      declaredAt: command.madeAt,
      closed: null,
    };
    return ok({ ...company, numbering: "perDevice", deviceSeries: [...known, declared] });
  },
});
