import type { FecFileEntry } from "./fec-entry.ts";
import type { ShareOutline } from "./fec-shares.ts";

/** Where a number stands among those that begin alike: "VE-0012" is 12 of "VE-". */
interface Numbered {
  readonly series: string;
  readonly number: number;
}

/** The lowest number of each series, by the day of validation. */
export type LowestNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Looks at the numbers of imported entries, one share after the other. */
export interface ImportedNumbering {
  /** The lowest numbers of the share that is noted next. */
  readonly beginShare: () => {
    readonly note: (validatedOn: string, journal: string, entryNumber: string) => void;
    readonly lowest: LowestNumbers;
  };
  /** Whether each journal counts for itself; else there is one sequence over all. */
  readonly isByJournal: () => boolean;
}

/** Numbers beyond are kept track of no more: such a file counts by journal. */
const NUMBER_MAX = 1 << 25;

export function createImportedNumbering(): ImportedNumbering {
  const seenBySeries = new Map<string, Uint8Array>();
  let isByJournal = false;

  /** A number that is there twice belongs to two journals, or to nobody's sequence. */
  const see = ({ series, number }: Numbered) => {
    if (isByJournal) return;
    if (number >= NUMBER_MAX) {
      isByJournal = true;
      return;
    }
    let seen = seenBySeries.get(series) ?? new Uint8Array(1024);
    if (number >> 3 >= seen.length) {
      const larger = new Uint8Array(Math.max(seen.length * 2, (number >> 3) + 1));
      larger.set(seen);
      seen = larger;
    }
    seenBySeries.set(series, seen);
    const bit = 1 << (number & 7);
    if ((seen[number >> 3]! & bit) !== 0) isByJournal = true;
    seen[number >> 3]! |= bit;
  };

  return {
    isByJournal: () => isByJournal,
    beginShare: () => {
      const lowest = new Map<string, Map<string, number>>();
      return {
        lowest,
        note: (validatedOn, journal, entryNumber) => {
          const found = toNumbered(entryNumber);
          if (found === null) return;
          see(found);
          let bySeries = lowest.get(validatedOn);
          if (bySeries === undefined) {
            bySeries = new Map();
            lowest.set(validatedOn, bySeries);
          }
          const series = `${journal}\n${found.series}`;
          const known = bySeries.get(series);
          if (known === undefined || found.number < known) bySeries.set(series, found.number);
        },
      };
    },
  };
}

/** More than so many entries never wait: a file whose numbers follow nothing is written as its months come. */
const WAITING_MAX = 20_000;

/**
 * Keeps the numbers of a day of validation in their order. Entries are read month by month, and one of January that was
 * numbered behind one of February waits until that month was read.
 */
export function createImportedOrder(shares: readonly Pick<ShareOutline, "lowest">[], isByJournal: boolean) {
  const numberedOf = ({ journal, rows }: FecFileEntry): Numbered | null => {
    const found = toNumbered(rows[0]?.entryNumber ?? "");
    return found === null || !isByJournal ? found : { ...found, series: `${journal}\n${found.series}` };
  };
  const waiting = new Map<string, FecFileEntry[]>();
  let waitingCount = 0;

  return function* inTurn(
    day: string,
    place: number,
    entries: Iterable<FecFileEntry>,
  ): Generator<FecFileEntry> {
    const key = `${day}\n${place}`;
    const come = waiting.get(key) ?? null;
    waiting.delete(key);
    waitingCount -= come?.length ?? 0;
    const later = laterShares(shares, day, place, isByJournal);
    if (come === null && later.length === 0) {
      yield* entries;
      return;
    }
    for (const entry of entries) {
      const numbered = numberedOf(entry);
      const turn = numbered === null || waitingCount >= WAITING_MAX ? place : turnOf(numbered, later, place);
      if (turn > place) {
        const known = waiting.get(`${day}\n${turn}`);
        if (known === undefined) waiting.set(`${day}\n${turn}`, [entry]);
        else known.push(entry);
        waitingCount += 1;
      } else if (come === null) yield entry;
      else come.push(entry);
    }
    if (come !== null) yield* bySeries(come, numberedOf);
  };
}

interface LaterShare {
  readonly place: number;
  readonly lowest: ReadonlyMap<string, number>;
}

/** The shares behind a place that hold entries of a day of validation too, the last first. */
function laterShares(
  shares: readonly Pick<ShareOutline, "lowest">[],
  day: string,
  place: number,
  isByJournal: boolean,
): readonly LaterShare[] {
  const later: LaterShare[] = [];
  for (let at = shares.length - 1; at > place; at -= 1) {
    const lowest = shares[at]!.lowest.get(day);
    if (lowest !== undefined) later.push({ place: at, lowest: isByJournal ? lowest : overJournals(lowest) });
  }
  return later;
}

function overJournals(lowest: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const overall = new Map<string, number>();
  for (const [key, number] of lowest) {
    const series = key.slice(key.indexOf("\n") + 1);
    overall.set(series, Math.min(number, overall.get(series) ?? number));
  }
  return overall;
}

/** The last place behind this one that holds a lower number of the series, or this one. */
const turnOf = ({ series, number }: Numbered, later: readonly LaterShare[], place: number): number =>
  later.find(({ lowest }) => (lowest.get(series) ?? Number.POSITIVE_INFINITY) < number)?.place ?? place;

/** Each series in the order of its numbers, on the places that its entries have. */
function bySeries(
  entries: readonly FecFileEntry[],
  numberedOf: (entry: FecFileEntry) => Numbered | null,
): readonly FecFileEntry[] {
  const places = new Map<string, { readonly place: number; readonly number: number }[]>();
  for (const [place, entry] of entries.entries()) {
    const numbered = numberedOf(entry);
    if (numbered === null) continue;
    const known = places.get(numbered.series);
    if (known === undefined) places.set(numbered.series, [{ place, number: numbered.number }]);
    else known.push({ place, number: numbered.number });
  }
  const ordered = [...entries];
  for (const ofSeries of places.values()) {
    const sorted = [...ofSeries].sort((one, other) => one.number - other.number);
    for (const [index, { place }] of ofSeries.entries()) ordered[place] = entries[sorted[index]!.place]!;
  }
  return ordered;
}

function toNumbered(entryNumber: string): Numbered | null {
  const found = /^(.*?)(\d{1,15})$/.exec(entryNumber);
  return found === null ? null : { series: found[1]!, number: Number(found[2]) };
}
