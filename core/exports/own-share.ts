import type { LedgerColumns, VoucherWords } from "../ledger/ledger-columns.ts";
import type { VoucherFields } from "../seals/voucher-fields.ts";
import type { Posting } from "../vouchers/posting.ts";
import type { Entry, Payment, Voucher } from "../vouchers/voucher.ts";
import type { LetteredVoucher } from "./fec-lettering.ts";

/** One slice's share of the company's own books: its lines, and what rows say beside them. */
export interface OwnShare {
  readonly columns: LedgerColumns;
  /** Where each voucher of the lines stands among the fields. */
  readonly places: Uint32Array;
  /** What each voucher has there, read once and only where it is asked for. */
  readonly field: <Name extends keyof WrittenFields>(
    name: Name,
  ) => readonly (WrittenFields[Name] | undefined)[];
}

/** The few fields of vouchers that a file is made of beside their lines. */
interface WrittenFields {
  readonly kind: Voucher["kind"];
  readonly validatedAt: string;
  readonly pieceOn: string;
  readonly theirNumber: string;
  readonly party: string | null;
  readonly means: string | null;
  readonly paidBy: string | null;
  readonly settles: Payment["settles"];
  readonly credits: string;
  readonly reverses: string;
  readonly settled: NonNullable<Entry["settled"]>;
  readonly nature: string;
  readonly client: string;
  readonly lineFacts: NonNullable<Entry["lineFacts"]>;
  readonly postings: readonly Posting[];
}

/** The body's hash was proved, and its vouchers were checked before they were sealed. */
export function openOwnShare(columns: LedgerColumns, fields: VoucherFields): OwnShare {
  const columnByName = new Map<string, readonly unknown[]>();
  const field = (name: string) => {
    const known = columnByName.get(name);
    if (known !== undefined) return known;
    const column = fields.column(name);
    columnByName.set(name, column);
    return column;
  };
  // Where every voucher has a number, each has lines too, and the two stand in one order.
  const isBeside =
    fields.length === columns.dictionaries.vouchers.length && fields.isEverywhere("entryNumber");
  const places = isBeside ? inOrder(fields.length) : placesOf(columns, field("entryNumber"));
  return { columns, places, field: field as OwnShare["field"] };
}

function inOrder(length: number): Uint32Array {
  const places = new Uint32Array(length);
  for (let place = 0; place < length; place += 1) places[place] = place;
  return places;
}

/**
 * Lines were made of the vouchers one after the other, of those that are entries and so have a number: the number tells that
 * the two are the same one.
 */
function placesOf(
  { dictionaries: { vouchers } }: LedgerColumns,
  entryNumbers: readonly unknown[],
): Uint32Array {
  const { id, entryNumber } = wordsOf(vouchers);
  const places = new Uint32Array(vouchers.length);
  let place = 0;
  for (let index = 0; index < places.length; index += 1, place += 1) {
    while (place < entryNumbers.length && entryNumbers[place] === undefined) place += 1;
    if (entryNumbers[place] !== entryNumber(index))
      throw new Error(`The voucher ${id(index)} has lines and is not beside them.`);
    places[index] = place;
  }
  return places;
}

/** The words of vouchers one by one, wherever they are from. */
export const wordsOf = (vouchers: VoucherWords): NonNullable<VoucherWords["words"]> =>
  vouchers.words ?? {
    id: (index) => vouchers.at(index)!.id,
    entryNumber: (index) => vouchers.at(index)!.entryNumber,
    pieceRef: (index) => vouchers.at(index)!.pieceRef,
  };

/** The vouchers that have a line with a party. */
export function letteredVouchers({ columns, places, field }: OwnShare): LetteredVoucher[] {
  const { voucher, party } = columns;
  const { id } = wordsOf(columns.dictionaries.vouchers);
  const [kinds, settles] = [field("kind"), field("settles")];
  const [credits, reverses] = [field("credits"), field("reverses")];
  const found: LetteredVoucher[] = [];
  let last = -1;
  for (let line = 0; line < voucher.length; line += 1) {
    if (party[line] === 0 || voucher[line] === last) continue;
    last = voucher[line]!;
    const place = places[last]!;
    found.push({
      id: id(last),
      kind: kinds[place]!,
      settles: settles[place] ?? [],
      credits: credits[place] ?? null,
      reverses: reverses[place] ?? null,
      postings: () => field("postings")[place] ?? [],
    });
  }
  return found;
}
