import { createVoucherPlaces } from "#core/ledger/voucher-places.ts";
import type { ImportedEntry } from "#core/matchings/lines-to-match.ts";
import { importedEntryOf } from "#core/seals/imported-entry-of.ts";
import { importChainOf, MAIN_CHAIN } from "#core/seals/seal-header.ts";
import type { Ledger, SealedLines } from "./ledger.ts";

/** Finds vouchers in sealed months by their ids, without holding any of them. */
export interface SealedPlaces {
  /** An entry of imported books; null where its month is not here. */
  readonly importedEntry: (voucher: string) => ImportedEntry | null;
  /** The validated month that holds a voucher of the company's own. */
  readonly holding: (voucher: string) => SealedLines | null;
  /** The month of imported books that holds an entry of theirs. */
  readonly holdingImported: (voucher: string) => SealedLines | null;
}

export function createSealedPlaces(ledger: Pick<Ledger, "sealed">): SealedPlaces {
  const placesByHash = new Map<string, (id: string) => number>();
  const placeIn = ({ hash, columns }: SealedLines, id: string): number => {
    const known = placesByHash.get(hash) ?? createVoucherPlaces(columns.dictionaries.vouchers);
    placesByHash.set(hash, known);
    return known(id);
  };
  const holdingImported = (voucher: string) =>
    ledger
      .sealed()
      .find(
        (sealed) =>
          sealed.chain !== MAIN_CHAIN &&
          sealed.chain === importChainOf(importOf(voucher)) &&
          placeIn(sealed, voucher) >= 0,
      ) ?? null;
  return {
    importedEntry: (voucher) => {
      const sealed = holdingImported(voucher);
      return sealed && importedEntryOf(sealed.columns, placeIn(sealed, voucher), sealed.slice);
    },
    holdingImported,
    holding: (voucher) =>
      ledger.sealed().find((sealed) => sealed.chain === MAIN_CHAIN && placeIn(sealed, voucher) >= 0) ?? null,
  };
}

/** The import that an entry's id names, see core/seals/imported-voucher.ts. */
const importOf = (voucher: string): string => voucher.slice(0, Math.max(0, voucher.indexOf(":")));

export const isImportedEntry = (voucher: string): boolean => voucher.includes(":");
