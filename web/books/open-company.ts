import type { CollectionName } from "#core/collections.ts";
import { checkHeldSeals } from "./check-held-seals.ts";
import type { CompanyView } from "./company-view.ts";
import { createLedger } from "./ledger.ts";
import type { OpenCompany } from "./question-context.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { createNumberedPapers } from "./sealed-papers.ts";
import { createSealedVouchers } from "./sealed-vouchers.ts";

/** How many derived lists and reports of one company are kept until it moves. */
const DERIVED_MAX = 40;

export interface MovingCompany extends OpenCompany {
  /** Reads what came in of sealed months; what was derived without it is forgotten. */
  readonly loadSealed: () => Promise<void>;
  /** The same of their lines alone, and of their vouchers alone. */
  readonly loadLines: () => Promise<void>;
  readonly loadVouchers: () => Promise<void>;
  readonly needlessRows: () => Promise<readonly string[]>;
}

export function createOpenCompany(view: CompanyView, bodies: SealBodies, user: string): MovingCompany {
  const ledger = createLedger(view, bodies, user);
  const sealed = createSealedVouchers(view, bodies, user);
  let derived = new Map<
    string,
    { readonly value: unknown; readonly from: readonly CollectionName[] | null }
  >();
  view.onMove((moves) => {
    const moved = new Set(moves.map(({ collection }) => collection));
    for (const [name, { from }] of derived)
      if (from === null || from.some((collection) => moved.has(collection))) derived.delete(name);
  });
  const loadLines = async () => {
    await ledger.loadSealed();
    derived = new Map();
  };
  const loadVouchers = async () => {
    await sealed.load();
    derived = new Map();
  };
  return {
    view,
    ledger,
    derived: <Value>(name: string, derive: () => Value, from: readonly CollectionName[] | null = null) => {
      const known = derived.get(name);
      if (known !== undefined) return known.value as Value;
      const value = derive();
      if (derived.size >= DERIVED_MAX) derived.delete(derived.keys().next().value!);
      derived.set(name, { value, from });
      return value;
    },
    loadSealed: async () => {
      await loadLines();
      await loadVouchers();
    },
    loadLines,
    loadVouchers,
    missingVouchers: sealed.missing,
    needlessRows: sealed.needlessRows,
    checkSeals: () => checkHeldSeals(view, bodies, user),
    numberedPapers: createNumberedPapers(view, bodies, user),
  };
}
