import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { nextRevisions } from "../storage/company-revisions.ts";
import { readDocument, writeDocument } from "../storage/documents.ts";
import { keepMembership } from "./keep-membership.ts";
import { toStored } from "./to-stored.ts";

/** Somebody's place in a company, as far as the server's keeper says it. */
export type Place = Omit<Member, "acts" | "state" | "email" | "isOfFirm">;

/**
 * Gives somebody their place in a company, or another one, on the word of the server's keeper: an act of the server,
 * no command, for who has no administrator to ask yet.
 */
export async function putMember(
  { storage, now }: Pick<Services, "storage" | "now">,
  companyId: string,
  place: Place,
): Promise<void> {
  await storage.write(async (tx) => {
    const stored = await readDocument(tx, { companyId, collection: "companies", id: companyId });
    const company = stored && (stored.body as Company);
    if (company === null) throw new Error(`There is no company ${companyId}.`);
    const { last: revision } = await nextRevisions(tx, companyId, 2);
    const member: Member = { ...place, state: "active", email: "", isOfFirm: false, acts: {} };
    const memberIds = [...company.memberIds.filter((id) => id !== member.id), member.id];
    await writeDocument(
      tx,
      toStored(companyId, "companies", companyId, { ...company, memberIds }, revision - 1),
    );
    await writeDocument(tx, toStored(companyId, "members", member.id, member, revision));
    await keepMembership(tx, companyId, member.id, member, company.roles);
    await appendAudit(tx, {
      companyId,
      at: now().toISOString(),
      userId: null,
      deviceId: null,
      commandId: null,
      action: "member.put",
      subject: member.id,
      detail: { role: member.role, reads: member.reads },
    });
  });
}
