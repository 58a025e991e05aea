import { z } from "zod";
import { memberNameSchema } from "../members/member.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ name: memberNameSchema });
export interface MemberRenameArgs extends z.infer<typeof argsSchema> {}

/** Somebody goes by another name from now on. The server makes it in each of their companies, once they have said so. */
export const memberRename = defineCommand<MemberRenameArgs>({
  type: "member.rename",
  version: 1,
  argsSchema,
  right: null,
  isOfServer: true,
  isFreeOfPlan: true,
  needs: () => [],
  decide: ({ args: { name }, member }) => {
    if (member.state !== "active") return refuse({ code: "rights.notMember" });
    return ok({ documents: [{ collection: "members", id: member.id, after: { ...member, name } }] });
  },
});
