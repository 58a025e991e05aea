import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import type { Connection } from "../connections/connection.ts";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  /** The first day whose invoices travel; what is dated from then on and was never sent is sent too. */
  fromDay: calendarDateSchema.optional(),
  /** Their coding for each of our VAT categories; those not named stay as they are. */
  codingByVat: z.record(z.string().max(20), z.string().max(80)).optional(),
  /** Who numbers invoices from now on. */
  numbering: z.enum(["central", "perDevice", "external"]).optional(),
});
export interface ConnectionChooseArgs extends z.infer<typeof argsSchema> {}

/** What a company chooses about a link: from which day, which coding for which VAT, and who numbers. */
export const connectionChoose = defineCommand<ConnectionChooseArgs>({
  type: "connection.choose",
  version: 1,
  argsSchema,
  right: "connect",
  needs: ({ id }) => [{ collection: "connections", id }],
  decide: ({ args, facts, command }) => {
    const company = facts.get("companies", command.company);
    const connection = facts.get("connections", args.id);
    if (!company) return refuse({ code: "company.notFound" });
    if (!connection) return refuse({ code: "connection.notFound", connection: args.id });
    const codingByVat = { ...connection.codingByVat, ...args.codingByVat };
    for (const [vat, coding] of Object.entries(args.codingByVat ?? {}))
      if (!connection.codings.some(({ id }) => id === coding))
        return refuse({ code: "connection.codingUnknown", vat });
    const after: Connection = {
      ...connection,
      codingByVat,
      fromDay: args.fromDay ?? connection.fromDay,
      undecidedVat: connection.undecidedVat.filter((vat) => codingByVat[vat] === undefined),
    };
    const documents: DocumentChange[] = [{ collection: "connections", id: args.id, after }];
    if (args.numbering === "perDevice" && !company.deviceSeries?.length)
      return refuse({ code: "series.none" });
    if (args.numbering !== undefined && args.numbering !== company.numbering)
      documents.push({
        collection: "companies",
        id: company.id,
        after: { ...company, numbering: args.numbering },
      });
    return ok({ documents });
  },
});
