import { z } from "zod";
import { canonicalJson } from "../canonical-json.ts";
import { withFeeAccounts } from "../charts/chart-for.ts";
import { companySchema } from "../companies/company.ts";
import { divisionKeysProblem } from "../companies/division-key.ts";
import { ok, refuse } from "../result.ts";
import { changedVatSpans, vatHistoryProblem } from "../vat/vat-history.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  set: companySchema
    .pick({
      name: true,
      address: true,
      registration: true,
      siret: true,
      vatNumber: true,
      address1: true,
      postalCode: true,
      city: true,
      vatHistory: true,
      practitioners: true,
      divisionKeys: true,
      numbering: true,
    })
    .partial(),
});
export interface CompanyUpdateArgs extends z.infer<typeof argsSchema> {}

/** Changes the named settings of a company. A practitioner newly named gets an account of their own. */
export const companyUpdate = defineCommand<CompanyUpdateArgs>({
  type: "company.update",
  version: 1,
  argsSchema,
  right: "manageCompany",
  needs: () => [],
  looksFrom: ({ set }, facts, id) => {
    const company = facts.get("companies", id);
    if (!company || !set.vatHistory) return null;
    return changedVatSpans(company.vatHistory, set.vatHistory, company.booksStart)[0]?.from ?? null;
  },
  decide: ({ args, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const set = args.set as Partial<typeof company>;
    // They begin with a device's series and the reason for it, see series-declare.ts.
    if (set.numbering === "perDevice" && !company.deviceSeries?.length)
      return refuse({ code: "series.none" });
    const practitioners = set.practitioners ?? company.practitioners;
    const codes = practitioners.map(({ code }) => code);
    if (new Set(codes).size !== codes.length) return refuse({ code: "practitioner.codeTaken" });
    const division = divisionKeysProblem(set.divisionKeys ?? [], { practitioners });
    if (division) return refuse(division);
    if (set.vatHistory && canonicalJson(set.vatHistory) !== canonicalJson(company.vatHistory)) {
      // Who sees a part of the books cannot know what a change of status would do to the rest.
      if (standing.reads !== "whole") return refuse({ code: "rights.otherSlice" });
      const problem = vatHistoryProblem(company, set.vatHistory, facts.vouchersFrom);
      if (problem) return refuse(problem);
    }
    const documents: DocumentChange[] = [
      { collection: "companies", id: company.id, after: { ...company, ...set } },
    ];
    if (set.practitioners)
      documents.push({ collection: "accounts", id: "chart", after: withFeeAccounts(chart, practitioners) });
    return ok({ documents });
  },
});
