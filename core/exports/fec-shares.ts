import type { CalendarDate } from "../calendar-date.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { type ImportedNumbers, laterNumbers } from "../seals/entry-numbers.ts";
import type { ImportedVoucher } from "../seals/imported-voucher.ts";
import { decodeLines } from "../seals/line-codec.ts";
import type { LastEntryNumber } from "../seals/seal-header.ts";
import { decodeVouchers, type VoucherRecord } from "../seals/voucher-codec.ts";
import { openVoucherFields } from "../seals/voucher-fields.ts";
import { type FecPlan, type FecShare, openingJournalsOf } from "./fec-plan.ts";
import type { FecSource } from "./fec-source.ts";
import { createImportedNumbering, type LowestNumbers } from "./imported-order.ts";
import { type OwnShare, openOwnShare } from "./own-share.ts";

/** A share's bodies, read. */
export interface ReadShare {
  readonly columns: LedgerColumns;
  readonly records: readonly VoucherRecord[];
}

/** Months whose entries were validated in turns are asked for in turns; more than a few are never held. */
const HELD_MAX = 3;

type BodySource = Pick<FecSource, "readBody" | "toText">;

async function readShare(
  { readBody, toText }: BodySource,
  { lines, vouchers }: FecShare,
): Promise<ReadShare> {
  const columns = decodeLines(await readBody(lines), toText);
  return { columns, records: decodeVouchers(await readBody(vouchers), toText) };
}

/** A share of the company's own books, of whose vouchers little is read. */
export async function readOwnShare(
  { readBody, toText }: BodySource,
  { lines, vouchers }: FecShare,
): Promise<OwnShare> {
  const columns = decodeLines(await readBody(lines), toText);
  return openOwnShare(columns, openVoucherFields(await readBody(vouchers), toText));
}

/** Reads shares as they are asked for, holding a few. */
export function createShareReader(source: BodySource) {
  const held = new Map<string, ReadShare>();
  return async (share: FecShare): Promise<ReadShare> => {
    const { hash } = share.lines;
    let read = held.get(hash);
    held.delete(hash);
    if (read === undefined) {
      while (held.size >= HELD_MAX) held.delete(held.keys().next().value!);
      read = await readShare(source, share);
    }
    held.set(hash, read);
    return read;
  };
}

/** The body's hash was proved, and its records were checked before they were sealed. */
export const toImported = (records: readonly VoucherRecord[]): readonly ImportedVoucher[] =>
  records as readonly object[] as readonly ImportedVoucher[];

/** What one has to know of imported months before a file can be written in the order of validation. */
export interface ImportedOutline {
  readonly shares: readonly ShareOutline[];
  /** Where the numbers of each slice's journals stand: ours go on after them. */
  readonly lastNumbers: ImportedNumbers;
  /** Whether their journals count each for itself. */
  readonly isByJournal: boolean;
  /** Entries that the other system had not validated, or not numbered: how many, and the first of them. */
  readonly notValidated: {
    readonly count: number;
    readonly first: readonly Pick<ImportedVoucher, "journal" | "entryNumber" | "day" | "label">[];
  };
}

export interface ShareOutline {
  readonly share: FecShare;
  readonly opens: boolean;
  /** Each day on which entries of the share were validated, in order; "" for those that were not. */
  readonly validatedOn: readonly (CalendarDate | "")[];
  readonly lowest: LowestNumbers;
}

const NAMED_MAX = 50;

export async function outlineImported(
  { imported, chart, company }: Pick<FecPlan, "imported" | "chart" | "company">,
  { readBody, toText }: BodySource,
): Promise<ImportedOutline> {
  const first: ImportedOutline["notValidated"]["first"][number][] = [];
  const shares: ShareOutline[] = [];
  const lastNumbers = new Map<string, readonly LastEntryNumber[]>();
  const isOpening = openingJournalsOf(chart);
  const numbering = createImportedNumbering();
  let count = 0;
  for (const share of imported) {
    const records = decodeVouchers(await readBody(share.vouchers), toText);
    const days = new Set<string>();
    const numbers: LastEntryNumber[] = [];
    const { note, lowest } = numbering.beginShare();
    let opens = false;
    for (const voucher of toImported(records)) {
      const { journal, entryNumber, day, label, lineFacts } = voucher;
      const validatedOn = validatedOf(voucher);
      if (isOpening(journal)) opens = true;
      else {
        days.add(validatedOn);
        note(validatedOn, journal, entryNumber);
      }
      numbers.push({ journal, yearFrom: fiscalYearOf(company, day).from, number: entryNumber });
      if (validatedOn !== "" && lineFacts.every((facts) => facts.validatedOn !== null)) continue;
      count += 1;
      if (first.length < NAMED_MAX) first.push({ journal, entryNumber, day, label });
    }
    shares.push({ share, opens, validatedOn: [...days].sort(byValidation), lowest });
    lastNumbers.set(share.slice, laterNumbers(lastNumbers.get(share.slice) ?? [], numbers));
  }
  return { shares, notValidated: { count, first }, lastNumbers, isByJournal: numbering.isByJournal() };
}

/**
 * The day an imported entry was validated on, "" where it was not: validating is what numbers an entry, so one without a
 * number is not validated, whatever its file says (LPF art. A47 A-1, VII: no entry's number is empty).
 */
export const validatedOf = ({
  entryNumber,
  validatedOn,
}: Pick<ImportedVoucher, "entryNumber" | "validatedOn">): CalendarDate | "" =>
  entryNumber === "" ? "" : (validatedOn ?? "");

/** What is not validated comes last. */
const byValidation = (one: string, other: string): number =>
  Number(one === "") - Number(other === "") || (one < other ? -1 : one > other ? 1 : 0);

/** One reading of a share: its entries validated on some days. */
export interface ImportedTurn {
  readonly share: FecShare;
  /** Its place among the shares. */
  readonly place: number;
  readonly validatedOn: ReadonlySet<CalendarDate | "">;
}

/** The turns in which imported months are read so that their entries come in the order of validation. */
export function importedTurns(shares: readonly ShareOutline[]): ImportedTurn[] {
  const inOrder = shares
    .flatMap(({ share, validatedOn }, place) => validatedOn.map((day) => ({ share, place, day })))
    .sort((one, other) => byValidation(one.day, other.day) || one.place - other.place);
  const turns: { share: FecShare; place: number; validatedOn: Set<string> }[] = [];
  for (const { share, place, day } of inOrder) {
    const last = turns.at(-1);
    if (last?.share === share) last.validatedOn.add(day);
    else turns.push({ share, place, validatedOn: new Set([day]) });
  }
  return turns;
}
