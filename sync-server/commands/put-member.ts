import type { Member } from "#core/members/member.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { nextRevisions } from "../storage/company-revisions.ts";
import { writeDocument } from "../storage/documents.ts";
import { keepMembership } from "./keep-membership.ts";
import { toStored } from "./to-stored.ts";

/**
 * Gives somebody their place in a company, or another one, on the word of the server's keeper: an act of the server,
 * no command, for who has no administrator to ask yet.
 */
export async function putMember(
  { storage, now }: Pick<Services, "storage" | "now">,
  companyId: string,
  member: Omit<Member, "acts">,
): Promise<void> {
  await storage.write(async (tx) => {
    const { last: revision } = await nextRevisions(tx, companyId, 1);
    const document = { ...member, acts: {} };
    await writeDocument(tx, toStored(companyId, "members", member.id, document, revision));
    await keepMembership(tx, companyId, member.id, document);
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
