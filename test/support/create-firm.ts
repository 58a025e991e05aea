import type { ApiClient } from "./api-client.ts";

/** Begins the empty accrual books of a French firm that owes VAT; answers their id. */
export async function createFirm(api: ApiClient, name: string): Promise<string> {
  const id = crypto.randomUUID();
  const year = new Date().getFullYear();
  await api.command("company.create", id, {
    memberName: "Louise Brun",
    company: {
      name,
      country: "FR",
      currency: "EUR",
      registration: "",
      vatNumber: "",
      address1: "2 rue du Port",
      postalCode: "74000",
      city: "Annecy",
      basis: "accrual",
      practice: "company",
      vatHistory: [{ from: `${year}-01-01`, status: "liable", onDebits: false }],
      practitioners: [],
      fiscalYears: [{ from: `${year}-01-01`, through: `${year}-12-31` }],
      booksStart: `${year}-01-01`,
      numbering: "central",
    },
  });
  return id;
}
