import { fromDayNumber } from "../../calendar-date.ts";
import { gatherLines } from "../../ledger/gather-lines.ts";
import type { LedgerColumns, VoucherWords } from "../../ledger/ledger-columns.ts";
import { orderByGroup } from "../../ledger/order-by-group.ts";
import { sha256Hex } from "../../sha256.ts";
import { type FecBook, type FecEntries, type FecLineFacts, toDayOrNull } from "./fec-book.ts";
import { isDraftNumber } from "./fec-groups.ts";
import type { FecPartRows } from "./fec-part-rows.ts";
import { NO_DAY } from "./fec-rows.ts";
import type { PackedTexts } from "./packed-texts.ts";

/** The provenance of a file's lines until an import gives them its name. */
export const FEC_PROVENANCE = "fec";

/** Puts the rows of each entry together; for each row its entry, by its place in the whole file. */
export function toFecBook(
  rows: FecPartRows,
  entryOfRow: ArrayLike<number>,
  isReused: (entry: number) => boolean,
): FecBook {
  const { places, ordinals } = placesOf(entryOfRow);
  const order = isInOrder(places) ? null : orderByGroup(places, ordinals.length);
  const labels = rows.labels.values();
  const entries = toEntries({ ...rows, labels }, places, order, ordinals, isReused);
  return { columns: toColumns({ ...rows, labels }, places, order, entries), entries };
}

type RowsWithLabels = Omit<FecPartRows, "labels"> & { readonly labels: readonly string[] };

/** Entries numbered in the order of their first row. */
function placesOf(entryOfRow: ArrayLike<number>): { places: Uint32Array; ordinals: number[] } {
  const places = new Uint32Array(entryOfRow.length);
  const ordinals: number[] = [];
  const placeByEntry = new Map<number, number>();
  for (let row = 0; row < places.length; row += 1) {
    const entry = entryOfRow[row]!;
    if (row > 0 && entry === entryOfRow[row - 1]) {
      places[row] = places[row - 1]!;
      continue;
    }
    let place = placeByEntry.get(entry);
    if (place === undefined) {
      place = ordinals.length;
      placeByEntry.set(entry, place);
      ordinals.push(entry);
    }
    places[row] = place;
  }
  return { places, ordinals };
}

function isInOrder(places: Uint32Array): boolean {
  for (let row = 1; row < places.length; row += 1) if (places[row]! < places[row - 1]!) return false;
  return true;
}

/** `order` names the rows entry by entry, null where they stand so. */
function toEntries(
  rows: RowsWithLabels,
  places: Uint32Array,
  order: Uint32Array | null,
  ordinals: readonly number[],
  isReused: (entry: number) => boolean,
): FecEntries {
  const { length } = ordinals;
  const entries = {
    length,
    ids: new Array<string>(length),
    journal: new Uint16Array(length),
    journals: rows.journals.map(({ code }) => code),
    entryNumbers: new Array<string>(length),
    day: new Int32Array(length),
    pieceRefs: new Array<string>(length),
    pieceOn: new Int32Array(length),
    validatedOn: new Int32Array(length),
    labels: new Array<string>(length),
    lines: new Uint32Array(length),
    lineFacts: new Array<readonly FecLineFacts[]>(length).fill(NO_FACTS),
  };
  const numberOf = rememberLast(rows.entryNumbers);
  const pieceRefOf = rememberLast(rows.pieceRefs);
  const idPartOfJournal = entries.journals.map(toIdPart);
  for (let from = 0; from < places.length; ) {
    const first = order === null ? from : order[from]!;
    const place = places[first]!;
    let day = rows.day[first]!;
    let facts: FecLineFacts[] | null = null;
    let to = from;
    for (; to < places.length; to += 1) {
      const row = order === null ? to : order[to]!;
      if (places[row] !== place) break;
      if (rows.day[row]! < day) day = rows.day[row]!;
      if (saysNothing(rows, row, first)) continue;
      facts ??= [];
      facts.push(lineFactsOf(rows, row, first, to - from));
    }
    const written = numberOf(rows.entryNumber[first]!);
    const number = isDraftNumber(written) ? "" : written;
    const journal = rows.journal[first]!;
    const ordinal = ordinals[place]!;
    entries.ids[place] =
      `${idPartOfJournal[journal]!}:${toIdPart(number)}${idSuffixOf(number, isReused(ordinal), ordinal, day)}`;
    entries.journal[place] = journal;
    entries.entryNumbers[place] = number;
    entries.day[place] = day;
    entries.pieceRefs[place] = pieceRefOf(rows.pieceRef[first]!);
    entries.pieceOn[place] = rows.pieceOn[first]!;
    entries.validatedOn[place] = rows.validatedOn[first]!;
    entries.labels[place] = rows.labels[rows.label[first]!]!;
    entries.lines[place] = to - from;
    if (facts !== null) entries.lineFacts[place] = facts;
    from = to;
  }
  return entries;
}

const NO_FACTS: readonly FecLineFacts[] = [];

/** What is asked of one entry is mostly what was asked of the one before. */
function rememberLast(texts: PackedTexts): (index: number) => string {
  let last = -1;
  let text = "";
  return (index) => {
    if (index !== last) {
      text = texts.at(index);
      last = index;
    }
    return text;
  };
}

/** Of most lines there is nothing to say, and they are many. */
const saysNothing = (rows: RowsWithLabels, row: number, first: number): boolean =>
  rows.pieceRef[row] === rows.pieceRef[first] &&
  rows.pieceOn[row] === rows.pieceOn[first] &&
  rows.validatedOn[row] === rows.validatedOn[first] &&
  rows.matchedOn[row] === NO_DAY &&
  rows.rareFacts[row] === 0;

function lineFactsOf(rows: RowsWithLabels, row: number, first: number, line: number): FecLineFacts {
  const pieceRef = rows.pieceRef[row]!;
  const pieceOn = rows.pieceOn[row]!;
  const validatedOn = rows.validatedOn[row]!;
  const matchedOn = rows.matchedOn[row]!;
  const rare = rows.rareFacts[row]!;
  return {
    line,
    ...(pieceRef === rows.pieceRef[first] ? {} : { pieceRef: rows.pieceRefs.at(pieceRef) }),
    ...(pieceOn === rows.pieceOn[first] ? {} : { pieceOn: toDayOrNull(pieceOn) }),
    ...(validatedOn === rows.validatedOn[first] ? {} : { validatedOn: toDayOrNull(validatedOn) }),
    ...(matchedOn === NO_DAY ? {} : { matchedOn: fromDayNumber(matchedOn) }),
    ...(rare === 0 ? {} : (JSON.parse(rows.rareFactTexts.at(rare)) as Partial<FecLineFacts>)),
  };
}

/** Derived from the file alone, so that the same entry has the same id in every reading. */
export function entryIdOf(
  journal: string,
  /** "" for a draft. */
  number: string,
  isReused: boolean,
  ordinal: number,
  day: number,
): string {
  return `${toIdPart(journal)}:${toIdPart(number)}${idSuffixOf(number, isReused, ordinal, day)}`;
}

const idSuffixOf = (number: string, isReused: boolean, ordinal: number, day: number): string =>
  number === "" ? `:${ordinal + 1}` : isReused ? `:${fromDayNumber(day)}` : "";

function toColumns(
  rows: RowsWithLabels,
  places: Uint32Array,
  order: Uint32Array | null,
  entries: FecEntries,
): LedgerColumns {
  const { length } = rows;
  const columns = {
    length,
    day: rows.day,
    cents: rows.cents,
    journal: rows.journal,
    account: rows.account,
    party: rows.party,
    practitioner: new Uint16Array(length),
    voucher: places,
    provenance: new Uint8Array(length),
    label: rows.label,
    matching: rows.matching,
    dictionaries: {
      journals: rows.journals,
      accounts: rows.accounts,
      parties: rows.parties,
      practitioners: [""],
      provenances: [FEC_PROVENANCE],
      labels: rows.labels,
      matchings: rows.matchings.values(),
      vouchers: voucherWordsOf(entries),
    },
  };
  return order === null ? columns : gatherLines(columns, order);
}

/** The words of entries' vouchers, put together as they are asked for. */
export function voucherWordsOf({ ids, entryNumbers, pieceRefs, length }: FecEntries): VoucherWords {
  const at = (index: number) =>
    index < length
      ? { id: ids[index]!, entryNumber: entryNumbers[index]!, pieceRef: pieceRefs[index]! }
      : undefined;
  return {
    length,
    at,
    words: {
      id: (index) => ids[index]!,
      entryNumber: (index) => entryNumbers[index]!,
      pieceRef: (index) => pieceRefs[index]!,
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield at(index)!;
    },
  };
}

/** A code as part of an id: what an id may not hold becomes "~" and its number, and what is long its hash. */
export function toIdPart(code: string): string {
  if (PLAIN_ID_PART.test(code)) return code;
  const plain = code.replace(
    /[^A-Za-z0-9._@-]/g,
    (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return plain.length <= ID_PART_LENGTH_MAX ? plain : `~~${sha256Hex(code).slice(0, 32)}`;
}
const ID_PART_LENGTH_MAX = 40;
const PLAIN_ID_PART = /^[A-Za-z0-9._@-]{0,40}$/;
