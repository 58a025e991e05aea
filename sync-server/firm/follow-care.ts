import type { Care, Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { careEndedLetter, declinedLetter, takenInLetter } from "../mail/letters.ts";
import type { Letter } from "../mail/mail.ts";
import { homeUrl } from "../mail/mail-links.ts";
import { type MailServices, writeMail } from "../mail/write-mail.ts";
import type { AuditLine } from "../storage/audit.ts";
import { readInvitation } from "../storage/invitations.ts";
import type { WriteTx } from "../storage/storage.ts";
import { readUser } from "../storage/users.ts";

/** What became of an accounting firm's care for a company. */
export interface CareChange {
  readonly kind: "taken" | "declined" | "ended";
  readonly company: Company;
  /** As it begins, or as it was; null where none came of it. */
  readonly care: Care | null;
  readonly owner: Member | null;
  /** Whose place ended by it, invitations among them. */
  readonly gone: readonly Member[];
  readonly by: { readonly userId: string; readonly deviceId: string };
  readonly at: string;
}

/** Tells both sides by mail, and answers what the firm's own log says of it. */
export async function followCare(
  services: MailServices,
  tx: WriteTx,
  change: CareChange,
): Promise<readonly AuditLine[]> {
  const { kind, company, care, owner, gone, by, at } = change;
  const url = homeUrl(services.configuration);
  const firm = care?.firmName ?? "";
  const tell = async (userIds: readonly (string | undefined)[], letterFor: (language: string) => Letter) => {
    for (const id of new Set(userIds)) {
      const user = id === undefined ? null : await readUser(tx, id);
      if (user?.email != null)
        await writeMail(tx, services, letterFor(user.language), { to: user.email, at });
    }
  };
  if (kind === "ended") {
    const isByFirm = company.careEnded?.by === "firm";
    const ended = (to: "company" | "firm") => (language: string) =>
      careEndedLetter(language, { to, isByFirm, company: company.name, firm, url });
    const ofFirm = [...gone.map(({ id }) => id), care?.begunBy ?? undefined];
    await tell([owner?.id], ended("company"));
    await tell(
      ofFirm.filter((id) => id !== owner?.id),
      ended("firm"),
    );
  } else {
    const invitations = await Promise.all(
      gone.map(({ id }) => readInvitation(tx, { companyId: company.id, id })),
    );
    const inviters = invitations.map((invitation) => invitation?.invitedBy);
    const name = (await readUser(tx, by.userId))?.name ?? "";
    const told = { company: company.name, firm, by: name, url };
    await tell([owner?.id, ...inviters], (language) =>
      kind === "taken" ? takenInLetter(language, told) : declinedLetter(language, told),
    );
  }
  if (care === null) return [];
  const isByCompany = kind === "ended" && company.careEnded?.by === "company";
  return [
    {
      companyId: care.firm,
      at,
      // Who works in the company, and on what, is not the firm's to know.
      userId: isByCompany ? null : by.userId,
      deviceId: isByCompany ? null : by.deviceId,
      commandId: null,
      action: kind === "taken" ? "client.join" : "client.leave",
      subject: company.id,
      detail: { name: company.name, ...(kind === "ended" ? { by: company.careEnded?.by } : {}) },
    },
  ];
}
