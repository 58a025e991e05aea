import type { CalendarDate } from "../calendar-date.ts";
import { NO_PAYMENT } from "../formats/fec/fec-settlements.ts";
import { fecHeaderLine, fecLine } from "../formats/fec/fec-writer.ts";
import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import type { Named } from "../ledger/ledger-columns.ts";
import { createVoucherLines } from "../ledger/voucher-lines.ts";
import { createEntryNumbers } from "../seals/entry-numbers.ts";
import type { ImportedVoucher } from "../seals/imported-voucher.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import { isInvoice, type Voucher } from "../vouchers/voucher.ts";
import { conventionalRef, type FecFileEntry, sidesOf } from "./fec-entry.ts";
import { findFecLetters } from "./fec-lettering.ts";
import { createFecNames } from "./fec-names.ts";
import { type FecOpening, type FecPlan, openingJournalsOf } from "./fec-plan.ts";
import {
  createShareReader,
  type ImportedOutline,
  importedTurns,
  type ReadShare,
  readShare,
  toImported,
} from "./fec-shares.ts";
import type { FecSource } from "./fec-source.ts";
import { createHandLetters } from "./hand-letters.ts";
import { importedEntries } from "./imported-entries.ts";
import { createImportedOrder } from "./imported-order.ts";
import { ownEntries } from "./own-entries.ts";
import { NOT_WRITTEN, type WrittenVoucher } from "./written-voucher.ts";

/** What a file turned out to hold. */
export interface FecContent {
  readonly rows: number;
  readonly entries: number;
  readonly debitCents: number;
  readonly journals: readonly Named[];
}

/** Text is handed on once there is as much of it. */
const PIECE_LENGTH = 128 * 1024;

/**
 * Writes a year's FEC piece by piece: the opening entry, then everything in the order of validation, then, in a provisional
 * file, what is not validated, under the numbers it would get now. No more than a few months of one slice are held.
 */
export async function* writeFec(
  plan: FecPlan,
  outline: ImportedOutline,
  source: FecSource,
): AsyncGenerator<string, FecContent> {
  const { layout } = plan;
  const books = createFecBooks(plan, outline, source);
  let rows = 0;
  let entries = 0;
  let debitCents = 0;
  let text = fecHeaderLine(layout);
  for await (const some of books.entries()) {
    for (const entry of some) {
      entries += 1;
      for (const row of entry.rows) {
        rows += 1;
        debitCents += row.debitCents;
        text += fecLine(row, layout);
      }
      if (text.length < PIECE_LENGTH) continue;
      yield text;
      text = "";
    }
  }
  if (text !== "") yield text;
  return { rows, entries, debitCents, journals: books.journals() };
}

/** The entries of a file in their order, month by month. */
function createFecBooks(plan: FecPlan, outline: ImportedOutline, source: FecSource) {
  const { shares } = outline;
  const { chart, company, year } = plan;
  const names = createFecNames(chart);
  const byHand = createHandLetters(plan.matchedByHand);
  // Imported months come in turns; one of our own is asked for, written and let go.
  const read = createShareReader(source);
  const numbers = createEntryNumbers(company, plan.headers, outline.lastNumbers);
  const isOpening = openingJournalsOf(chart);
  const opens = ({ journal }: { readonly journal: string }) => isOpening(journal);
  const isOfYear = ({ day }: { readonly day: CalendarDate }) => year.from <= day && day <= year.through;

  const own = async (share: ReadShare, isWanted: (voucher: WrittenVoucher) => boolean) => {
    const vouchers = (share.records as readonly object[] as readonly WrittenVoucher[]).filter(isBooked);
    return ownEntries(await withFacts(share, vouchers), chart, names, isWanted);
  };

  const withFacts = async ({ columns }: Pick<ReadShare, "columns">, vouchers: readonly WrittenVoucher[]) => {
    const wanted = vouchers.flatMap((voucher) => clientOf(voucher) ?? []);
    const parties = plan.layout === "bncCash" ? await source.readParties([...new Set(wanted)]) : [];
    const numberById = new Map(parties.map(({ id, number }) => [id, number]));
    return {
      columns,
      vouchers,
      byHand,
      letters: await findFecLetters(vouchers, source, byHand),
      partyNumber: (id: string) => numberById.get(id) ?? "",
    };
  };

  async function* openings(): AsyncGenerator<Iterable<FecFileEntry>> {
    // One that came with the imported file says the same already.
    if (plan.opening !== null && !shares.some((share) => share.opens)) yield [openingEntry(plan.opening)];
    for (const { share, opens: hasOpening } of shares) {
      if (!hasOpening) continue;
      const { columns, records } = await read(share);
      yield importedEntries(columns, toImported(records), names, byHand, opens);
    }
    for (const share of plan.own)
      if (share.mayOpen)
        yield own(
          await readShare(source, share, NOT_WRITTEN),
          (voucher) => opens(voucher) && isOfYear(voucher),
        );
    yield* live(opens);
  }

  async function* imported(): AsyncGenerator<Iterable<FecFileEntry>> {
    const inTurn = createImportedOrder(shares, outline.isByJournal);
    for (const { share, place, validatedOn } of importedTurns(shares)) {
      const { columns, records } = await read(share);
      const vouchers = toImported(records);
      for (const day of validatedOn) {
        const isWanted = (voucher: ImportedVoucher) => (voucher.validatedOn ?? "") === day && !opens(voucher);
        yield inTurn(day, place, importedEntries(columns, vouchers, names, byHand, isWanted));
      }
    }
  }

  async function* live(isWanted: (voucher: Voucher) => boolean): AsyncGenerator<Iterable<FecFileEntry>> {
    for (const day of plan.liveDays) {
      const vouchers = [...(await source.readLive(day))]
        .filter((voucher) => isBooked(voucher) && voucher.postings.length > 0 && isWanted(voucher))
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
      const columns = builder.build();
      yield ownEntries(
        {
          columns,
          vouchers,
          byHand,
          letters: await findFecLetters(vouchers, source, byHand),
          partyNumber: (id) => partyById.get(id)?.number ?? "",
        },
        chart,
        names,
        () => true,
      );
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
    async *entries(): AsyncGenerator<Iterable<FecFileEntry>> {
      yield* openings();
      yield* imported();
      for (const share of plan.own)
        yield own(
          await readShare(source, share, NOT_WRITTEN),
          (voucher) => !(share.mayOpen && opens(voucher)) && isOfYear(voucher),
        );
      yield* live((voucher) => !opens(voucher));
    },
  };
}

const clientOf = (voucher: WrittenVoucher): string | null =>
  isInvoice(voucher) || voucher.kind === "payment" ? voucher.party : null;

/** The order in which validating numbers the vouchers of a day. */
const asTheyCame = (one: Voucher, other: Voucher): number =>
  compare(one.createdAt, other.createdAt) || compare(one.id, other.id);

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
