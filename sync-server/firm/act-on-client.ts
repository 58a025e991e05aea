import { z } from "zod";
import { calendarDateSchema } from "#core/calendar-date.ts";
import { type Company, careSchema, companySchema } from "#core/companies/company.ts";
import { idSchema } from "#core/ids.ts";
import { type Result, refuse } from "#core/result.ts";
import { predefinedRoles } from "#core/rights/rights.ts";
import type { Act } from "../commands/accept-as.ts";
import type { AcceptServices } from "../commands/command-batch.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import { memberOf } from "../storage/memberships.ts";
import { actAsFirm } from "./act-as-firm.ts";
import { checkClient, type FirmProblem } from "./firm-access.ts";

/** What the firm's list does to one client; to many it does one after the other, and says of each what came of it. */
export const clientActSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("protect"), throughDay: calendarDateSchema.nullable() }),
  z.strictObject({ act: z.literal("disconnect") }),
  z.strictObject({
    act: z.literal("file"),
    ...careSchema.pick({ stage: true, group: true }).partial().shape,
  }),
  /** Without a role, the one that the firm's collaborators begin with. */
  z.strictObject({ act: z.literal("assign"), user: idSchema, role: z.enum(predefinedRoles).optional() }),
  z.strictObject({ act: z.literal("unassign"), user: idSchema }),
  z.strictObject({ act: z.literal("premium"), isPremium: z.boolean() }),
  z.strictObject({ act: z.literal("production"), isWanted: z.boolean() }),
  z.strictObject({
    act: z.literal("edit"),
    set: companySchema
      .pick({ name: true, registration: true, siret: true, address1: true, postalCode: true, city: true })
      .partial()
      .refine((set) => Object.keys(set).length > 0),
  }),
]);
export type ClientAct = z.infer<typeof clientActSchema>;

interface Asked {
  readonly firm: string;
  readonly client: string;
  readonly userId: string;
}

/** Judged as the command it is, with the rights that the asker has in the client's company. */
export async function actOnClient(
  services: AcceptServices,
  asked: Asked,
  wanted: ClientAct,
): Promise<Result<null, FirmProblem>> {
  const client = await checkClient(services, asked);
  if (!client.ok) return client;
  const act = await toAct(services, asked, client.value, wanted);
  if (!act.ok) return act;
  return actAsFirm(services, { userId: asked.userId, company: asked.client }, act.value);
}

async function toAct(
  { storage }: Pick<AcceptServices, "storage">,
  { firm, userId }: Asked,
  client: Company,
  wanted: ClientAct,
): Promise<Result<Act, FirmProblem>> {
  const done = (act: Act): Result<Act, FirmProblem> => ({ ok: true, value: act });
  switch (wanted.act) {
    case "protect":
      return done({ type: "period.protect", args: { throughDay: wanted.throughDay } });
    case "disconnect":
      return done({ type: "care.end", args: {} });
    case "unassign":
      return done({ type: "member.remove", args: { id: wanted.user } });
    case "premium":
      return done({ type: "plan.choose", args: { ...client.plan, isPremium: wanted.isPremium } });
    case "production":
      return done({ type: "production.choose", args: { isWanted: wanted.isWanted } });
    case "edit":
      return done({ type: "company.update", args: { set: wanted.set } });
    case "file":
    case "assign":
  }
  const { firmCompany, person, asker } = await storage.read(async (tx) => ({
    asker: await memberOf(tx, userId, client.id),
    firmCompany: await readCompanyDocument(tx, firm, "companies", firm),
    person: wanted.act === "assign" ? await readCompanyDocument(tx, firm, "members", wanted.user) : null,
  }));
  if (wanted.act === "file") {
    const { act: _, ...set } = wanted;
    const isKnown = set.group == null || firmCompany?.firm?.groups.some(({ id }) => id === set.group);
    return isKnown ? done({ type: "care.change", args: set }) : refuse({ code: "firm.groupNotFound" });
  }
  // Whoever is given a client works in the firm now; nobody else is let in by this way.
  if (person?.state !== "active") return refuse({ code: "member.notFound", member: wanted.user });
  const usual = firmCompany?.firm?.defaultRole ?? "accountant";
  // A company that invited the firm is run by its own people: nobody of the firm has that to give away.
  const mine = asker?.rights.includes("manageCompany") ? usual : lesser(usual);
  const role = (wanted.act === "assign" ? wanted.role : undefined) ?? mine;
  return done({ type: "member.place", args: { id: person.id, name: person.name, role } });
}

const lesser = (role: string) => (role === "administrator" ? "accountant" : role);
