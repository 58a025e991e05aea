import { toDayNumber } from "../calendar-date.ts";
import { NO_PAYMENT } from "../formats/fec/fec-settlements.ts";
import { createFecWriter, type FecWriter } from "../formats/fec/fec-writer.ts";
import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import type { Named } from "../ledger/ledger-columns.ts";
import { createVoucherLines } from "../ledger/voucher-lines.ts";
import type { Party } from "../parties/party.ts";
import { createEntryNumbers } from "../seals/entry-numbers.ts";
import type { ImportedVoucher } from "../seals/imported-voucher.ts";
import { fieldsOfVouchers } from "../seals/voucher-fields.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import { isInvoice, type Voucher } from "../vouchers/voucher.ts";
import { conventionalRef, type FecFileEntry, sidesOf } from "./fec-entry.ts";
import { findFecLetters, NO_LETTERS } from "./fec-lettering.ts";
import { createFecNames } from "./fec-names.ts";
import { type FecOpening, type FecPlan, type FecShare, openingJournalsOf } from "./fec-plan.ts";
import {
  createShareReader,
  type ImportedOutline,
  importedTurns,
  readOwnShare,
  toImported,
  validatedOf,
} from "./fec-shares.ts";
import type { FecSource } from "./fec-source.ts";
import { createHandLetters } from "./hand-letters.ts";
import { importedEntries } from "./imported-entries.ts";
import { createImportedOrder } from "./imported-order.ts";
import { type IsWanted, writeOwnEntries } from "./own-entries.ts";
import { letteredVouchers, type OwnShare, openOwnShare } from "./own-share.ts";

/** What a file turned out to hold. */
export interface FecContent {
  readonly rows: number;
  readonly entries: number;
  readonly debitCents: number;
  readonly journals: readonly Named[];
}

/**
 * Writes a year's FEC piece by piece: the opening entry, then everything in the order of validation, then, in a provisional
 * file, what is not validated, under the numbers it would get now. No more than a few months of one slice are held. Where the
 * pieces are written may be told (`createFecWriter`).
 */
export async function* writeFec(
  plan: FecPlan,
  outline: ImportedOutline,
  source: FecSource,
  nextRoom?: () => Uint8Array,
): AsyncGenerator<Uint8Array, FecContent> {
  const writer = createFecWriter(plan.layout, nextRoom);
  const books = createFecBooks(plan, outline, source, writer);
  for await (const pieces of books.write()) yield* pieces;
  const rest = writer.takeRest();
  if (rest.length > 0) yield rest;
  return { ...writer.written(), journals: books.journals() };
}

/** Pieces of a file, full as some of its entries are written. */
type Pieces = Iterable<Uint8Array>;

/** The entries of a file in their order, month by month. */
function createFecBooks(plan: FecPlan, outline: ImportedOutline, source: FecSource, writer: FecWriter) {
  const { shares } = outline;
  const { chart, company, year, layout } = plan;
  const names = createFecNames(chart);
  const byHand = createHandLetters(plan.matchedByHand);
  // Imported months come in turns; one of our own is asked for, written and let go.
  const read = createShareReader(source);
  const numbers = createEntryNumbers(company, plan.headers, outline.lastNumbers);
  const isOpening = openingJournalsOf(chart);
  const opens = ({ journal }: { readonly journal: string }) => isOpening(journal);
  const [firstDay, lastDay] = [toDayNumber(year.from), toDayNumber(year.through)];
  const isOfYear = (dayNumber: number) => firstDay <= dayNumber && dayNumber <= lastDay;

  const own = async (
    share: OwnShare,
    isWanted: IsWanted,
    known: ReadonlyMap<string, Pick<Party, "number">> | null = null,
  ): Promise<Pieces> => {
    const letters = plan.hasSettlements
      ? await findFecLetters(letteredVouchers(share), source, byHand)
      : NO_LETTERS;
    const partyById = known ?? (layout === "bncCash" ? await readClients(share) : new Map());
    const partyNumber = (id: string) => partyById.get(id)?.number ?? "";
    const facts = { layout, means: chart.means, names, letters, byHand, partyNumber };
    return writeOwnEntries(share, facts, writer, isWanted);
  };

  const readClients = async ({ places, field }: OwnShare) => {
    const party = field("party");
    const wanted = new Set([...places].flatMap((place) => party[place] ?? []));
    return new Map((await source.readParties([...wanted])).map((one) => [one.id, one]));
  };

  function* written(entries: Iterable<FecFileEntry>): Generator<Uint8Array> {
    for (const { rows } of entries) {
      for (const row of rows) writer.writeRow(row);
      const full = writer.endEntry();
      if (full !== null) yield full;
    }
  }

  const giveIn =
    ({ slice }: FecShare) =>
    ({ journal, day }: ImportedVoucher) =>
      numbers.give({ slice, journal, day });

  async function* openings(): AsyncGenerator<Pieces> {
    // One that came with the imported file says the same already.
    if (plan.opening !== null && !shares.some((share) => share.opens))
      yield written([openingEntry(plan.opening)]);
    for (const { share, opens: hasOpening } of shares) {
      if (!hasOpening) continue;
      const { columns, records } = await read(share);
      const vouchers = toImported(records);
      yield written(importedEntries(columns, vouchers, names, byHand, opens, giveIn(share)));
    }
    for (const share of plan.own)
      if (share.mayOpen)
        yield own(await readOwnShare(source, share), (journal, day) => isOpening(journal) && isOfYear(day));
    yield* live(isOpening);
  }

  async function* imported(): AsyncGenerator<Pieces> {
    const inTurn = createImportedOrder(shares, outline.isByJournal);
    for (const { share, place, validatedOn } of importedTurns(shares)) {
      const { columns, records } = await read(share);
      const vouchers = toImported(records);
      for (const day of validatedOn) {
        const isWanted = (voucher: ImportedVoucher) => validatedOf(voucher) === day && !opens(voucher);
        const entries = importedEntries(columns, vouchers, names, byHand, isWanted, giveIn(share));
        yield written(inTurn(day, place, entries));
      }
    }
  }

  async function* live(isWanted: (journal: string) => boolean): AsyncGenerator<Pieces> {
    for (const day of plan.liveDays) {
      const vouchers = [...(await source.readLive(day))]
        .filter((voucher) => isBooked(voucher) && voucher.postings.length > 0 && isWanted(voucher.journal))
        .sort(asTheyCame)
        // One that was validated since the file was begun is written as it was then.
        .map(({ validatedAt: _, ...voucher }) => ({ ...voucher, entryNumber: numbers.give(voucher) }));
      if (vouchers.length === 0) continue;
      const wanted = vouchers.flatMap((voucher) => [
        clientOf(voucher) ?? [],
        voucher.postings.flatMap(({ party }) => party ?? []),
      ]);
      const parties = await source.readParties([...new Set(wanted.flat())]);
      const partyById = new Map(parties.map((party) => [party.id, party]));
      const builder = createLedgerBuilder();
      const append = createVoucherLines(builder, {
        chart,
        company,
        party: (id) => partyById.get(id) ?? null,
      });
      for (const voucher of vouchers) append(voucher);
      const share = openOwnShare(builder.build(), fieldsOfVouchers(vouchers));
      yield own(share, () => true, partyById);
    }
  }

  function openingEntry(opening: FecOpening): FecFileEntry {
    const { journal, entryNumber, day, pieceRef, label, validatedOn } = opening;
    const rows = opening.lines.map(({ account, party, cents }) => ({
      journal: journal.code,
      journalLabel: names.journal(journal),
      entryNumber,
      entryOn: day,
      account: account.code,
      accountLabel: names.account(account),
      party: party?.code ?? "",
      partyLabel: party?.label ?? "",
      pieceRef: pieceRef || conventionalRef(journal.code, entryNumber),
      pieceOn: day,
      label,
      ...sidesOf(cents),
      matching: "",
      matchedOn: null,
      validatedOn,
      foreignAmount: "",
      foreignCurrency: "",
      settledOn: day,
      settledBy: NO_PAYMENT,
      nature: "",
      client: "",
    }));
    return { journal: journal.code, validatedOn, rows };
  }

  return {
    journals: names.journals,
    async *write(): AsyncGenerator<Pieces> {
      yield* openings();
      yield* imported();
      for (const share of plan.own)
        yield own(
          await readOwnShare(source, share),
          (journal, day) => !(share.mayOpen && isOpening(journal)) && isOfYear(day),
        );
      yield* live((journal) => !isOpening(journal));
    },
  };
}

const clientOf = (voucher: Voucher): string | null =>
  isInvoice(voucher) || voucher.kind === "payment" ? voucher.party : null;

/** The order in which validating numbers the vouchers of a day. */
const asTheyCame = (one: Voucher, other: Voucher): number =>
  compare(one.createdAt, other.createdAt) || compare(one.id, other.id);

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
