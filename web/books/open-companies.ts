import type { CompanyShelf } from "./company-shelf.ts";
import { createOpenCompany, type MovingCompany } from "./open-company.ts";
import type { SealBodies } from "./seal-bodies.ts";
import type { Turns } from "./turns.ts";

/** The companies that have been opened, each with its ledger. */
export interface OpenCompanies {
  /** With everything that lists and judgements look at. */
  readonly open: (company: string) => Promise<MovingCompany>;
  /** As soon as its documents are read, and what sealed months come to is known. */
  readonly openTotals: (company: string) => Promise<MovingCompany>;
  /** As soon as its ledger is whole: the validated vouchers themselves may still be on their way into memory. */
  readonly openLedger: (company: string) => Promise<MovingCompany>;
  readonly opened: () => Promise<readonly MovingCompany[]>;
  /** Reads what another tab has brought of sealed months. */
  readonly loadSealed: () => Promise<void>;
}

export function createOpenCompanies(parts: {
  readonly user: string;
  readonly shelf: CompanyShelf;
  readonly bodies: SealBodies;
  readonly turns: Turns;
  /** Months that were told by their headers turned out to be unreadable. */
  readonly onLost: (company: string) => void;
}): OpenCompanies {
  const { user, shelf, bodies, turns, onLost } = parts;
  const summed = new Map<string, Promise<MovingCompany>>();
  const companies = new Map<string, Promise<MovingCompany>>();
  const wholes = new Map<string, Promise<MovingCompany>>();
  /** What could not be read once may be read the next time. */
  const keep = (
    kept: Map<string, Promise<MovingCompany>>,
    company: string,
    begin: () => Promise<MovingCompany>,
  ) => {
    const known = kept.get(company) ?? begin();
    kept.set(company, known);
    known.catch(() => kept.delete(company));
    return known;
  };
  const openTotals = (company: string) =>
    keep(summed, company, () => {
      const opening = turns.take(async () => {
        const opened = createOpenCompany(await shelf.open(company), bodies, user);
        await opened.loadTotals();
        return opened;
      });
      // The very next turn: nothing may be judged before the lines that judgements look at are here.
      void readLines(company, opening);
      return opening;
    });
  const readLines = (company: string, opening: Promise<MovingCompany>) =>
    keep(companies, company, () =>
      turns.take(async () => {
        const opened = await opening;
        const missing = opened.ledger.missing().length;
        await opened.loadLines();
        if (opened.ledger.missing().length !== missing) onLost(company);
        return opened;
      }),
    );
  const openLedger = (company: string) => readLines(company, openTotals(company));
  return {
    openTotals,
    openLedger,
    open: (company) =>
      keep(wholes, company, async () => {
        const opened = await openLedger(company);
        await turns.take(opened.loadVouchers);
        return opened;
      }),
    opened: () => Promise.all(companies.values()),
    loadSealed: async () => {
      for (const opened of companies.values()) await (await opened).loadSealed();
    },
  };
}
