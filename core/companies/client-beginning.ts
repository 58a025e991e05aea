import { z } from "zod";
import type { CalendarDate } from "../calendar-date.ts";
import { idSchema } from "../ids.ts";
import { careSchema, companySchema } from "./company.ts";
import { companyAddressSchema } from "./company-address.ts";
import type { CompanyBeginning } from "./new-company.ts";

/** What an accounting firm says of a client company that it begins; the rest is filled in by the client's books. */
export const clientBeginningSchema = z.strictObject({
  /** Chosen by the device, so that asking again after a cut goes on with the same company. */
  id: idSchema,
  ...companySchema.pick({
    name: true,
    country: true,
    registration: true,
    siret: true,
    basis: true,
    practice: true,
  }).shape,
  name: z.string().trim().min(1).max(100),
  address: companyAddressSchema.refine((address) => address !== "", { error: "company.addressMissing" }),
  vatStatus: z.enum(["exempt", "franchise", "liable"]),
  ...careSchema.pick({ stage: true, group: true }).shape,
});
export interface ClientBeginning extends z.infer<typeof clientBeginningSchema> {}

/** The books a client begins with: empty, on the plan PRO, from the first day of the calendar year. */
export function toCompanyBeginning(client: ClientBeginning, today: CalendarDate): CompanyBeginning {
  const { id: _, stage: _stage, group: _group, vatStatus, ...said } = client;
  const year = today.slice(0, 4);
  const from = `${year}-01-01`;
  return {
    ...said,
    currency: "EUR",
    vatNumber: "",
    address1: "",
    postalCode: "",
    city: "",
    vatHistory: [{ from, status: vatStatus, onDebits: false }],
    practitioners: [],
    fiscalYears: [{ from, through: `${year}-12-31` }],
    booksStart: from,
    numbering: "central",
    plan: { name: "pro", throughDay: null, isPremium: false },
  };
}
