import type { CompanyShelf } from "./company-shelf.ts";
import { createOpenCompany, type MovingCompany } from "./open-company.ts";
import type { SealBodies } from "./seal-bodies.ts";
import type { Turns } from "./turns.ts";

/** The companies that have been opened, each with its ledger. */
export interface OpenCompanies {
  readonly open: (company: string) => Promise<MovingCompany>;
  readonly opened: () => Promise<readonly MovingCompany[]>;
  /** Reads what another tab has brought of sealed months. */
  readonly loadSealed: () => Promise<void>;
}

export function createOpenCompanies(parts: {
  readonly user: string;
  readonly shelf: CompanyShelf;
  readonly bodies: SealBodies;
  readonly turns: Turns;
}): OpenCompanies {
  const { user, shelf, bodies, turns } = parts;
  const companies = new Map<string, Promise<MovingCompany>>();
  return {
    open: (company) => {
      const known =
        companies.get(company) ??
        turns.take(async () => {
          const opened = createOpenCompany(await shelf.open(company), bodies, user);
          await opened.loadSealed();
          return opened;
        });
      companies.set(company, known);
      // What could not be read once may be read the next time.
      known.catch(() => companies.delete(company));
      return known;
    },
    opened: () => Promise.all(companies.values()),
    loadSealed: async () => {
      for (const opened of companies.values()) await (await opened).loadSealed();
    },
  };
}
