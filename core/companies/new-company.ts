import type { z } from "zod";
import type { CalendarDate } from "../calendar-date.ts";
import { type Company, companySchema } from "./company.ts";

/** What is said of a company when it begins; the rest follows, or is added later. */
export const companyBeginningSchema = companySchema
  .omit({
    id: true,
    acts: true,
    protectedThrough: true,
    protectedBy: true,
    validatedThrough: true,
    closedThrough: true,
    declaredHoles: true,
    deviceSeries: true,
    createdOn: true,
    memberIds: true,
    roles: true,
    firm: true,
    care: true,
    careEnded: true,
  })
  .partial({ plan: true, siret: true, address: true });
export interface CompanyBeginning extends z.infer<typeof companyBeginningSchema> {}

/** A company as it begins, with one member: who made it. */
export const newCompany = (
  id: string,
  { address = "", siret = "", plan, ...beginning }: CompanyBeginning,
  made: { readonly by: string; readonly on: CalendarDate },
): Company => ({
  id,
  ...beginning,
  address,
  siret,
  plan: plan ?? { name: "practice", throughDay: null, isPremium: false },
  protectedThrough: null,
  protectedBy: null,
  validatedThrough: null,
  createdOn: made.on,
  memberIds: [made.by],
  roles: [],
  firm: null,
  care: null,
  acts: {},
});
