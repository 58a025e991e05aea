import type { z } from "zod";
import { canonicalJson } from "../canonical-json.ts";
import { exceedsProblem, leavesNobody } from "../members/check-place.ts";
import { roleSchema } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { isPredefinedRole } from "../rights/rights.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const termsSchema = roleSchema.pick({ name: true, rights: true, reads: true });

const argsSchema = roleSchema.extend({
  /** What the author began from, null for a new role: two administrators at once do not undo each other unseen. */
  seen: termsSchema.nullable().optional(),
});
export interface RoleSaveArgs extends z.infer<typeof argsSchema> {}

/** Makes a role of the company's own, or changes one. Its members are written too, so that their devices hear of it. */
export const roleSave = defineCommand<RoleSaveArgs>({
  type: "role.save",
  version: 1,
  argsSchema,
  right: "manageMembers",
  needs: (_args, facts, company) => memberKeys(facts, company),
  decide: ({ args: { seen, ...args }, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const others = company.roles.filter(({ id }) => id !== args.id);
    if (isPredefinedRole(args.id) || others.some(({ name }) => name === args.name))
      return refuse({ code: "role.nameTaken", name: args.name });
    const before = company.roles.find(({ id }) => id === args.id);
    if (seen !== undefined && !isAsSeen(before ?? null, seen))
      return refuse({ code: "role.changedSinceSeen", name: before?.name ?? args.name });
    const exceeds =
      exceedsProblem(standing, { ...args, rights: new Set(args.rights), practitioner: null }) ??
      (before && exceedsProblem(standing, { ...before, rights: new Set(before.rights), practitioner: null }));
    if (exceeds) return refuse(exceeds);
    const after = {
      ...company,
      roles: before ? company.roles.map((role) => (role.id === args.id ? args : role)) : [...others, args],
    };
    const members = membersOf(company, facts);
    if (leavesNobody(after, members)) return refuse({ code: "member.lastManager" });
    const held = members.filter(({ role }) => role === args.id);
    return ok({
      documents: [
        { collection: "companies", id: company.id, after },
        ...held.map((member): DocumentChange => ({ collection: "members", id: member.id, after: member })),
      ],
    });
  },
});

type Terms = z.infer<typeof termsSchema>;

/** The order in which rights were ticked says nothing. */
const termsOf = ({ name, rights, reads }: Terms): string => canonicalJson([name, [...rights].sort(), reads]);

const isAsSeen = (now: Terms | null, seen: Terms | null): boolean =>
  now === null || seen === null ? now === seen : termsOf(now) === termsOf(seen);
