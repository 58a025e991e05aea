import { z } from "zod";
import { idSchema } from "../ids.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema });
export interface RoleRemoveArgs extends z.infer<typeof argsSchema> {}

/** Removes a role that nobody has. */
export const roleRemove = defineCommand<RoleRemoveArgs>({
  type: "role.remove",
  version: 1,
  argsSchema,
  right: "manageMembers",
  needs: (_args, facts, company) => memberKeys(facts, company),
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (!company.roles.some(({ id }) => id === args.id))
      return refuse({ code: "role.notFound", role: args.id });
    const holders = membersOf(company, facts).filter(({ role }) => role === args.id);
    if (holders.length > 0 || company.firm?.defaultRole === args.id)
      return refuse({ code: "role.inUse", members: holders.map(({ name }) => name) });
    const roles = company.roles.filter(({ id }) => id !== args.id);
    return ok({ documents: [{ collection: "companies", id: company.id, after: { ...company, roles } }] });
  },
});
