import { fromDayNumber } from "../../calendar-date.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { isAmountProblem, readFecAmount } from "./fec-amount.ts";
import { createFecCellReader } from "./fec-cell-reader.ts";
import type { FecColumn } from "./fec-columns.ts";
import { createFecDayReader, eightDigits, NO_DIGITS } from "./fec-day.ts";
import type { FecFindings } from "./fec-findings.ts";
import type { FecOddityCode } from "./fec-preview.ts";
import { type FecNames, type FecRow, JOURNALS_MAX, NO_DAY } from "./fec-rows.ts";
import type { FecDecoder } from "./fec-text.ts";

const LABEL_LENGTH_MAX = 400;
/** Codes stand in ids and on narrow columns of paper. */
const CODE_LENGTH_MAX = 60;

/** The cells of one line: where each begins and ends in the bytes. */
export interface FecCells {
  readonly bytes: Uint8Array;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly line: number;
}

interface Surroundings {
  readonly names: FecNames;
  readonly findings: FecFindings;
  readonly decoder: FecDecoder;
  readonly placeByColumn: ReadonlyMap<FecColumn, number>;
  readonly take: (row: FecRow) => void;
}

/** What became of a row; the file may hold more than can be read. */
export type FecRowFate = "taken" | "unreadable" | "tooMuch";

/** Reads a row's cells and passes on what they say. */
export function createFecRowReader({ names, findings, decoder, placeByColumn, take }: Surroundings) {
  const { groups, journals, accounts, parties } = names;
  const readDay = createFecDayReader();
  const firstAccountLabels: string[] = [];
  const isAccountOfDigits: boolean[] = [];
  const { oddity, problem } = findings;
  const hasSides = placeByColumn.has("Montant");
  const [debitPlace, creditPlace, amountPlace] = (["Debit", "Credit", "Montant"] as const).map(
    (column) => placeByColumn.get(column) ?? 0,
  ) as [number, number, number];
  let cells: FecCells = { bytes: new Uint8Array(), starts: [], ends: [], line: 0 };
  let isReadable = true;
  let amountColumn: FecColumn = "Debit";
  const noteAmount = (code: FecOddityCode) => oddity(code, cells.line, amountColumn);
  const notePadding = (column: FecColumn) => oddity("fec.paddedText", cells.line, column);
  const readerOf = (column: FecColumn) => {
    const place = placeByColumn.get(column);
    return {
      column,
      place: place ?? NO_PLACE,
      isThere: place !== undefined,
      read: createFecCellReader(decoder, place, column, notePadding),
    };
  };
  const columns = {
    journalCode: readerOf("JournalCode"),
    journalLabel: readerOf("JournalLib"),
    entryNumber: readerOf("EcritureNum"),
    day: readerOf("EcritureDate"),
    account: readerOf("CompteNum"),
    accountLabel: readerOf("CompteLib"),
    partyCode: readerOf("CompAuxNum"),
    partyLabel: readerOf("CompAuxLib"),
    pieceRef: readerOf("PieceRef"),
    pieceOn: readerOf("PieceDate"),
    label: readerOf("EcritureLib"),
    side: readerOf("Sens"),
    matching: readerOf("EcritureLet"),
    matchedOn: readerOf("DateLet"),
    validatedOn: readerOf("ValidDate"),
    foreignAmount: readerOf("Montantdevise"),
    foreignCurrency: readerOf("Idevise"),
    settledOn: readerOf("DateRglt"),
    settledBy: readerOf("ModeRglt"),
    nature: readerOf("NatOp"),
    client: readerOf("IdClient"),
  };
  type CellReader = (typeof columns)["day"];
  /** The last plain day of each place, as its eight digits: the same comes again and again. */
  const knownDigits = new Int32Array(Math.max(0, ...placeByColumn.values()) + 1).fill(NO_DIGITS);
  const knownDays = new Int32Array(knownDigits.length);

  const label = ({ read, column }: CellReader): string => {
    const found = read(cells);
    if (found.length <= LABEL_LENGTH_MAX) return found;
    oddity("fec.textCut", cells.line, column);
    return cutText(found);
  };

  const code = ({ read, column }: CellReader): string => {
    const found = read(cells);
    if (found.length <= CODE_LENGTH_MAX) return found;
    fail("fec.codeTooLong", column, { text: found });
    return "";
  };

  const fail = (
    ...[code, column, facts]: [Parameters<typeof problem>[0], FecColumn, Record<string, string>?]
  ) => {
    isReadable = false;
    problem(code, cells.line, column, facts);
  };

  const day = ({ read, column, place }: CellReader): number => {
    if (place === NO_PLACE || cells.starts[place] === cells.ends[place]) return NO_DAY;
    const digits = eightDigits(cells.bytes, cells.starts[place]!, cells.ends[place]!);
    if (digits !== NO_DIGITS && digits === knownDigits[place]) return knownDays[place]!;
    const found = read(cells);
    if (found === "") return NO_DAY;
    const answer = readDay(found);
    if (answer.kind === "unreadable") {
      fail("fec.dateUnreadable", column, { text: found });
      return NO_DAY;
    }
    if (answer.kind === "zero") {
      oddity("fec.dateZero", cells.line, column);
      return NO_DAY;
    }
    if (answer.isOddlySpelt) oddity("fec.dateSpelling", cells.line, column, { text: found });
    else {
      knownDigits[place] = digits;
      knownDays[place] = answer.dayNumber;
    }
    return answer.dayNumber;
  };

  const amount = (column: FecColumn, place: number): number => {
    const { bytes } = cells;
    let from = cells.starts[place]!;
    let to = cells.ends[place]!;
    amountColumn = column;
    if (from < to && (bytes[from] === 0x20 || bytes[to - 1] === 0x20)) {
      while (from < to && bytes[from] === 0x20) from += 1;
      while (from < to && bytes[to - 1] === 0x20) to -= 1;
      noteAmount("fec.paddedAmount");
    }
    const cents = readFecAmount(bytes, from, to, noteAmount);
    if (!isAmountProblem(cents)) return cents;
    fail(cents, column, { text: decoder.text(bytes, from, to) });
    return 0;
  };

  let firstCents = 0;
  let secondCents = 0;

  /** Debit and credit as two signed amounts; a negative one is the other side's. */
  const readAmounts = (): void => {
    secondCents = 0;
    if (!hasSides) {
      const debitCents = amount("Debit", debitPlace);
      const creditCents = amount("Credit", creditPlace);
      if (debitCents !== 0 && creditCents !== 0) oddity("fec.debitAndCredit", cells.line);
      firstCents = debitCents;
      secondCents = 0 - creditCents;
      return;
    }
    const cents = amount("Montant", amountPlace);
    const side = columns.side.read(cells).toUpperCase();
    firstCents = DEBIT.has(side) ? cents : CREDIT.has(side) ? 0 - cents : 0;
    if (!DEBIT.has(side) && !CREDIT.has(side) && cents !== 0)
      fail("fec.sideUnreadable", "Sens", { text: side });
  };

  const rareFacts = (): string => {
    const foreignAmount = columns.foreignAmount.read(cells);
    const foreignCurrency = columns.foreignCurrency.read(cells);
    const settledOn = day(columns.settledOn);
    const settledBy = label(columns.settledBy);
    const nature = label(columns.nature);
    const client = label(columns.client);
    const isForeign = foreignAmount !== "" && !/^[0,. ]+$/.test(foreignAmount);
    if (!isForeign && settledOn === NO_DAY && settledBy === "" && nature === "" && client === "") return "";
    return canonicalJson({
      ...(isForeign ? { foreignAmount: foreignAmount.slice(0, CODE_LENGTH_MAX) } : {}),
      ...(isForeign && foreignCurrency !== ""
        ? { foreignCurrency: foreignCurrency.slice(0, CODE_LENGTH_MAX) }
        : {}),
      ...(settledOn === NO_DAY ? {} : { settledOn: fromDayNumber(settledOn) }),
      ...(settledBy === "" ? {} : { settledBy }),
      ...(nature === "" ? {} : { nature }),
      ...(client === "" ? {} : { client }),
    });
  };

  const noteAccount = (account: string, accountIndex: number, accountLabel: string) => {
    isAccountOfDigits[accountIndex] ??= /^\d{3}/.test(account);
    if (!isAccountOfDigits[accountIndex])
      oddity("fec.accountNotDigits", cells.line, "CompteNum", { account });
    const known = firstAccountLabels[accountIndex];
    if (known === undefined || known === "") firstAccountLabels[accountIndex] = accountLabel;
    else if (accountLabel !== "" && accountLabel !== known) {
      oddity("fec.accountLabelsDiffer", cells.line, "CompteLib", {
        account,
        label: known,
        other: accountLabel,
      });
    }
  };

  const noteEmpty = ({ column, isThere }: CellReader, found: string | number) => {
    if ((found === "" || found === NO_DAY) && isThere) oddity("fec.textEmpty", cells.line, column);
  };

  return (row: FecCells): FecRowFate => {
    cells = row;
    isReadable = true;
    const journalCode = code(columns.journalCode);
    const journalLabel = label(columns.journalLabel);
    if (journals.size >= JOURNALS_MAX - 1) {
      problem("fec.tooManyJournals", row.line);
      return "tooMuch";
    }
    const journal = journals.indexOf(journalCode, journalLabel);
    const entryNumber = code(columns.entryNumber);
    const pieceRef = label(columns.pieceRef);
    const dayNumber = day(columns.day);
    if (dayNumber === NO_DAY && isReadable) fail("fec.dateEmpty", "EcritureDate");
    const group = groups.of(journal, entryNumber, pieceRef, dayNumber);
    if (groups.isDraft(group)) oddity("fec.entryWithoutNumber", row.line, "EcritureNum");

    const account = code(columns.account);
    if (account === "" && isReadable) fail("fec.accountEmpty", "CompteNum");
    const accountLabel = label(columns.accountLabel);
    const partyCode = code(columns.partyCode);
    const partyLabel = label(columns.partyLabel);
    readAmounts();
    const pieceOn = day(columns.pieceOn);
    const validatedOn = day(columns.validatedOn);
    const matchedOn = day(columns.matchedOn);
    const lineLabel = label(columns.label);
    const matching = label(columns.matching);
    const rare = rareFacts();
    if (!isReadable) {
      groups.taint(group);
      return "unreadable";
    }

    const accountIndex = accounts.indexOf(account, accountLabel);
    noteAccount(account, accountIndex, accountLabel);
    if (partyCode === "" && partyLabel !== "") oddity("fec.partyWithoutCode", row.line, "CompAuxLib");
    if (firstCents === 0 && secondCents === 0) oddity("fec.amountsZero", row.line);
    if (validatedOn !== NO_DAY && validatedOn < dayNumber)
      oddity("fec.validatedBeforeDay", row.line, "ValidDate");
    noteEmpty(columns.journalCode, journalCode);
    noteEmpty(columns.journalLabel, journalLabel);
    noteEmpty(columns.accountLabel, accountLabel);
    noteEmpty(columns.pieceRef, pieceRef);
    noteEmpty(columns.pieceOn, pieceOn);
    noteEmpty(columns.label, lineLabel);

    groups.add(group, dayNumber, firstCents + secondCents);
    const isTwo = firstCents !== 0 && secondCents !== 0;
    const taken = {
      line: row.line,
      group,
      day: dayNumber,
      cents: isTwo ? firstCents : firstCents + secondCents,
      account: accountIndex,
      party: partyCode === "" ? 0 : parties.indexOf(partyCode, partyLabel),
      label: lineLabel,
      matching,
      pieceRef,
      pieceOn,
      validatedOn,
      matchedOn,
      rareFacts: rare,
    };
    take(taken);
    if (isTwo) take({ ...taken, cents: secondCents });
    return "taken";
  };
}

const NO_PLACE = -1;

const DEBIT: ReadonlySet<string> = new Set(["D", "+1", "+", "1"]);
const CREDIT: ReadonlySet<string> = new Set(["C", "-1", "-"]);

/** Not in the middle of a pair of units that is one character. */
function cutText(text: string): string {
  const last = text.charCodeAt(LABEL_LENGTH_MAX - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LABEL_LENGTH_MAX - 1 : LABEL_LENGTH_MAX);
}
