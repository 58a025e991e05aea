import { fromDayNumber, monthOf } from "../calendar-date.ts";
import type { FecBook } from "../formats/fec/fec-book.ts";
import { selectLines } from "../ledger/gather-lines.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { sha256Hex } from "../sha256.ts";
import { SHARED_SLICE } from "../vouchers/slice.ts";
import { importedVoucherId, provenanceOfImport } from "./imported-voucher.ts";
import { encodeLines } from "./line-codec.ts";
import { importChainOf, type SealBody, type SealHeader, sealHashOf, sealIdOf } from "./seal-header.ts";
import { sealTotalsOf } from "./seal-totals.ts";
import { encodeVouchers } from "./voucher-codec.ts";

export interface AnnexedSeals {
  /** One for each month touched, the earliest first, each continuing the last. */
  readonly headers: readonly SealHeader[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
}

interface Import {
  readonly company: string;
  readonly importId: string;
  readonly book: FecBook;
}

/**
 * Makes imported books into seals of a chain of their own. An entry lies whole in the month of its day.
 * The same file gives the same bytes on every machine: nothing here depends on time, place or chance.
 */
export function writeAnnexedSeals({ company, importId, book }: Import): AnnexedSeals {
  const headers: SealHeader[] = [];
  const bodies = new Map<string, Uint8Array>();
  const named = nameAfterImport(book, importId);
  const chain = importChainOf(importId);

  for (const [month, entries] of entriesByMonth(book)) {
    const columns = selectLines(named, linesOf(book, entries));
    const records = entries.map((entry) => ({
      ...book.entries[entry]!,
      id: importedVoucherId(importId, book.entries[entry]!),
    }));
    const index = headers.length;
    const header = {
      id: sealIdOf(chain, index),
      company,
      chain,
      index,
      month,
      ...spanOf(columns),
      vouchers: entries.length,
      lines: columns.length,
      ...sealTotalsOf([columns]),
      bodies: [
        keepBody(bodies, "lines", encodeLines(columns)),
        keepBody(bodies, "vouchers", encodeVouchers(records)),
      ],
      previousHash: headers.at(-1)?.hash ?? null,
    };
    headers.push({ ...header, hash: sealHashOf(header) });
  }
  return { headers, bodies };
}

function nameAfterImport({ columns, entries }: FecBook, importId: string): LedgerColumns {
  return {
    ...columns,
    dictionaries: {
      ...columns.dictionaries,
      provenances: [provenanceOfImport(importId)],
      vouchers: entries.map((entry) => ({
        id: importedVoucherId(importId, entry),
        entryNumber: entry.entryNumber,
        pieceRef: entry.pieceRef,
      })),
    },
  };
}

function entriesByMonth({ entries }: FecBook): [string, number[]][] {
  const entriesOf = new Map<string, number[]>();
  entries.forEach(({ day }, entry) => {
    const month = monthOf(day);
    const known = entriesOf.get(month);
    if (known === undefined) entriesOf.set(month, [entry]);
    else known.push(entry);
  });
  return [...entriesOf].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Entries stand in the columns in their own order, each with all its lines. */
function linesOf({ columns }: FecBook, entries: readonly number[]): number[] {
  const lines: number[] = [];
  let next = 0;
  for (let line = 0; line < columns.length && next < entries.length; line += 1) {
    const entry = columns.voucher[line]!;
    while (next < entries.length && entries[next]! < entry) next += 1;
    if (entries[next] === entry) lines.push(line);
  }
  return lines;
}

function spanOf({ day }: LedgerColumns): Pick<SealHeader, "fromDay" | "throughDay"> {
  let from = day[0]!;
  let through = from;
  for (const dayNumber of day) {
    if (dayNumber < from) from = dayNumber;
    if (dayNumber > through) through = dayNumber;
  }
  return { fromDay: fromDayNumber(from), throughDay: fromDayNumber(through) };
}

function keepBody(bodies: Map<string, Uint8Array>, kind: SealBody["kind"], bytes: Uint8Array): SealBody {
  const hash = sha256Hex(bytes);
  bodies.set(hash, bytes);
  return { slice: SHARED_SLICE, kind, hash, byteLength: bytes.length };
}
