import { type ClientBeginning, toCompanyBeginning } from "#core/companies/client-beginning.ts";
import type { Company } from "#core/companies/company.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import { appendAudit, isAudited } from "../storage/audit.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import type { User } from "../storage/users.ts";
import { actAsFirm } from "./act-as-firm.ts";
import { checkManagesFirm, type FirmProblem, nameInFirm } from "./firm-access.ts";

/** What the log of the new company says once. */
const CREATED = "client.create";

/**
 * Begins a client company that its creator owns, and puts it into the firm's list. Every step looks whether it was done
 * already, so what a cut left unfinished is finished by asking again for the same id.
 */
export async function createClient(
  services: AcceptServices,
  { user, deviceId }: { readonly user: User; readonly deviceId: string | null },
  firmId: string,
  client: ClientBeginning,
): Promise<Result<{ readonly company: string }, FirmProblem>> {
  const { storage, now } = services;
  const managed = await checkManagesFirm(services, { firm: firmId, userId: user.id });
  if (!managed.ok) return managed;
  const firm = managed.value;
  if (client.group !== null && !firm.firm?.groups.some(({ id }) => id === client.group))
    return refuse({ code: "firm.groupNotFound", group: client.group });

  const today = now().toISOString().slice(0, 10);
  const actor = { userId: user.id, company: client.id };
  const memberName = await nameInFirm(services, firmId, user);
  if ((await readClient(services, client.id)) === null) {
    const args = { company: toCompanyBeginning(client, today), memberName };
    const begun = await actAsFirm(services, actor, { type: "company.create", args });
    if (!begun.ok && begun.problem.code !== "company.exists") return begun;
  }
  const company = await readClient(services, client.id);
  if (company === null || !isSame(company, client, user)) return refuse({ code: "company.exists" });
  if (company.care === null) {
    const { stage, group } = client;
    const members = [{ id: user.id, name: memberName, role: "administrator" as const }];
    const args = { firm: firmId, firmName: firm.name, stage, group, members };
    const taken = await actAsFirm(services, actor, { type: "care.begin", args });
    if (!taken.ok) return taken;
  } else if (company.care.firm !== firmId) return refuse({ code: "care.ofAnother" });

  await storage.write(async (tx) => {
    // Asked twice at the same time, the second waits here and finds what the first has written.
    await lockCompany(tx, client.id);
    if (await isAudited(tx, { companyId: client.id, action: CREATED })) return;
    const at = now().toISOString();
    const line = { at, userId: user.id, deviceId, commandId: null, action: CREATED, subject: client.id };
    await appendAudit(tx, { ...line, companyId: client.id, detail: { firm: firmId } });
    await appendAudit(tx, { ...line, companyId: firmId, detail: { name: client.name } });
  });
  return ok({ company: client.id });
}

const readClient = ({ storage }: Pick<AcceptServices, "storage">, id: string): Promise<Company | null> =>
  storage.read((tx) => readCompanyDocument(tx, id, "companies", id));

/** The company of that id is the one this person was making, and not somebody's books. */
const isSame = (company: Company, client: ClientBeginning, user: User): boolean =>
  company.memberIds[0] === user.id && company.name === client.name && company.address === client.address;
