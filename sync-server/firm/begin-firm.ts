import { z } from "zod";
import { companySchema } from "#core/companies/company.ts";
import type { CompanyBeginning } from "#core/companies/new-company.ts";
import { idSchema } from "#core/ids.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { User } from "../storage/users.ts";
import { actAsFirm } from "./act-as-firm.ts";
import type { FirmProblem } from "./firm-access.ts";

export const firmBeginningSchema = z.strictObject({
  /** Chosen by the device, so that asking again after a cut goes on with the same firm. */
  id: idSchema,
  name: z.string().trim().min(1).max(100),
  country: companySchema.shape.country,
});

/** Begins an accounting firm whose module is on, for who was invited and has none; the rest is filled in by its settings. */
export async function beginFirm(
  services: AcceptServices,
  user: User,
  { id, name, country }: z.infer<typeof firmBeginningSchema>,
): Promise<Result<{ readonly firm: string }, FirmProblem>> {
  const actor = { userId: user.id, company: id };
  const year = services.now().toISOString().slice(0, 4);
  const from = `${year}-01-01`;
  const company: CompanyBeginning = {
    ...{ name, country, registration: "", vatNumber: "", address1: "", postalCode: "", city: "" },
    currency: "EUR",
    basis: "accrual",
    practice: "company",
    vatHistory: [{ from, status: "liable", onDebits: false }],
    practitioners: [],
    fiscalYears: [{ from, through: `${year}-12-31` }],
    booksStart: from,
    numbering: "central",
    plan: { name: "firm", throughDay: null, isPremium: false },
  };
  const read = () => services.storage.read((tx) => readCompanyDocument(tx, id, "companies", id));
  const known = await read();
  // An id that is taken is somebody's books, unless it is what this person began before a cut.
  if (known !== null && known.memberIds[0] !== user.id) return refuse({ code: "company.exists" });
  if (known === null) {
    const args = { company, memberName: user.name.slice(0, 100) };
    const begun = await actAsFirm(services, actor, { type: "company.create", args });
    if (!begun.ok && begun.problem.code !== "company.exists") return begun;
  }
  const switched = await actAsFirm(services, actor, { type: "firm.update", args: { isOn: true } });
  return switched.ok ? ok({ firm: id }) : switched;
}
