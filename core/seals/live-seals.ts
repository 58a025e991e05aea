import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import { createVoucherLines } from "../ledger/voucher-lines.ts";
import type { Party } from "../parties/party.ts";
import { voucherDigest } from "../replication/voucher-digest.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";
import { utf8Encode } from "../utf8.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { OpeningEntry } from "../years/opening-entry.ts";
import { createEntryNumbers, type EntryNumbers, type ImportedNumbers } from "./entry-numbers.ts";
import { encodeLines } from "./line-codec.ts";
import { type SealSpan, spansThrough } from "./period-to-validate.ts";
import {
  MAIN_CHAIN,
  type SealBody,
  type SealHeader,
  type SealPart,
  sealHashOf,
  sealIdOf,
  sealPartHashOf,
} from "./seal-header.ts";
import { openingTotalsOf, sealTotalsOf } from "./seal-totals.ts";
import { encodeVouchers, type VoucherRecord } from "./voucher-codec.ts";
import { awaitsNumber, type Digests, digestsOf } from "./vouchers-to-seal.ts";

export interface BooksToSeal {
  readonly company: Company;
  readonly chart: Chart;
  readonly party: (id: string) => Party | null;
  /** Every live voucher dated through that day that is no draft. */
  readonly vouchers: readonly Voucher[];
  /** The seals of the company's own chain so far, in their order. */
  readonly headers: readonly SealHeader[];
  readonly imported: ImportedNumbers;
  readonly through: string;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly device: string;
  /** Random: who knows a hash alone must not find out by trial what is hashed. */
  readonly salt: string;
  /** Core's own unless given. */
  readonly hashOf?: HashOf;
  /** What a voucher adds to its month's digest, where that is known already. */
  readonly digestOf?: (voucher: Voucher) => bigint;
}

/** A voucher that has become part of a seal. */
export interface SealedVoucher {
  readonly id: string;
  readonly seal: string;
  /** Null where it posts nothing. */
  readonly entryNumber: string | null;
}

export interface LiveSeals {
  readonly headers: readonly SealHeader[];
  readonly sealed: readonly SealedVoucher[];
  /** Of what is sealed. */
  readonly digests: Digests;
  /** Ids of invoices that the outside system has yet to number. */
  readonly awaitingNumber: readonly string[];
}

/** Seals the company's own books through a day: a seal for each month that is touched, handing out each body once. */
export function sealLiveBooks(
  books: BooksToSeal,
  keepBody: (hash: string, bytes: Uint8Array) => void,
): LiveSeals {
  const { company, headers: before, vouchers, through } = books;
  const numbers = createEntryNumbers(company, before, books.imported);
  const headers: SealHeader[] = [];
  const sealed: SealedVoucher[] = [];
  let rest = [...vouchers].sort(byDay);
  for (const span of spansThrough(company, through)) {
    const end = rest.findIndex(({ day }) => day > span.throughDay);
    const ofSpan = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? [] : rest.slice(end);
    const last = headers.at(-1) ?? before.at(-1) ?? null;
    headers.push(sealSpan(books, span, ofSpan, { last, numbers, sealed, keepBody }));
  }
  const awaitingNumber = vouchers.filter(awaitsNumber).map(({ id }) => id);
  const digests = digestsOf(vouchers, books.digestOf ?? ((voucher) => voucherDigest(voucher, books.hashOf)));
  return { headers, sealed, digests, awaitingNumber };
}

interface Sealing {
  /** The seal it continues. */
  readonly last: SealHeader | null;
  readonly numbers: EntryNumbers;
  readonly sealed: SealedVoucher[];
  readonly keepBody: (hash: string, bytes: Uint8Array) => void;
  /** What the next fiscal year opens with, where the span is a closing period. */
  readonly openings?: readonly OpeningEntry[];
}

/** One seal, of vouchers in the order of their numbers. */
export function sealSpan(
  { company, chart, party, sealedAt, sealedBy, device, salt, hashOf = sha256Hex }: BooksToSeal,
  span: SealSpan,
  vouchers: readonly Voucher[],
  { last, numbers, sealed, keepBody, openings }: Sealing,
): SealHeader {
  const index = last === null ? 0 : last.index + 1;
  const id = sealIdOf(MAIN_CHAIN, index);
  const keep = (kind: SealBody["kind"], bytes: Uint8Array): SealBody => {
    const hash = hashOf(bytes);
    keepBody(hash, bytes);
    return { kind, hash, byteLength: bytes.length };
  };
  const nextOpeningOf = (slice: string) => openings?.find((opening) => opening.slice === slice)?.lines;
  const slices = openings?.map(({ slice }) => slice) ?? [];
  const parts = bySlice(vouchers, slices).map(([slice, ofSlice]): SealPart => {
    const builder = createLedgerBuilder();
    const append = createVoucherLines(builder, { chart, company, party });
    // What is given to them is written beside them: to copy ten thousand vouchers takes as long as to pack them.
    const entryNumbers = ofSlice.map((voucher) => {
      const isEntry = isBooked(voucher) && voucher.postings.length > 0;
      const entryNumber = isEntry ? numbers.give(voucher) : null;
      sealed.push({ id: voucher.id, seal: id, entryNumber });
      if (entryNumber !== null) append(voucher, entryNumber);
      return entryNumber ?? undefined;
    });
    const lines = builder.build();
    const content = {
      vouchers: ofSlice.length,
      entries: lines.dictionaries.vouchers.length,
      lines: lines.length,
      ...sealTotalsOf([lines]),
      ...openingTotalsOf([lines]),
      ...(openings === undefined ? {} : { nextOpening: [...(nextOpeningOf(slice) ?? [])] }),
      bodies:
        ofSlice.length === 0
          ? []
          : [
              keep("lines", encodeLines(lines)),
              keep(
                "vouchers",
                encodeVouchers(ofSlice as readonly object[] as VoucherRecord[], {
                  entryNumber: entryNumbers,
                  validatedAt: ofSlice.map(() => sealedAt),
                }),
              ),
            ],
      lastEntryNumbers: [...numbers.lastOf(slice)],
      salt: sha256Hex(utf8Encode([salt, id, slice].join("/"))),
    };
    return { slice, audience: "everyone", hash: sealPartHashOf(content), content };
  });
  const header: Omit<SealHeader, "hash"> = {
    id,
    company: company.id,
    chain: MAIN_CHAIN,
    index,
    ...span,
    ...(openings === undefined ? {} : { closing: true as const }),
    parts,
    previousHash: last?.hash ?? null,
    sealedAt,
    sealedBy,
    device,
  };
  return { ...header, hash: sealHashOf(header) };
}

/** Also the named slices that have no voucher. */
function bySlice(vouchers: readonly Voucher[], slices: readonly string[]): [string, Voucher[]][] {
  const vouchersBySlice = new Map<string, Voucher[]>(slices.map((slice) => [slice, []]));
  for (const voucher of vouchers) {
    const known = vouchersBySlice.get(voucher.slice);
    if (known === undefined) vouchersBySlice.set(voucher.slice, [voucher]);
    else known.push(voucher);
  }
  return [...vouchersBySlice].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The order of the numbers: by day, then as they came. */
export const byDay = (one: Voucher, other: Voucher): number =>
  compare(one.day, other.day) || compare(one.createdAt, other.createdAt) || compare(one.id, other.id);

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
