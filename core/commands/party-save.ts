import { z } from "zod";
import { idSchema } from "../ids.ts";
import { type Party, partySchema } from "../parties/party.ts";
import { ok, refuse } from "../result.ts";
import { hasRight } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  set: partySchema.omit({ id: true, acts: true, movedFrom: true }).partial(),
  /** Nobody typed the number: if it is taken, another is as good. */
  isNumberProposed: z.boolean().optional(),
});
export interface PartySaveArgs extends z.infer<typeof argsSchema> {}

/** Adds a customer, supplier, payer or patient, or changes the named fields of one. */
export const partySave = defineCommand<PartySaveArgs>({
  type: "party.save",
  version: 1,
  argsSchema,
  right: "keepParties",
  needs: ({ id }) => [{ collection: "parties", id }],
  decide: ({ args, facts, command, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const known = facts.get("parties", args.id);
    const set = args.set as Partial<Party>;
    // Whoever is not told who a patient is would write over it unseen.
    const saysWho = set.identity !== undefined && (known !== null || set.identity !== null);
    if (saysWho && !hasRight(standing, "seePatients"))
      return refuse({ code: "rights.missing", right: "seePatients" });
    if (!known && !set.name && set.role !== "patient") return refuse({ code: "party.nameMissing" });
    if (!known && !set.number) return refuse({ code: "party.numberMissing" });
    const after: Party = {
      ...(known ?? {
        id: args.id,
        role: "customer",
        number: "",
        name: "",
        isPrivatePerson: false,
        address1: "",
        postalCode: "",
        city: "",
        countryCode: company.country,
        vatNumber: "",
        email: "",
        termsDays: 30,
        identity: null,
        acts: {},
      }),
      ...set,
    };
    // The books know a patient by code alone, whatever a form or an import says.
    if (after.role === "patient") after.name = after.number;
    const isNewNumber = after.number !== known?.number;
    if (isNewNumber) delete after.movedFrom;
    return ok({
      documents: [{ collection: "parties", id: args.id, after }],
      toPlace: isNewNumber ? [{ party: args.id, isProposed: args.isNumberProposed === true }] : [],
    });
  },
});
