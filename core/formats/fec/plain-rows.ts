import { NO_AMOUNT, readPlainAmount } from "./fec-amount.ts";
import { FEC_COLUMNS, type FecColumn } from "./fec-columns.ts";
import { eightDigits, type KnownDays, UNKNOWN_DAY } from "./fec-day.ts";
import type { FecCells } from "./fec-row-reader.ts";
import {
  CODE_LENGTH_MAX,
  type FecNames,
  type FecRow,
  JOURNALS_MAX,
  LABEL_LENGTH_MAX,
  NO_DAY,
} from "./fec-rows.ts";
import type { FecDecoder } from "./fec-text.ts";
import type { LentCell } from "./lent-text.ts";
import { createPlainPairs, NO_PAIR, type PlainPairs } from "./plain-pairs.ts";

/** Reads rows of which there is nothing to tell, by their bytes; whatever is in any way unusual is left to others. */
export interface PlainRows {
  /** Fills the row but for its group; false where it is not plain, and then nothing was done. */
  readonly read: (cells: FecCells, row: RowToFill) => boolean;
  /** Hears what another made of a row of which it told nothing. */
  readonly learn: (cells: FecCells, row: Pick<FecRow, "journal" | "account" | "party" | "rareFacts">) => void;
}

type RowToFill = { -readonly [Key in keyof FecRow]: FecRow[Key] };

interface Surroundings {
  readonly names: FecNames;
  readonly decoder: FecDecoder;
  readonly placeByColumn: ReadonlyMap<FecColumn, number>;
  readonly days: KnownDays;
  readonly lent: Readonly<Record<"entryNumber" | "pieceRef" | "label" | "matching", LentCell>>;
}

/** Null where the columns of a file do not stand in the order of the law. */
export function createPlainRows({
  names,
  decoder,
  placeByColumn,
  days,
  lent,
}: Surroundings): PlainRows | null {
  const isLawful = FEC_COLUMNS.slice(0, 18).every((column, place) => placeByColumn.get(column) === place);
  if (!isLawful) return null;
  const { journals, accounts, parties } = names;
  const cashPlaces = CASH_BASIS.map((column) => placeByColumn.get(column)).filter(
    (place) => place !== undefined,
  );
  // The same bytes are other letters in a line of another encoding.
  const [utf8Pairs, latinPairs] = [0, 1].map(() => ({
    journals: createPlainPairs(),
    accounts: createPlainPairs(),
    parties: createPlainPairs(),
    withoutForeign: createPlainPairs(),
  })) as [PairsOfFile, PairsOfFile];

  const day = ({ bytes, starts, ends }: FecCells, place: number): number =>
    days.find(eightDigits(bytes, starts[place]!, ends[place]!));
  const dayOrNone = (cells: FecCells, place: number): number =>
    cells.starts[place] === cells.ends[place] ? NO_DAY : day(cells, place);

  /** Whether nothing need be said of a text that is there. */
  const isPlain = ({ bytes, starts, ends }: FecCells, place: number, lengthMax: number): boolean => {
    const from = starts[place]!;
    const to = ends[place]!;
    return (
      from < to &&
      to - from <= lengthMax &&
      bytes[from] !== SPACE &&
      bytes[to - 1] !== SPACE &&
      (decoder.isPlainLine() || !hasWindowsLetters(bytes, from, to))
    );
  };

  /** Many programs write 0,00 there, and their own currency. */
  const isForeignThere = ({ starts, ends }: FecCells): boolean =>
    starts[FOREIGN] !== ends[FOREIGN] || starts[FOREIGN + 1] !== ends[FOREIGN + 1];
  /** A row may end before its currency, which then stands nowhere. */
  const isForeignWhole = ({ starts, ends }: FecCells): boolean => starts[FOREIGN]! < ends[FOREIGN + 1]!;

  return {
    read: (cells, row) => {
      const { bytes, starts, ends } = cells;
      const isThere = (place: number) => starts[place] !== ends[place];
      for (let at = 0; at < cashPlaces.length; at += 1) if (isThere(cashPlaces[at]!)) return false;
      const dayNumber = day(cells, DAY);
      const pieceOn = day(cells, PIECE_ON);
      const validatedOn = dayOrNone(cells, VALIDATED_ON);
      const matchedOn = dayOrNone(cells, MATCHED_ON);
      if (dayNumber === UNKNOWN_DAY || pieceOn === UNKNOWN_DAY) return false;
      if (validatedOn === UNKNOWN_DAY || matchedOn === UNKNOWN_DAY) return false;
      if (validatedOn !== NO_DAY && validatedOn < dayNumber) return false;
      const debitCents = readPlainAmount(bytes, starts[DEBIT]!, ends[DEBIT]!);
      const creditCents = readPlainAmount(bytes, starts[CREDIT]!, ends[CREDIT]!);
      if (debitCents === NO_AMOUNT || creditCents === NO_AMOUNT) return false;
      if ((debitCents === 0) === (creditCents === 0)) return false;
      if (!isPlain(cells, NUMBER, CODE_LENGTH_MAX) || isZeros(bytes, starts[NUMBER]!, ends[NUMBER]!))
        return false;
      if (!isPlain(cells, PIECE_REF, LABEL_LENGTH_MAX) || !isPlain(cells, LABEL, LABEL_LENGTH_MAX))
        return false;
      if (isThere(MATCHING) && !isPlain(cells, MATCHING, LABEL_LENGTH_MAX)) return false;
      const pairs = decoder.isPlainLine() ? utf8Pairs : latinPairs;
      if (
        isForeignThere(cells) &&
        (!isForeignWhole(cells) ||
          pairs.withoutForeign.find(bytes, starts[FOREIGN]!, ends[FOREIGN + 1]!) === NO_PAIR)
      )
        return false;
      const journalPair = pairs.journals.find(bytes, starts[JOURNAL]!, ends[JOURNAL + 1]!);
      if (journalPair === NO_PAIR || journals.size >= JOURNALS_MAX - 1) return false;
      const accountPair = pairs.accounts.find(bytes, starts[ACCOUNT]!, ends[ACCOUNT + 1]!);
      if (accountPair === NO_PAIR) return false;
      const partyPair = pairs.parties.find(bytes, starts[PARTY]!, ends[PARTY + 1]!);
      if (partyPair === NO_PAIR) return false;

      row.journal = pairs.journals.index(journalPair);
      row.journalLabel = pairs.journals.label(journalPair);
      journals.relabel(row.journal, row.journalLabel);
      row.account = pairs.accounts.index(accountPair);
      row.accountLabel = pairs.accounts.label(accountPair);
      accounts.relabel(row.account, row.accountLabel);
      row.party = pairs.parties.index(partyPair);
      row.partyLabel = row.party === 0 ? "" : pairs.parties.label(partyPair);
      if (row.party !== 0) parties.relabel(row.party, row.partyLabel);
      row.line = cells.line;
      row.day = dayNumber;
      row.cents = debitCents - creditCents;
      row.pieceOn = pieceOn;
      row.validatedOn = validatedOn;
      row.matchedOn = matchedOn;
      row.rareFacts = "";
      lent.entryNumber.lend(cells);
      lent.pieceRef.lend(cells);
      lent.label.lend(cells);
      lent.matching.lend(cells);
      return true;
    },
    learn: (cells, { journal, account, party, rareFacts }) => {
      if (rareFacts !== "") return;
      const { bytes, starts, ends } = cells;
      const pairs = decoder.isPlainLine() ? utf8Pairs : latinPairs;
      const learn = (known: PlainPairs, place: number, index: number) => {
        const from = starts[place]!;
        const to = ends[place + 1]!;
        if (known.find(bytes, from, to) === NO_PAIR)
          known.learn(bytes, from, to, index, decoder.text(bytes, starts[place + 1]!, to));
      };
      learn(pairs.journals, JOURNAL, journal);
      learn(pairs.accounts, ACCOUNT, account);
      learn(pairs.parties, PARTY, party);
      if (isForeignThere(cells) && isForeignWhole(cells)) learn(pairs.withoutForeign, FOREIGN, 0);
    },
  };
}

type PairsOfFile = Readonly<Record<"journals" | "accounts" | "parties" | "withoutForeign", PlainPairs>>;

const CASH_BASIS: readonly FecColumn[] = ["DateRglt", "ModeRglt", "NatOp", "IdClient"];
const placeOf = (column: (typeof FEC_COLUMNS)[number]) => FEC_COLUMNS.indexOf(column);
const JOURNAL = placeOf("JournalCode");
const NUMBER = placeOf("EcritureNum");
const DAY = placeOf("EcritureDate");
const ACCOUNT = placeOf("CompteNum");
const PARTY = placeOf("CompAuxNum");
const PIECE_REF = placeOf("PieceRef");
const PIECE_ON = placeOf("PieceDate");
const LABEL = placeOf("EcritureLib");
const DEBIT = placeOf("Debit");
const CREDIT = placeOf("Credit");
const MATCHING = placeOf("EcritureLet");
const MATCHED_ON = placeOf("DateLet");
const VALIDATED_ON = placeOf("ValidDate");
const FOREIGN = placeOf("Montantdevise");

const SPACE = 0x20;
const ZERO = 0x30;

/** Such a number says that there is none. */
function isZeros(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] !== ZERO) return false;
  return true;
}

/** Letters that Windows has where ISO-8859-15 has none; the file is then told to be Windows'. */
function hasWindowsLetters(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! >= 0x80 && bytes[at]! < 0xa0) return true;
  return false;
}
