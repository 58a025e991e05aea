import { createFecCellReader } from "./fec-cell-reader.ts";
import type { FecColumn } from "./fec-columns.ts";
import { createFecDayReader, createKnownDays, eightDigits, UNKNOWN_DAY } from "./fec-day.ts";
import type { FecFindings } from "./fec-findings.ts";
import { rareFactsToText } from "./fec-rare-facts.ts";
import { createRowAmounts } from "./fec-row-amounts.ts";
import {
  CODE_LENGTH_MAX,
  type FecNames,
  type FecRow,
  JOURNALS_MAX,
  LABEL_LENGTH_MAX,
  NO_DAY,
} from "./fec-rows.ts";
import type { FecDecoder } from "./fec-text.ts";
import { createLentCell, type LentCell } from "./lent-text.ts";
import { createPlainRows } from "./plain-rows.ts";

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
  /** How much was told of the row so far. */
  let told = 0;
  const oddity: FecFindings["oddity"] = (...oddityOfRow) => {
    told += 1;
    findings.oddity(...oddityOfRow);
  };
  const problem: FecFindings["problem"] = (...problemOfRow) => {
    told += 1;
    findings.problem(...problemOfRow);
  };
  let cells: FecCells = { bytes: new Uint8Array(), starts: [], ends: [], line: 0 };
  let isReadable = true;
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
    day: readerOf("EcritureDate"),
    account: readerOf("CompteNum"),
    accountLabel: readerOf("CompteLib"),
    partyCode: readerOf("CompAuxNum"),
    partyLabel: readerOf("CompAuxLib"),
    pieceOn: readerOf("PieceDate"),
    side: readerOf("Sens"),
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
  const lentOf = (column: FecColumn, lengthMax: number) => {
    const place = placeByColumn.get(column);
    const cell = createLentCell(decoder, place, lengthMax, () => notePadding(column));
    return { column, isThere: place !== undefined, cell };
  };
  // What differs from entry to entry.
  const lent = {
    entryNumber: lentOf("EcritureNum", CODE_LENGTH_MAX),
    pieceRef: lentOf("PieceRef", LABEL_LENGTH_MAX),
    label: lentOf("EcritureLib", LABEL_LENGTH_MAX),
    matching: lentOf("EcritureLet", LABEL_LENGTH_MAX),
  };
  const { foreignAmount, foreignCurrency, settledOn, settledBy, nature, client } = columns;
  const rarePlaces = [foreignAmount, foreignCurrency, settledOn, settledBy, nature, client]
    .filter(({ isThere }) => isThere)
    .map(({ place }) => place);
  const knownDays = createKnownDays();
  const plainRows = createPlainRows({
    names,
    decoder,
    placeByColumn,
    days: knownDays,
    lent: {
      entryNumber: lent.entryNumber.cell,
      pieceRef: lent.pieceRef.cell,
      label: lent.label.cell,
      matching: lent.matching.cell,
    },
  });

  const label = ({ read, column }: CellReader): string => {
    const found = read(cells);
    if (found.length <= LABEL_LENGTH_MAX) return found;
    oddity("fec.textCut", cells.line, column);
    return cutText(found);
  };

  const seeLabel = ({ cell, column }: (typeof lent)["label"]): LentCell => {
    if (cell.see(cells)) return cell;
    oddity("fec.textCut", cells.line, column);
    cell.replace(cutText(cell.text()));
    return cell;
  };

  const code = ({ read, column }: CellReader): string => {
    const found = read(cells);
    if (found.length <= CODE_LENGTH_MAX) return found;
    fail("fec.codeTooLong", column, { text: found });
    return "";
  };

  const seeNumber = (): LentCell => {
    const { cell, column } = lent.entryNumber;
    if (cell.see(cells)) return cell;
    fail("fec.codeTooLong", column, { text: cell.text() });
    cell.replace("");
    return cell;
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
    const known = knownDays.find(digits);
    if (known !== UNKNOWN_DAY) return known;
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
    else knownDays.keep(digits, answer.dayNumber);
    return answer.dayNumber;
  };

  const readAmounts = createRowAmounts({
    decoder,
    placeByColumn,
    readSide: (row) => columns.side.read(row),
    note: (code, column) => oddity(code, cells.line, column),
    fail,
  });

  const rareFacts = (): string => {
    if (rarePlaces.every((place) => cells.starts[place] === cells.ends[place])) return "";
    // In this order, which is that of what is told of them.
    return rareFactsToText({
      foreignAmount: columns.foreignAmount.read(cells),
      foreignCurrency: columns.foreignCurrency.read(cells),
      settledOn: day(columns.settledOn),
      settledBy: label(columns.settledBy),
      nature: label(columns.nature),
      client: label(columns.client),
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

  const noteEmpty = ({ column, isThere }: Pick<CellReader, "column" | "isThere">) => {
    if (isThere) oddity("fec.textEmpty", cells.line, column);
  };

  const taken = {
    line: 0,
    group: 0,
    day: 0,
    cents: 0,
    journal: 0,
    account: 0,
    party: 0,
    journalLabel: "",
    accountLabel: "",
    partyLabel: "",
    entryNumber: lent.entryNumber.cell,
    label: lent.label.cell,
    matching: lent.matching.cell,
    pieceRef: lent.pieceRef.cell,
    pieceOn: 0,
    validatedOn: 0,
    matchedOn: 0,
    rareFacts: "",
  };

  return (row: FecCells): FecRowFate => {
    cells = row;
    if (plainRows?.read(row, taken)) {
      taken.group = groups.of(taken.journal, lent.entryNumber.cell, lent.pieceRef.cell, taken.day);
      groups.add(taken.group, taken.day, taken.cents);
      take(taken);
      return "taken";
    }
    told = 0;
    isReadable = true;
    const journalCode = code(columns.journalCode);
    const journalLabel = label(columns.journalLabel);
    if (journals.size >= JOURNALS_MAX - 1) {
      problem("fec.tooManyJournals", row.line);
      return "tooMuch";
    }
    const journal = journals.indexOf(journalCode, journalLabel);
    const entryNumber = seeNumber();
    const pieceRef = seeLabel(lent.pieceRef);
    const dayNumber = day(columns.day);
    if (dayNumber === NO_DAY && isReadable) fail("fec.dateEmpty", "EcritureDate");
    const group = groups.of(journal, entryNumber, pieceRef, dayNumber);
    if (groups.isDraft(group)) oddity("fec.entryWithoutNumber", row.line, "EcritureNum");

    const account = code(columns.account);
    if (account === "" && isReadable) fail("fec.accountEmpty", "CompteNum");
    const accountLabel = label(columns.accountLabel);
    const partyCode = code(columns.partyCode);
    const partyLabel = label(columns.partyLabel);
    const [firstCents, secondCents] = readAmounts(row);
    const pieceOn = day(columns.pieceOn);
    const validatedOn = day(columns.validatedOn);
    const matchedOn = day(columns.matchedOn);
    const lineLabel = seeLabel(lent.label);
    seeLabel(lent.matching);
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
    if (journalCode === "") noteEmpty(columns.journalCode);
    if (journalLabel === "") noteEmpty(columns.journalLabel);
    if (accountLabel === "") noteEmpty(columns.accountLabel);
    if (pieceRef.isEmpty()) noteEmpty(lent.pieceRef);
    if (pieceOn === NO_DAY) noteEmpty(columns.pieceOn);
    if (lineLabel.isEmpty()) noteEmpty(lent.label);

    groups.add(group, dayNumber, firstCents + secondCents);
    const isTwo = firstCents !== 0 && secondCents !== 0;
    taken.line = row.line;
    taken.group = group;
    taken.day = dayNumber;
    taken.cents = isTwo ? firstCents : firstCents + secondCents;
    taken.journal = journal;
    taken.journalLabel = journalLabel;
    taken.account = accountIndex;
    taken.accountLabel = accountLabel;
    taken.party = partyCode === "" ? 0 : parties.indexOf(partyCode, partyLabel);
    taken.partyLabel = partyCode === "" ? "" : partyLabel;
    taken.pieceOn = pieceOn;
    taken.validatedOn = validatedOn;
    taken.matchedOn = matchedOn;
    taken.rareFacts = rare;
    if (told === 0) plainRows?.learn(row, taken);
    take(taken);
    if (isTwo) {
      taken.cents = secondCents;
      take(taken);
    }
    return "taken";
  };
}

const NO_PLACE = -1;

/** Not in the middle of a pair of units that is one character. */
function cutText(text: string): string {
  const last = text.charCodeAt(LABEL_LENGTH_MAX - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LABEL_LENGTH_MAX - 1 : LABEL_LENGTH_MAX);
}
