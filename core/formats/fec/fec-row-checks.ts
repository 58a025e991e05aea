import { type CalendarDate, fromDayNumber, toDayNumber } from "../../calendar-date.ts";
import { growingUint8, growingUint32 } from "../../ledger/growing-column.ts";
import type { FecBalances } from "./fec-balances.ts";
import type { FecFaults } from "./fec-faults.ts";
import { firstDayOfYearEnding } from "./fec-file-name.ts";
import { type FecNames, type FecRow, NO_DAY } from "./fec-rows.ts";

/** What a check looks for in rows, beyond what any reading of them finds. */
export interface FecRowChecks {
  readonly watch: (row: FecRow, names: FecNames) => void;
  /** Says what is known once all rows went by. */
  readonly end: () => void;
}

const RESULT_LINES = 1;
const YEAR_RESULT = 2;

export function createFecRowChecks(
  { fault }: FecFaults,
  { isOpening }: Pick<FecBalances, "isOpening">,
  closingDay: CalendarDate | null,
  isCash: () => boolean,
): FecRowChecks {
  const firstDay = closingDay === null ? null : toDayNumber(firstDayOfYearEnding(closingDay));
  const lastDay = closingDay === null ? null : toDayNumber(closingDay);
  const classByAccount: number[] = [];
  // Of each number of a journal: its first line, and whether it zeroes the accounts of the result.
  const lineByGroup = growingUint32();
  const marksByGroup = growingUint8();
  const closingGroups: number[] = [];
  let lastValidatedOn = NO_DAY;
  let hasOpening = false;
  let hasOther = false;
  let rare: { readonly text: string; readonly facts: Readonly<Record<string, string>> } = {
    text: "",
    facts: {},
  };

  /** 6 and 7 for expenses and income, 12 for the result of the year, else 0. */
  const classOf = (account: number, { accounts }: FecNames): number => {
    classByAccount[account] ??= classOfCode(accounts.at(account).code);
    return classByAccount[account];
  };

  const watchOpening = (row: FecRow, names: FecNames) => {
    hasOpening = true;
    if (hasOther) fault("fec.openingNotFirst", row.line);
    if (firstDay !== null && row.day !== firstDay)
      fault("fec.openingLate", row.line, "EcritureDate", {
        day: fromDayNumber(row.day),
        firstDay: fromDayNumber(firstDay),
      });
    const kind = classOf(row.account, names);
    if (kind === 6 || kind === 7)
      fault("fec.openingOfResult", row.line, "CompteNum", {
        account: names.accounts.at(row.account).code,
      });
  };

  /** What zeroes classes 6 and 7 into the result on the last day has no place in a FEC (A47 A-1, VII-3°). */
  const watchClosing = (row: FecRow, names: FecNames) => {
    const { group } = row;
    while (lineByGroup.length <= group) {
      lineByGroup.push(0);
      marksByGroup.push(0);
    }
    if (lineByGroup.at(group) === 0) lineByGroup.set(group, row.line);
    if (row.day !== lastDay || names.groups.isDraft(group)) return;
    const kind = classOf(row.account, names);
    if (kind === 0) return;
    const before = marksByGroup.at(group);
    const marks = before | (kind === 12 ? YEAR_RESULT : RESULT_LINES);
    marksByGroup.set(group, marks);
    if (before !== marks && marks === (RESULT_LINES | YEAR_RESULT)) closingGroups.push(group);
  };

  const watchValidation = ({ validatedOn, line }: FecRow) => {
    if (validatedOn === NO_DAY) return;
    if (lastValidatedOn !== NO_DAY && validatedOn < lastValidatedOn)
      fault("fec.validationUnsorted", line, "ValidDate", {
        day: fromDayNumber(validatedOn),
        dayBefore: fromDayNumber(lastValidatedOn),
      });
    lastValidatedOn = validatedOn;
  };

  const watchRare = ({ rareFacts, line }: FecRow) => {
    if (rareFacts !== rare.text)
      rare = { text: rareFacts, facts: rareFacts === "" ? {} : JSON.parse(rareFacts) };
    const { foreignAmount, foreignCurrency, settledOn, settledBy, client } = rare.facts;
    if (foreignAmount !== undefined && foreignCurrency === undefined)
      fault("fec.currencyMissing", line, "Idevise", { amount: foreignAmount });
    if (isCash()) {
      if (settledOn === undefined) fault("fec.settlementEmpty", line, "DateRglt");
      if (settledBy === undefined) fault("fec.settlementEmpty", line, "ModeRglt");
    }
    if (client !== undefined && isLikeName(client)) fault("fec.clientNamed", line, "IdClient");
  };

  return {
    watch: (row, names) => {
      if (isOpening(names.groups.journal(row.group), names)) watchOpening(row, names);
      else {
        hasOther = true;
        watchValidation(row);
      }
      watchClosing(row, names);
      const isMatched = !row.matching.isEmpty();
      if (isMatched && row.matchedOn === NO_DAY)
        fault("fec.matchingWithoutDay", row.line, "DateLet", { matching: row.matching.text() });
      if (!isMatched && row.matchedOn !== NO_DAY)
        fault("fec.dayWithoutMatching", row.line, "EcritureLet", { day: fromDayNumber(row.matchedOn) });
      if (row.rareFacts !== "" || isCash()) watchRare(row);
    },
    end: () => {
      if (hasOther && !hasOpening) fault("fec.openingAbsent", 0);
      for (const group of closingGroups) fault("fec.closingEntry", lineByGroup.at(group));
    },
  };
}

const classOfCode = (code: string): number =>
  code.startsWith("12") ? 12 : code.startsWith("6") ? 6 : code.startsWith("7") ? 7 : 0;

/** Two words of letters, or one without any digit: a code that the books could give has digits. */
const isLikeName = (client: string): boolean => /\p{L}{2}/u.test(client) && !/\d/.test(client);
