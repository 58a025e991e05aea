import type { Company } from "#core/companies/company.ts";
import { hasEnded } from "#core/plans/plan-terms.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { Services } from "../services.ts";
import { memberOf, membershipsOfUser } from "../storage/memberships.ts";
import type { User } from "../storage/users.ts";

/** What stands against somebody's wish, with its facts, as a command's refusal says it. */
export interface FirmProblem {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/** The firm, for who manages its clients while its module is on. A stranger hears nothing of the firm. */
export async function checkManagesFirm(
  { storage, now }: Pick<Services, "storage" | "now">,
  { firm, userId }: { readonly firm: string; readonly userId: string },
): Promise<Result<Company, FirmProblem>> {
  return storage.read(async (tx) => {
    const membership = await memberOf(tx, userId, firm);
    const company = membership && (await readCompanyDocument(tx, firm, "companies", firm));
    if (company === null || !membership?.rights.includes("manageClients"))
      return refuse({ code: "rights.missing", right: "manageClients" });
    if (!company.firm?.isOn) return refuse({ code: "firm.off" });
    const { throughDay } = company.plan;
    if (hasEnded(company.plan, now().toISOString().slice(0, 10)))
      return refuse({ code: "plan.ended", throughDay });
    return ok(company);
  });
}

/** A client of the firm, for one of the firm's people who is let into it. */
export async function checkClient(
  { storage }: Pick<Services, "storage">,
  asked: { readonly firm: string; readonly client: string; readonly userId: string },
): Promise<Result<Company, FirmProblem>> {
  const { firm, client, userId } = asked;
  return storage.read(async (tx) => {
    const inFirm = await memberOf(tx, userId, firm);
    const inClient = inFirm && (await memberOf(tx, userId, client));
    const company = inClient && (await readCompanyDocument(tx, client, "companies", client));
    return company === null || company.care?.firm !== firm
      ? refuse({ code: "rights.notMember" })
      : ok(company);
  });
}

/** The firms whose clients somebody manages now: those that can take a company in by them. */
export async function firmsManagedBy(
  services: Pick<Services, "storage" | "now">,
  userId: string,
): Promise<readonly Pick<Company, "id" | "name">[]> {
  const memberships = await services.storage.read((tx) => membershipsOfUser(tx, userId));
  const firms: Pick<Company, "id" | "name">[] = [];
  for (const { companyId, rights } of memberships) {
    if (!rights.includes("manageClients")) continue;
    const managed = await checkManagesFirm(services, { firm: companyId, userId });
    if (managed.ok) firms.push({ id: managed.value.id, name: managed.value.name });
  }
  return firms;
}

/** What the firm's colleagues call somebody. */
export async function nameInFirm(
  { storage }: Pick<Services, "storage">,
  firm: string,
  user: User,
): Promise<string> {
  const member = await storage.read((tx) => readCompanyDocument(tx, firm, "members", user.id));
  return member?.name ?? user.name.slice(0, 100);
}
