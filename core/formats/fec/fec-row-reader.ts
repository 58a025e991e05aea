import { fromDayNumber } from "../../calendar-date.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { isAmountProblem, readFecAmount } from "./fec-amount.ts";
import type { FecColumn } from "./fec-columns.ts";
import { createFecDayReader } from "./fec-day.ts";
import type { FecFindings } from "./fec-findings.ts";
import type { FecOddityCode } from "./fec-preview.ts";
import { createFecGroups, type FecRows, JOURNALS_MAX, NO_DAY } from "./fec-rows.ts";
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
  readonly rows: FecRows;
  readonly findings: FecFindings;
  readonly decoder: FecDecoder;
  readonly placeByColumn: ReadonlyMap<FecColumn, number>;
  /** Whether the rows' texts and what goes with them are kept, or only what tells which rows are one entry. */
  readonly keepsTexts: boolean;
}

/** Reads a row's cells into the columns; answers false when the file holds more than can be read. */
export function createFecRowReader({ rows, findings, decoder, placeByColumn, keepsTexts }: Surroundings) {
  const groupOf = createFecGroups(rows);
  const readDay = createFecDayReader();
  const firstAccountLabels: string[] = [];
  const { oddity, problem } = findings;
  const hasSides = placeByColumn.has("Montant");
  let cells: FecCells = { bytes: new Uint8Array(), starts: [], ends: [], line: 0 };
  let isReadable = true;
  let amountColumn: FecColumn = "Debit";
  const noteAmount = (code: FecOddityCode) => oddity(code, cells.line, amountColumn);

  /** The cell's text without padding; "" where the column is absent. */
  const text = (column: FecColumn): string => {
    const place = placeByColumn.get(column);
    if (place === undefined) return "";
    const { bytes } = cells;
    let from = cells.starts[place]!;
    let to = cells.ends[place]!;
    if (from === to) return "";
    if (bytes[from] === 0x20 || bytes[to - 1] === 0x20) {
      while (from < to && bytes[from] === 0x20) from += 1;
      while (from < to && bytes[to - 1] === 0x20) to -= 1;
      oddity("fec.paddedText", cells.line, column);
    }
    return decoder.text(bytes, from, to);
  };

  const label = (column: FecColumn): string => {
    const found = text(column);
    if (found.length <= LABEL_LENGTH_MAX) return found;
    oddity("fec.textCut", cells.line, column);
    return cutText(found);
  };

  const code = (column: FecColumn): string => {
    const found = text(column);
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

  const day = (column: FecColumn): number => {
    const found = text(column);
    if (found === "") return NO_DAY;
    const read = readDay(found);
    if (read.kind === "unreadable") {
      fail("fec.dateUnreadable", column, { text: found });
      return NO_DAY;
    }
    if (read.kind === "zero") {
      oddity("fec.dateZero", cells.line, column);
      return NO_DAY;
    }
    if (read.isOddlySpelt) oddity("fec.dateSpelling", cells.line, column, { text: found });
    return read.dayNumber;
  };

  const amount = (column: FecColumn): number => {
    const place = placeByColumn.get(column)!;
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

  /** Debit and credit as two signed amounts; a negative one is the other side's. */
  const amounts = (): [number, number] => {
    if (!hasSides) {
      const debitCents = amount("Debit");
      const creditCents = amount("Credit");
      if (debitCents !== 0 && creditCents !== 0) oddity("fec.debitAndCredit", cells.line);
      return [debitCents, 0 - creditCents];
    }
    const cents = amount("Montant");
    const side = text("Sens").toUpperCase();
    if (DEBIT.has(side)) return [cents, 0];
    if (CREDIT.has(side)) return [0 - cents, 0];
    if (cents !== 0) fail("fec.sideUnreadable", "Sens", { text: side });
    return [0, 0];
  };

  const rareFacts = (): string => {
    const foreignAmount = text("Montantdevise");
    const foreignCurrency = text("Idevise");
    const settledOn = day("DateRglt");
    const settledBy = label("ModeRglt");
    const nature = label("NatOp");
    const client = label("IdClient");
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
    if (!/^\d{3}/.test(account)) oddity("fec.accountNotDigits", cells.line, "CompteNum", { account });
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

  const noteEmpty = (column: FecColumn, found: string | number) => {
    if ((found === "" || found === NO_DAY) && placeByColumn.has(column))
      oddity("fec.textEmpty", cells.line, column);
  };

  return (row: FecCells): boolean => {
    cells = row;
    isReadable = true;
    const journalCode = code("JournalCode");
    const journalLabel = label("JournalLib");
    if (rows.journals.size >= JOURNALS_MAX - 1) {
      problem("fec.tooManyJournals", row.line);
      return false;
    }
    const journal = rows.journals.indexOf(journalCode, journalLabel);
    const entryNumber = code("EcritureNum");
    const pieceRef = label("PieceRef");
    const dayNumber = day("EcritureDate");
    if (dayNumber === NO_DAY && isReadable) fail("fec.dateEmpty", "EcritureDate");
    const groupIndex = groupOf(journal, entryNumber, pieceRef, dayNumber, row.line);
    const group = rows.groups[groupIndex]!;
    if (group.isDraft) oddity("fec.entryWithoutNumber", row.line, "EcritureNum");

    const account = code("CompteNum");
    if (account === "" && isReadable) fail("fec.accountEmpty", "CompteNum");
    const accountLabel = label("CompteLib");
    const partyCode = code("CompAuxNum");
    const partyLabel = label("CompAuxLib");
    const [firstCents, secondCents] = amounts();
    const pieceOn = day("PieceDate");
    const validatedOn = day("ValidDate");
    const matchedOn = day("DateLet");
    const lineLabel = label("EcritureLib");
    const matching = label("EcritureLet");
    const rare = rareFacts();
    if (!isReadable) {
      group.isTainted = true;
      return true;
    }

    const accountIndex = rows.accounts.indexOf(account, accountLabel);
    noteAccount(account, accountIndex, accountLabel);
    if (partyCode === "" && partyLabel !== "") oddity("fec.partyWithoutCode", row.line, "CompAuxLib");
    if (firstCents === 0 && secondCents === 0) oddity("fec.amountsZero", row.line);
    if (validatedOn !== NO_DAY && validatedOn < dayNumber)
      oddity("fec.validatedBeforeDay", row.line, "ValidDate");
    noteEmpty("JournalCode", journalCode);
    noteEmpty("JournalLib", journalLabel);
    noteEmpty("CompteLib", accountLabel);
    noteEmpty("PieceRef", pieceRef);
    noteEmpty("PieceDate", pieceOn);
    noteEmpty("EcritureLib", lineLabel);

    group.firstDay = Math.min(group.firstDay, dayNumber);
    group.lastDay = Math.max(group.lastDay, dayNumber);
    group.balanceCents += firstCents + secondCents;
    const parts =
      firstCents !== 0 && secondCents !== 0 ? [firstCents, secondCents] : [firstCents + secondCents];
    const party = partyCode === "" ? 0 : rows.parties.indexOf(partyCode, partyLabel);
    for (const cents of parts) {
      rows.line.push(row.line);
      rows.group.push(groupIndex);
      rows.day.push(dayNumber);
      rows.cents.push(cents);
      rows.validatedOn.push(validatedOn);
      if (!keepsTexts) continue;
      rows.account.push(accountIndex);
      rows.party.push(party);
      rows.label.push(rows.labels.indexOf(lineLabel));
      rows.matching.push(rows.matchings.indexOf(matching));
      rows.pieceRef.push(rows.pieceRefs.indexOf(pieceRef));
      rows.pieceOn.push(pieceOn);
      rows.matchedOn.push(matchedOn);
      rows.rareFacts.push(rows.rareFactTexts.indexOf(rare));
    }
    return true;
  };
}

const DEBIT: ReadonlySet<string> = new Set(["D", "+1", "+", "1"]);
const CREDIT: ReadonlySet<string> = new Set(["C", "-1", "-"]);

/** Not in the middle of a pair of units that is one character. */
function cutText(text: string): string {
  const last = text.charCodeAt(LABEL_LENGTH_MAX - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LABEL_LENGTH_MAX - 1 : LABEL_LENGTH_MAX);
}
