import { fromDayNumber } from "../../calendar-date.ts";
import { gatherLines } from "../../ledger/gather-lines.ts";
import type { LedgerColumns, LedgerVoucher } from "../../ledger/ledger-columns.ts";
import { orderByGroup } from "../../ledger/order-by-group.ts";
import { sha256Hex } from "../../sha256.ts";
import type { FecBook, FecEntry, FecLineFacts } from "./fec-book.ts";
import { type FecRows, NO_DAY } from "./fec-rows.ts";

/** The provenance of a file's lines until an import gives them its name. */
export const FEC_PROVENANCE = "fec";

/** Which rows of a part of a file are one entry. */
interface RowsOfEntries {
  /** For each row, its entry; entries count in the order of their first row. */
  readonly entryOfRow: Uint32Array;
  readonly groupOfEntry: readonly number[];
  /** Groups whose number served for several entries on several days. */
  readonly reused: ReadonlySet<number>;
}

/** Puts the rows of each entry together, as columns and entries; `ordinals` are the entries' places in the whole file. */
export function toFecBook(
  rows: FecRows,
  { entryOfRow, groupOfEntry, reused }: RowsOfEntries,
  ordinals: readonly number[],
): FecBook {
  const order = orderByGroup(entryOfRow, groupOfEntry.length);
  const entries: FecEntry[] = [];
  for (let from = 0; from < order.length; ) {
    const entry = entryOfRow[order[from]!]!;
    let to = from;
    while (to < order.length && entryOfRow[order[to]!] === entry) to += 1;
    const group = groupOfEntry[entry]!;
    const isReused = reused.has(group);
    entries.push(toEntry(rows, group, isReused, ordinals[entry]!, order.subarray(from, to)));
    from = to;
  }
  const vouchers = entries.map(
    ({ id, entryNumber, pieceRef }): LedgerVoucher => ({ id, entryNumber, pieceRef }),
  );
  return { columns: toColumns(rows, entryOfRow, order, vouchers), entries };
}

function toEntry(
  rows: FecRows,
  group: number,
  isReused: boolean,
  ordinal: number,
  places: Uint32Array,
): FecEntry {
  const first = places[0]!;
  let day = rows.day.at(first);
  for (const row of places) day = Math.min(day, rows.day.at(row));
  const journal = rows.journals.at(rows.groups.journal(group)).code;
  const entryNumber = rows.groups.number(group);
  const pieceOn = rows.pieceOn.at(first);
  const validatedOn = rows.validatedOn.at(first);
  const pieceRef = rows.pieceRef.at(first);
  const lineFacts: FecLineFacts[] = [];
  for (let line = 0; line < places.length; line += 1) {
    const row = places[line]!;
    // Of most lines there is nothing to say, and they are many.
    const isLike =
      rows.pieceRef.at(row) === pieceRef &&
      rows.pieceOn.at(row) === pieceOn &&
      rows.validatedOn.at(row) === validatedOn;
    const matchedOn = rows.matchedOn.at(row);
    const rare = rows.rareFacts.at(row);
    if (isLike && matchedOn === NO_DAY && rare === 0) continue;
    lineFacts.push({
      line,
      ...(rows.pieceRef.at(row) === pieceRef ? {} : { pieceRef: rows.pieceRefs.at(rows.pieceRef.at(row)) }),
      ...(rows.pieceOn.at(row) === pieceOn ? {} : { pieceOn: toDayOrNull(rows.pieceOn.at(row)) }),
      ...(rows.validatedOn.at(row) === validatedOn
        ? {}
        : { validatedOn: toDayOrNull(rows.validatedOn.at(row)) }),
      ...(matchedOn === NO_DAY ? {} : { matchedOn: fromDayNumber(matchedOn) }),
      ...(rare === 0 ? {} : (JSON.parse(rows.rareFactTexts.at(rare)) as Partial<FecLineFacts>)),
    });
  }
  return {
    id: entryIdOf(journal, entryNumber, isReused, ordinal, day),
    journal,
    entryNumber,
    day: fromDayNumber(day),
    pieceRef: rows.pieceRefs.at(pieceRef),
    pieceOn: toDayOrNull(pieceOn),
    validatedOn: toDayOrNull(validatedOn),
    label: rows.labels.at(rows.label.at(first)),
    lines: places.length,
    lineFacts,
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
  const suffix = number === "" ? `:${ordinal + 1}` : isReused ? `:${fromDayNumber(day)}` : "";
  return `${toIdPart(journal)}:${toIdPart(number)}${suffix}`;
}

function toColumns(
  rows: FecRows,
  entryOfRow: Uint32Array,
  order: Uint32Array,
  vouchers: LedgerVoucher[],
): LedgerColumns {
  const length = order.length;
  const journal = new Uint16Array(length);
  for (let row = 0; row < length; row += 1) journal[row] = rows.groups.journal(rows.group.at(row));
  return gatherLines(
    {
      length,
      day: rows.day.values(),
      cents: rows.cents.values(),
      journal,
      account: rows.account.values(),
      party: rows.party.values(),
      practitioner: new Uint16Array(length),
      voucher: entryOfRow,
      provenance: new Uint8Array(length),
      label: rows.label.values(),
      matching: rows.matching.values(),
      dictionaries: {
        journals: rows.journals.values(),
        accounts: rows.accounts.values(),
        parties: rows.parties.values(),
        practitioners: [""],
        provenances: [FEC_PROVENANCE],
        labels: rows.labels.values(),
        matchings: rows.matchings.values(),
        vouchers,
      },
    },
    order,
  );
}

export const toDayOrNull = (dayNumber: number) => (dayNumber === NO_DAY ? null : fromDayNumber(dayNumber));

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
