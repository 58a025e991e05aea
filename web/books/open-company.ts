import type { CompanyView } from "./company-view.ts";
import { createLedger } from "./ledger.ts";
import type { OpenCompany } from "./question-context.ts";
import type { SealBodies } from "./seal-bodies.ts";

/** How many derived lists and reports of one company are kept until it moves. */
const DERIVED_MAX = 40;

export interface MovingCompany extends OpenCompany {
  /** Reads sealed lines that came in; what was derived without them is forgotten. */
  readonly loadSealed: () => Promise<void>;
}

export function createOpenCompany(view: CompanyView, bodies: SealBodies, user: string): MovingCompany {
  const ledger = createLedger(view, bodies, user);
  let derived = new Map<string, unknown>();
  view.onMove(() => {
    derived = new Map();
  });
  return {
    view,
    ledger,
    derived: <Value>(name: string, derive: () => Value) => {
      if (derived.has(name)) return derived.get(name) as Value;
      const value = derive();
      if (derived.size >= DERIVED_MAX) derived.delete(derived.keys().next().value!);
      derived.set(name, value);
      return value;
    },
    loadSealed: async () => {
      await ledger.loadSealed();
      derived = new Map();
    },
  };
}
