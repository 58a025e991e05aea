import type { CollectionName } from "#core/collections.ts";
import type { MatchingDocument } from "#core/matchings/line-matching.ts";
import { createMatchingIndex, type MatchingIndex } from "#core/matchings/matching-index.ts";
import type { Entry } from "#core/vouchers/voucher.ts";
import { checkHeldSeals } from "./check-held-seals.ts";
import type { CompanyView } from "./company-view.ts";
import { discardedBodies } from "./discarded-bodies.ts";
import { createLedger, partOf, type SealedLines } from "./ledger.ts";
import type { OpenCompany } from "./question-context.ts";
import type { SealBodies } from "./seal-bodies.ts";
import { createNumberedPapers } from "./sealed-papers.ts";
import { createSealedPlaces, isImportedEntry } from "./sealed-places.ts";
import { createSealedVouchers, readSealedVouchers } from "./sealed-vouchers.ts";

/** How many derived lists and reports of one company are kept until it moves. */
const DERIVED_MAX = 40;

export interface MovingCompany extends OpenCompany {
  /** Looks what is here of sealed months, for questions that their headers answer. */
  readonly loadTotals: () => Promise<void>;
  /** Reads what came in of sealed months; what was derived without it is forgotten. */
  readonly loadSealed: () => Promise<void>;
  /** The same of their lines alone, and of their vouchers alone. */
  readonly loadLines: () => Promise<void>;
  readonly loadVouchers: () => Promise<void>;
  readonly needlessRows: () => Promise<readonly string[]>;
  /** Holds validated vouchers that are about to be judged, however old they are. */
  readonly layIn: (vouchers: readonly string[]) => Promise<void>;
}

function followMatchings(view: CompanyView): MatchingIndex {
  const index = createMatchingIndex(view.list("matchings"));
  view.onMove((moves) => {
    for (const { collection, id, before } of moves)
      if (collection === "matchings")
        index.move(before as MatchingDocument | null, view.get("matchings", id));
  });
  return index;
}

export function createOpenCompany(view: CompanyView, bodies: SealBodies, user: string): MovingCompany {
  const ledger = createLedger(view, bodies, user);
  const sealed = createSealedVouchers(view, bodies, user);
  const matchings = followMatchings(view);
  const places = createSealedPlaces(ledger);
  view.lendEntries(places.importedEntry);
  const vouchersBeside = (found: SealedLines | null) => {
    const part = found && partOf(view.get("seals", found.seal), found.hash);
    const body = part?.content?.bodies.find(({ kind }) => kind === "vouchers");
    return found && body ? { seal: found.seal, hash: body.hash } : null;
  };
  /** The body of whole vouchers beside the lines that hold this one. */
  const bodyBeside = (voucher: string) => {
    if (view.get("vouchers", voucher) !== null) return null;
    // An imported voucher that came in live is validated here, under an id of the same form.
    if (isImportedEntry(voucher) && places.importedEntry(voucher) !== null) return null;
    return vouchersBeside(places.holding(voucher));
  };
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
    matchings,
    readVoucher: async (id) => {
      const body = bodyBeside(id);
      const vouchers = body && (await readSealedVouchers(view.company, body.hash, bodies));
      return vouchers?.find((voucher) => voucher.id === id) ?? view.get("vouchers", id);
    },
    readLineFacts: async (id) => {
      const body = bodyBeside(id) ?? vouchersBeside(places.holdingImported(id));
      // Imported entries stand in such a body too, with fewer fields; what their lines say is among them.
      const vouchers = body && (await readSealedVouchers(view.company, body.hash, bodies));
      const voucher = vouchers?.find((voucher) => voucher.id === id) ?? view.get("vouchers", id);
      return (voucher as Pick<Entry, "lineFacts"> | null)?.lineFacts ?? [];
    },
    layIn: async (ids) => {
      if (ids.length > 0) await loadLines();
      for (const id of ids) {
        const body = bodyBeside(id);
        const vouchers = body && (await readSealedVouchers(view.company, body.hash, bodies));
        if (body && vouchers) view.layInSealed(body, vouchers);
      }
    },
    derived: <Value>(name: string, derive: () => Value, from: readonly CollectionName[] | null = null) => {
      const known = derived.get(name);
      if (known !== undefined) return known.value as Value;
      const value = derive();
      if (derived.size >= DERIVED_MAX) derived.delete(derived.keys().next().value!);
      derived.set(name, { value, from });
      return value;
    },
    loadTotals: ledger.loadTotals,
    loadSealed: async () => {
      await loadLines();
      await loadVouchers();
    },
    loadLines,
    loadVouchers,
    missingVouchers: sealed.missing,
    needlessRows: sealed.needlessRows,
    checkSeals: () => checkHeldSeals(view, bodies, user),
    discardedBodies: () => discardedBodies(view, bodies, user),
    numberedPapers: createNumberedPapers(view, bodies, user),
  };
}
