import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { rights } from "#core/rights/rights.ts";

/** A client of a firm as its list shows it to who may do everything there. */
export const aClient = (id: string, fields: Partial<PortfolioClient> = {}): PortfolioClient => ({
  id,
  name: id,
  address: id,
  siret: "",
  createdOn: "2026-03-01",
  protectedThrough: null,
  plan: { name: "pro", throughDay: null, isPremium: false },
  stage: "client",
  group: null,
  since: "2026-03-01",
  owner: "Léo Petit",
  userCount: 1,
  connections: [],
  draftCount: 0,
  refusedCount: 0,
  handedCount: 0,
  failedCount: 0,
  lastContactAt: null,
  people: ["u-1"],
  country: "FR",
  registration: "",
  address1: "",
  postalCode: "",
  city: "",
  isForProduction: false,
  rights,
  ...fields,
});
