import { standingIn } from "#core/commands/decide.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import type { CompanyView } from "./company-view.ts";
import { createLiveColumns } from "./live-columns.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { bodiesOf } from "./seal-fetcher.ts";

/** The ledger of one company as columns: sealed months as they are, live vouchers in bundles. */
export interface Ledger {
  readonly segments: () => readonly LedgerColumns[];
  /** Sealed months of which the reader's lines are not all here: what the segments say is without them. */
  readonly missing: () => readonly MissingLines[];
  /** Reads sealed lines that are held and not yet here. */
  readonly loadSealed: () => Promise<void>;
}

export interface MissingLines {
  readonly month: string;
  readonly hash: string;
}

export function createLedger(view: CompanyView, bodies: SealBodies, user: string): Ledger {
  const sealedByHash = new Map<string, LedgerColumns>();
  const live = createLiveColumns(view);

  return {
    segments: () => [...shownSeals(view, user, sealedByHash), ...live()],
    missing: () => linesOf(view, user).filter(({ hash }) => !sealedByHash.has(hash)),
    loadSealed: async () => {
      const held = await bodies.held(view.company);
      for (const { hash } of linesOf(view, user)) {
        if (sealedByHash.has(hash) || !held.has(hash)) continue;
        try {
          const bytes = await bodies.read(view.company, hash);
          if (bytes !== null) sealedByHash.set(hash, decodeLines(bytes));
        } catch {
          // What can no longer be read is as good as not here: it is fetched again, and is missing until then.
          await bodies.remove(view.company, [hash]);
        }
      }
    },
  };
}

/** The lines of sealed months that this reader may read, chain by chain in their order. */
const linesOf = (view: CompanyView, user: string) =>
  bodiesOf(
    [...view.list("seals")].sort((one, other) => (one.id < other.id ? -1 : 1)),
    "lines",
    standingIn(view, view.company, user),
  );

/** Every month that is here; what is missing is said beside each sum. */
const shownSeals = (
  view: CompanyView,
  user: string,
  sealedByHash: ReadonlyMap<string, LedgerColumns>,
): LedgerColumns[] =>
  linesOf(view, user).flatMap(({ hash }) => {
    const columns = sealedByHash.get(hash);
    return columns === undefined ? [] : [columns];
  });
