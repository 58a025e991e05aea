import { standingIn } from "#core/commands/decide.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import type { CompanyView } from "./company-view.ts";
import { createLiveColumns } from "./live-columns.ts";
import { createNamedParties } from "./named-parties.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { bodiesOf } from "./seal-fetcher.ts";
import { createHeldSeals, isHeldInRows } from "./unsealed-vouchers.ts";

/** The ledger of one company as columns: sealed months as they are, live vouchers in bundles. */
export interface Ledger {
  readonly segments: () => readonly LedgerColumns[];
  /** Sealed months of which the reader's lines are not all here: what the segments say is without them. */
  readonly missing: () => readonly MissingMonth[];
  /** Sealed months that are here, as they were validated or imported. */
  readonly sealed: () => readonly SealedLines[];
  /** Reads sealed lines that are held and not yet here. */
  readonly loadSealed: () => Promise<void>;
}

export interface SealedLines {
  readonly columns: LedgerColumns;
  readonly hash: string;
  readonly seal: string;
  readonly chain: string;
  readonly slice: string;
}

export interface MissingMonth {
  readonly month: string;
  readonly hash: string;
}

/** While one month is decoded the disk looks for the next ones. */
const READ_AT_ONCE = 24;

export function createLedger(view: CompanyView, bodies: SealBodies, user: string): Ledger {
  const sealedByHash = new Map<string, LedgerColumns>();
  const named = createNamedParties(view);
  const seals = createHeldSeals(view);
  /** The company's own seals all of whose lines are here: what they hold is masked among the live vouchers. */
  let shownSeals: ReadonlySet<string> = new Set();
  const lookAgain = () => {
    const before = shownSeals;
    const reader = standingIn(view, view.company, user);
    const isHere = (header: SealHeader) =>
      bodiesIn(toldHeader(header, reader), "lines").every(({ hash }) => sealedByHash.has(hash));
    shownSeals = new Set(
      seals()
        .headers.filter(isHere)
        .map(({ id }) => id),
    );
    return shownSeals.size !== before.size || [...shownSeals].some((id) => !before.has(id));
  };
  view.onMove((moves) => {
    const isOfSeals = moves.some(
      ({ collection }) => collection === "seals" || collection === "members" || collection === "companies",
    );
    // Also those vouchers move that no move names: their lines come from elsewhere now.
    if (isOfSeals && lookAgain()) live.placeAll();
  });
  const live = createLiveColumns(view, (voucher) => {
    const seal = seals().holding(voucher);
    return seal !== null && shownSeals.has(seal.id);
  });

  const told = (header: SealHeader) => toldHeader(header, standingIn(view, view.company, user));
  const decode = async (hash: string): Promise<LedgerColumns | null> => {
    try {
      const bytes = await bodies.read(view.company, hash);
      return bytes === null ? null : decodeLines(bytes);
    } catch {
      // What can no longer be read is as good as not here: it is fetched again, and is missing until then.
      await bodies.remove(view.company, [hash]);
      return null;
    }
  };

  return {
    segments: () => [...shownLines(view, user, sealedByHash, shownSeals).map(named), ...live.segments()],
    missing: () => {
      const missing = linesOf(view, user).filter(({ hash }) => !sealedByHash.has(hash));
      if (missing.length === 0) return missing;
      const inRows = new Set(
        seals()
          .headers.filter(({ id }) => missing.some(({ seal }) => seal === id))
          .filter((header) => isHeldInRows(view, seals(), told(header)))
          .map(({ id }) => id),
      );
      return missing.filter(({ seal }) => !inRows.has(seal));
    },
    sealed: () =>
      linesOf(view, user).flatMap(({ hash, seal, chain }) => {
        const columns = sealedByHash.get(hash);
        const slice = partOf(view.get("seals", seal), hash)?.slice;
        return columns === undefined || slice === undefined ? [] : [{ columns, hash, seal, chain, slice }];
      }),
    loadSealed: async () => {
      const held = await bodies.held(view.company);
      const read = new Map<string, LedgerColumns>();
      const hashes = linesOf(view, user).flatMap(({ hash }) =>
        sealedByHash.has(hash) || !held.has(hash) ? [] : [hash],
      );
      for (let from = 0; from < hashes.length; from += READ_AT_ONCE)
        await Promise.all(
          hashes.slice(from, from + READ_AT_ONCE).map(async (hash) => {
            const columns = await decode(hash);
            if (columns !== null) read.set(hash, columns);
          }),
        );
      // In one step: what comes in from a seal leaves the live vouchers.
      for (const [hash, columns] of read) sealedByHash.set(hash, columns);
      if (lookAgain()) live.placeAll();
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

/** The share of a seal that a body is of. */
export const partOf = (header: SealHeader | null, hash: string) =>
  header?.parts.find(({ content }) => content?.bodies.some((body) => body.hash === hash));

/** Every month that is here; what is missing is said beside each sum. */
const shownLines = (
  view: CompanyView,
  user: string,
  sealedByHash: ReadonlyMap<string, LedgerColumns>,
  shownSeals: ReadonlySet<string>,
): LedgerColumns[] =>
  linesOf(view, user).flatMap(({ hash, chain, seal }) => {
    const columns = sealedByHash.get(hash);
    const isShown = columns !== undefined && (chain !== MAIN_CHAIN || shownSeals.has(seal));
    return isShown ? [columns] : [];
  });
