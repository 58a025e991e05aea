import { assert } from "#core/assert.ts";
import { standingIn } from "#core/commands/decide.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { headersToOpen, totalsColumns } from "#core/seals/totals-columns.ts";
import type { CompanyView } from "./company-view.ts";
import { createLiveColumns } from "./live-columns.ts";
import { createNamedParties } from "./named-parties.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { type BodyOfSeal, bodiesOf } from "./seal-fetcher.ts";
import { createHeldSeals, isHeldInRows } from "./unsealed-vouchers.ts";

/** The ledger of one company as columns: sealed months as they are, live vouchers in bundles. */
export interface Ledger {
  /** Only once `loadSealed` has run; until then `totals` alone speaks of sealed months. */
  readonly segments: () => readonly LedgerColumns[];
  /**
   * The same for questions about accounts alone: months whose lines nobody has read yet, or which are still on their way,
   * are told by their headers.
   */
  readonly totals: () => readonly LedgerColumns[];
  /** Sealed months of which the reader's lines are not all here: what the segments say is without them. */
  readonly missing: () => readonly MissingMonth[];
  /** Those of them that `totals` is without: a report over all years looks into their lines. */
  readonly missingTotals: () => readonly MissingMonth[];
  /** Sealed months that are here, as they were validated or imported. */
  readonly sealed: () => readonly SealedLines[];
  /** Looks which months are held, and reads the few whose lines `totals` needs. */
  readonly loadTotals: () => Promise<void>;
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
  /** Lines on the disk that nobody has read yet: their headers say what they come to. */
  let unread: ReadonlySet<string> = new Set();
  const totalsByHash = new Map<string, LedgerColumns>();
  const isHeld = (hash: string) => sealedByHash.has(hash) || unread.has(hash);
  const named = createNamedParties(view);
  const seals = createHeldSeals(view);
  /** The company's own seals all of whose lines are here: what they hold is masked among the live vouchers. */
  let shownSeals: ReadonlySet<string> = new Set();
  const lookAgain = () => {
    const before = shownSeals;
    const reader = standingIn(view, view.company, user);
    const isHere = (header: SealHeader) =>
      bodiesIn(toldHeader(header, reader), "lines").every(({ hash }) => isHeld(hash));
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
      await bodies.discard(view.company, hash);
      return null;
    }
  };

  const read = async (hashes: readonly string[]) => {
    const columnsByHash = new Map<string, LedgerColumns>();
    for (let from = 0; from < hashes.length; from += READ_AT_ONCE)
      await Promise.all(
        hashes.slice(from, from + READ_AT_ONCE).map(async (hash) => {
          const columns = await decode(hash);
          if (columns !== null) columnsByHash.set(hash, columns);
        }),
      );
    // In one step: what comes in from a seal leaves the live vouchers.
    for (const [hash, columns] of columnsByHash) sealedByHash.set(hash, columns);
  };
  const unreadOf = (lines: readonly BodyOfSeal[], held: ReadonlySet<string>) =>
    lines.flatMap(({ hash }) => (sealedByHash.has(hash) || !held.has(hash) ? [] : [hash]));
  const toOpen = () => headersToOpen([...view.list("seals")].map(told));
  /** What a header alone tells: nobody has to look into its lines, and no row here says the same a second time. */
  const toldByHeader = (lines: readonly BodyOfSeal[]): readonly BodyOfSeal[] => {
    const untold = new Set(toOpen().map(({ id }) => id));
    const { holding } = seals();
    for (const voucher of view.listBase("vouchers")) {
      const seal = holding(voucher);
      if (seal !== null) untold.add(seal.id);
    }
    return lines.filter(({ seal }) => !untold.has(seal));
  };
  const isShown = ({ hash, chain, seal }: BodyOfSeal) =>
    isHeld(hash) && (chain !== MAIN_CHAIN || shownSeals.has(seal));
  /** Every month that is here; what is missing is said beside each sum. */
  const shownLines = () => linesOf(view, user).filter(isShown);
  const totalsOf = ({ hash, seal }: BodyOfSeal): LedgerColumns => {
    const header = view.get("seals", seal)!;
    const known = totalsByHash.get(hash) ?? totalsColumns(header, partOf(header, hash)!.content!);
    totalsByHash.set(hash, known);
    return known;
  };

  const missing = (): readonly BodyOfSeal[] => {
    const lines = linesOf(view, user).filter(({ hash }) => !isHeld(hash));
    if (lines.length === 0) return lines;
    const inRows = new Set(
      seals()
        .headers.filter(({ id }) => lines.some(({ seal }) => seal === id))
        .filter((header) => isHeldInRows(view, seals(), told(header)))
        .map(({ id }) => id),
    );
    return lines.filter(({ seal }) => !inRows.has(seal));
  };

  return {
    segments: () => {
      assert(unread.size === 0, "lines are read before they are reported");
      return [...shownLines().map(({ hash }) => named(sealedByHash.get(hash)!)), ...live.segments()];
    },
    totals: () => {
      const lines = linesOf(view, user);
      const others = lines.filter((line) => !isShown(line));
      return [
        ...lines.filter(isShown).map((line) => sealedByHash.get(line.hash) ?? totalsOf(line)),
        ...(others.length === 0 ? [] : toldByHeader(others).map(totalsOf)),
        ...live.segments(),
      ];
    },
    missing,
    missingTotals: () => {
      const lines = missing();
      const told = new Set(lines.length === 0 ? [] : toldByHeader(lines));
      return lines.filter((line) => !told.has(line));
    },
    sealed: () =>
      linesOf(view, user).flatMap(({ hash, seal, chain }) => {
        const columns = sealedByHash.get(hash);
        const slice = partOf(view.get("seals", seal), hash)?.slice;
        return columns === undefined || slice === undefined ? [] : [{ columns, hash, seal, chain, slice }];
      }),
    loadTotals: async () => {
      const needed = bodiesOf(toOpen(), "lines", standingIn(view, view.company, user));
      await read(unreadOf(needed, await bodies.held(view.company)));
      // Looked up again, for what could not be read is held no more.
      unread = new Set(unreadOf(linesOf(view, user), await bodies.held(view.company)));
      if (lookAgain()) live.placeAll();
    },
    loadSealed: async () => {
      await read(unreadOf(linesOf(view, user), await bodies.held(view.company)));
      unread = new Set();
      for (const hash of sealedByHash.keys()) totalsByHash.delete(hash);
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
