import { deflateRawSync } from "node:zlib";
import { createFecPartReader, type FecPart } from "#core/formats/fec/fec-part-reader.ts";
import type { ImportReaders } from "#core/imports/import-readers.ts";
import type { ImportedParty } from "#core/imports/imported-parties.ts";
import { type LiveEntry, splitLiveEntries } from "#core/imports/live-entries.ts";
import { createPartyMask } from "#core/imports/party-mask.ts";
import type { Named } from "#core/ledger/ledger-columns.ts";
import { createMonthPacker } from "#core/seals/annexed-seals.ts";
import type { SealPart } from "#core/seals/seal-header.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { readSpooledEntries, readSpooledRows, type SpooledMonth } from "./import-spool.ts";

/** What packing a month must know of the whole file; plain data, for it goes to other threads. */
export interface FecPacking {
  readonly names: FecPart["names"];
  readonly codes: FecPart["codes"];
  /** Entries whose number served for several. */
  readonly reused: ReadonlySet<number>;
  readonly readers: ImportReaders;
  readonly importId: string;
  readonly closingDay: string;
  readonly salt: string;
  readonly parties: readonly Named[];
  readonly takesLive: boolean;
}

/** A month's entries, packed: those that are history as bodies and what is said of them, deflated, by their hash. */
export interface PackedFecMonth {
  readonly month: string;
  /** Empty where nothing of it is history. */
  readonly parts: readonly SealPart[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  readonly live: readonly LiveEntry[];
  readonly parties: readonly ImportedParty[];
}

export type PackFecMonth = (spooled: SpooledMonth) => PackedFecMonth;

/** A third of the time that the usual level takes, for bodies a fortieth larger. */
const DEFLATE_LEVEL = 4;

/** Waits for the disk; for a thread of its own. */
export function createFecMonthPacker({
  names,
  codes,
  reused,
  readers,
  importId,
  closingDay,
  salt,
  parties,
  takesLive,
}: FecPacking): PackFecMonth {
  const mask = readers.hidesParties ? createPartyMask(parties, closingDay.slice(0, 4)) : null;
  const pack = createMonthPacker({ importId, readers, parties, closingDay, salt, hashOf: nativeSha256Hex });
  const readPart = createFecPartReader({ names, codes, isReused: (entry) => reused.has(entry) });
  return (spooled) => {
    const { month } = spooled;
    const entries = readSpooledEntries(spooled);
    const book = readSpooledRows(spooled, (fill) => readPart(fill, entries));
    const split = takesLive
      ? splitLiveEntries(book, { importId, readers, mask })
      : { sealed: book, live: [], parties: [] };
    const packed = split.sealed === null ? { parts: [], bodies: new Map() } : pack(month, split.sealed);
    const bodies = new Map<string, Uint8Array>();
    for (const [hash, body] of packed.bodies)
      bodies.set(hash, deflateRawSync(body, { level: DEFLATE_LEVEL }));
    return { month, parts: packed.parts, bodies, live: split.live, parties: split.parties };
  };
}
