import { fromDayNumber, monthOf, toDayNumber } from "../calendar-date.ts";
import { type FecBook, type FecEntries, selectEntries } from "../formats/fec/fec-book.ts";
import { voucherWordsOf } from "../formats/fec/fec-entries.ts";
import { type ImportReaders, ownerOfAccount, sliceOfOwners } from "../imports/import-readers.ts";
import { createPartyMask, type PartyMask } from "../imports/party-mask.ts";
import { selectLines } from "../ledger/gather-lines.ts";
import type { Named } from "../ledger/ledger-columns.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";
import { utf8Encode } from "../utf8.ts";
import { importedVoucherFields, importedVoucherId, provenanceOfImport } from "./imported-voucher.ts";
import { encodeLines } from "./line-codec.ts";
import { maskEntries, maskLines } from "./mask-imported.ts";
import {
  importChainOf,
  type SealAudience,
  type SealBody,
  type SealContent,
  type SealHeader,
  type SealPart,
  sealHashOf,
  sealIdOf,
  sealPartHashOf,
} from "./seal-header.ts";
import { openingTotalsOf, sealTotalsOf } from "./seal-totals.ts";
import { encodeVoucherFields } from "./voucher-codec.ts";

/** One month of imported books as it is sealed, with its bodies by their hash. */
export interface AnnexedSeal {
  readonly header: SealHeader;
  readonly bodies: ReadonlyMap<string, Uint8Array>;
}

/** The same before it has its place in the chain: months can be packed side by side. */
export interface PackedMonth {
  readonly month: string;
  readonly parts: readonly SealPart[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
}

/** Seals imported books a month at a time, so that nobody has to hold a year of them. */
export interface AnnexedSealWriter {
  /** The next month, later than the ones before: its entries, whole, in the order of the file. */
  readonly seal: (month: string, book: FecBook) => AnnexedSeal;
}

interface Packing {
  readonly importId: string;
  readonly readers: ImportReaders;
  /** All parties of the file, in the order of their first row. */
  readonly parties: readonly Named[];
  readonly closingDay: string;
  /** Random; the same gives the same bytes on every machine. */
  readonly salt: string;
  /** Names bodies by their SHA-256; core's own unless given. */
  readonly hashOf?: HashOf;
}

interface Import extends Packing {
  readonly company: string;
}

/** Makes imported books into seals of a chain of their own. An entry lies whole in the month of its day. */
export function createAnnexedSealWriter({ company, ...packing }: Import): AnnexedSealWriter {
  const pack = createMonthPacker(packing);
  const chain = createAnnexedChain(company, packing.importId);
  return {
    seal: (month, book) => {
      const packed = pack(month, book);
      return { header: chain(packed), bodies: packed.bodies };
    },
  };
}

/** Packs a month's entries, whole, in the order of the file. */
export function createMonthPacker({
  importId,
  readers,
  parties,
  closingDay,
  salt,
  hashOf = sha256Hex,
}: Packing): (month: string, book: FecBook) => PackedMonth {
  const mask = readers.hidesParties ? createPartyMask(parties, closingDay.slice(0, 4)) : null;
  return (month, book) => {
    const bodies = new Map<string, Uint8Array>();
    const named = nameAfterImport(book, importId);
    const parts: SealPart[] = [];
    for (const [slice, lines] of linesBySlice(book, readers)) {
      const columns = selectLines(named.columns, lines);
      const entries = entriesOf(named, lines);
      for (const [audience, worn] of audiencesOf(mask)) {
        const content = {
          ...contentOf({ columns, entries }, worn, keepBody(bodies, hashOf)),
          salt: sha256Hex(utf8Encode([salt, month, slice, audience].join("/"))),
        };
        parts.push({ slice, audience, hash: sealPartHashOf(content), content });
      }
    }
    return { month, parts, bodies };
  };
}

/** Gives each packed month, later than the ones before, its place in the chain of an import. */
export function createAnnexedChain(
  company: string,
  importId: string,
): (packed: Pick<PackedMonth, "month" | "parts">) => SealHeader {
  const chain = importChainOf(importId);
  let last: SealHeader | null = null;
  return ({ month, parts }) => {
    const index: number = last === null ? 0 : last.index + 1;
    const header: Omit<SealHeader, "hash"> = {
      id: sealIdOf(chain, index),
      company,
      chain,
      index,
      month,
      ...spanOf(month),
      parts: [...parts],
      previousHash: last?.hash ?? null,
    };
    last = { ...header, hash: sealHashOf(header) };
    return last;
  };
}

const audiencesOf = (mask: PartyMask | null): readonly (readonly [SealAudience, PartyMask | null])[] =>
  mask === null
    ? [["everyone", null]]
    : [
        ["seesPatients", null],
        ["seesNoPatients", mask],
      ];

function contentOf(
  { columns, entries }: FecBook,
  mask: PartyMask | null,
  keep: (kind: SealBody["kind"], bytes: Uint8Array) => SealBody,
): Omit<SealContent, "salt"> {
  const shown = mask === null ? columns : maskLines(columns, mask);
  const told = mask === null ? entries : maskEntries(entries, mask);
  return {
    vouchers: told.length,
    lines: shown.length,
    ...sealTotalsOf([shown]),
    ...openingTotalsOf([shown]),
    bodies: [
      keep("lines", encodeLines(shown)),
      keep("vouchers", encodeVoucherFields(told.length, importedVoucherFields(told))),
    ],
  };
}

function nameAfterImport({ columns, entries }: FecBook, importId: string): FecBook {
  const named = { ...entries, ids: entries.ids.map((id) => importedVoucherId(importId, { id })) };
  const dictionaries = {
    ...columns.dictionaries,
    provenances: [provenanceOfImport(importId)],
    vouchers: voucherWordsOf(named),
  };
  return { columns: { ...columns, dictionaries }, entries: named };
}

/** An entry goes whole to one slice; slices in the order of their names, lines in that of the columns. */
function linesBySlice(
  { columns, entries }: FecBook,
  readers: ImportReaders,
): readonly (readonly [string, ArrayLike<number>])[] {
  const ownerByAccount = columns.dictionaries.accounts.map(({ code }) => ownerOfAccount(code, readers));
  if (ownerByAccount.every((owner) => owner === null))
    return [[sliceOfOwners(NOBODY), Uint32Array.from({ length: columns.length }, (_, line) => line)]];
  const ownersByEntry = new Array<ReadonlySet<string>>(entries.length).fill(NOBODY);
  for (let line = 0; line < columns.length; line += 1) {
    const owner = ownerByAccount[columns.account[line]!]!;
    const entry = columns.voucher[line]!;
    if (owner !== null) ownersByEntry[entry] = new Set([...ownersByEntry[entry]!, owner]);
  }
  const lines = new Map<string, number[]>();
  for (let line = 0; line < columns.length; line += 1) {
    const slice = sliceOfOwners(ownersByEntry[columns.voucher[line]!]!);
    const known = lines.get(slice);
    if (known === undefined) lines.set(slice, [line]);
    else known.push(line);
  }
  return [...lines].sort(([one], [other]) => (one < other ? -1 : 1));
}

const NOBODY: ReadonlySet<string> = new Set();

/** The entries of those lines. */
function entriesOf({ columns, entries }: FecBook, lines: ArrayLike<number>): FecEntries {
  if (lines.length === columns.length) return entries;
  const places: number[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const place = columns.voucher[lines[at]!]!;
    if (place !== places.at(-1)) places.push(place);
  }
  return selectEntries(entries, places);
}

/** The calendar month: the days of its entries would tell something of slices that not everybody reads. */
function spanOf(month: string): Pick<SealHeader, "fromDay" | "throughDay"> {
  const first = toDayNumber(`${month}-01`);
  let last = first + 27;
  while (monthOf(fromDayNumber(last + 1)) === month) last += 1;
  return { fromDay: fromDayNumber(first), throughDay: fromDayNumber(last) };
}

const keepBody =
  (bodies: Map<string, Uint8Array>, hashOf: HashOf) =>
  (kind: SealBody["kind"], bytes: Uint8Array): SealBody => {
    const hash = hashOf(bytes);
    bodies.set(hash, bytes);
    return { kind, hash, byteLength: bytes.length };
  };
