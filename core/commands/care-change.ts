import type { z } from "zod";
import { careSchema, isOfFirm } from "../companies/company.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = careSchema
  .pick({ stage: true, group: true })
  .partial()
  .refine((set) => Object.keys(set).length > 0);
export interface CareChangeArgs extends z.infer<typeof argsSchema> {}

/** How the accounting firm files a client company: as prospect or client, and in which of its groups. */
export const careChange = defineCommand<CareChangeArgs>({
  type: "care.change",
  version: 1,
  argsSchema,
  right: "manageClients",
  needs: () => [],
  decide: ({ args, command, facts, member }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (company.care === null) return refuse({ code: "care.none" });
    if (!isOfFirm(company.care, member)) return refuse({ code: "care.notOfFirm" });
    const care = { ...company.care, ...(args as Partial<typeof company.care>) };
    return ok({ documents: [{ collection: "companies", id: company.id, after: { ...company, care } }] });
  },
});
