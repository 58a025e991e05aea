import { memberNameSchema } from "#core/members/member.ts";
import { acceptAs } from "../commands/accept-as.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import type { User } from "../storage/users.ts";

/**
 * Tells each company somebody works in what they go by now, each in a transaction of its own. One that fails hinders no
 * other; saving the name again goes on with those that still say the old one.
 */
export async function renameMember(services: AcceptServices, { id, name }: User): Promise<void> {
  const { storage, logger } = services;
  const said = memberNameSchema.parse(name.slice(0, 100));
  for (const { companyId } of await storage.read((tx) => membershipsOfUser(tx, id))) {
    try {
      const member = await storage.read((tx) => readCompanyDocument(tx, companyId, "members", id));
      if (member === null || member.name === said) continue;
      const actor = { userId: id, company: companyId, via: "people" };
      const [outcome] = await acceptAs(services, actor, [{ type: "member.rename", args: { name: said } }]);
      if (outcome?.status !== "accepted")
        logger.warn({ company: companyId, status: outcome?.status }, "a member keeps an old name");
    } catch (error) {
      logger.error({ company: companyId, error }, "a member keeps an old name");
    }
  }
}
