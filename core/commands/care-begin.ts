import { z } from "zod";
import { careSchema } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { memberNameSchema } from "../members/member.ts";
import { ok, refuse } from "../result.ts";
import { predefinedRoles } from "../rights/rights.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  firm: idSchema,
  firmName: careSchema.shape.firmName,
  stage: careSchema.shape.stage,
  group: idSchema.nullable(),
  /** The firm's people who look after it from the start. */
  members: z
    .array(z.strictObject({ id: idSchema, name: memberNameSchema, role: z.enum(predefinedRoles) }))
    .max(100),
});
export interface CareBeginArgs extends z.infer<typeof argsSchema> {}

/** Puts a company into an accounting firm's list. Ownership stays where it is. The server makes it, both having agreed. */
export const careBegin = defineCommand<CareBeginArgs>({
  type: "care.begin",
  version: 1,
  argsSchema,
  right: "manageMembers",
  isOfServer: true,
  needs: ({ members }) => members.map(({ id }) => ({ collection: "members", id })),
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (company.care !== null && company.care.firm !== args.firm) return refuse({ code: "care.ofAnother" });
    const { firm, firmName, stage, group } = args;
    const begunBy = args.members.some(({ id }) => id === command.madeBy) ? command.madeBy : null;
    const added = args.members.filter(({ id }) => !company.memberIds.includes(id));
    return ok({
      documents: [
        {
          collection: "companies",
          id: company.id,
          after: {
            ...company,
            memberIds: [...company.memberIds, ...added.map(({ id }) => id)],
            care: {
              ...{ firm, stage, group, since: command.madeAt.slice(0, 10), begunBy },
              ...(firmName === undefined ? {} : { firmName }),
            },
            careEnded: null,
          },
        },
        ...args.members.map(
          (person): DocumentChange => ({
            collection: "members",
            id: person.id,
            // Whoever was there already, as the creator of a client company is, keeps what they have.
            after: facts.get("members", person.id) ?? {
              ...person,
              state: "active",
              email: "",
              isOwner: false,
              isOfFirm: true,
              practitioner: null,
              reads: "whole",
              acts: {},
            },
          }),
        ),
      ],
    });
  },
});
