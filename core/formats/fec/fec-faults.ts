import type { FecFindings } from "./fec-findings.ts";
import type { FecFacts, FecOddityCode, FecProblemCode } from "./fec-preview.ts";

/** What only a check looks for; an import takes it as it is and says nothing. */
export const fecCheckCodes = [
  "fec.sirenWrong",
  "fec.journalUnbalanced",
  "fec.totalUnbalanced",
  "fec.validationUnsorted",
  "fec.openingAbsent",
  "fec.openingNotFirst",
  "fec.openingLate",
  "fec.openingOfResult",
  "fec.carryForwardDiffers",
  "fec.closingEntry",
  "fec.matchingWithoutDay",
  "fec.dayWithoutMatching",
  "fec.currencyMissing",
  "fec.settlementEmpty",
  "fec.clientNamed",
] as const;

/** Numbers that count within each journal are lawful, so no fault says it. */
export type FecFaultCode =
  | FecProblemCode
  | Exclude<FecOddityCode, "fec.numbersByJournal">
  | (typeof fecCheckCodes)[number];

export interface FecFault {
  readonly code: FecFaultCode;
  /** As an editor counts them, from 1; 0 where it is the whole file. */
  readonly line: number;
  /** "" where it is the whole row. */
  readonly column: string;
  readonly facts: FecFacts;
}

/** How many lines of each kind, and of each column of it, are kept by their line; the rest is counted. */
export const FEC_FAULT_LINES_MAX = 100;
const FACT_LENGTH_MAX = 200;

/** Gathers faults by kind and column: the first lines with their facts, and how many there are in all. */
export interface FecFaults extends FecFindings {
  readonly fault: (code: FecFaultCode, line: number, column?: string, facts?: FecFacts) => void;
  readonly countOf: (code: FecFaultCode) => number;
  /** Those that are kept, kind by kind. */
  readonly all: () => readonly FecFault[];
  /** Forgets a kind in one column, where the file's form allows it. */
  readonly allow: (code: FecFaultCode, column: string) => void;
}

interface Tally {
  count: number;
  lastLine: number;
  readonly first: FecFault[];
}

export function createFecFaults(): FecFaults {
  const tallies = new Map<FecFaultCode, Map<string, Tally>>();
  let problemCount = 0;

  const fault = (code: FecFaultCode, line: number, column = "", facts: FecFacts = {}) => {
    let byColumn = tallies.get(code);
    if (byColumn === undefined) {
      byColumn = new Map();
      tallies.set(code, byColumn);
    }
    let tally = byColumn.get(column);
    if (tally === undefined) {
      tally = { count: 0, lastLine: -1, first: [] };
      byColumn.set(column, tally);
    }
    // One line may be two rows; of the whole file, at line 0, several things can be said.
    if (tally.lastLine === line && line !== 0) return;
    tally.lastLine = line;
    tally.count += 1;
    if (tally.first.length < FEC_FAULT_LINES_MAX)
      tally.first.push({ code, line, column, facts: shorten(facts) });
  };

  return {
    fault,
    problem: (code, line, column, facts) => {
      problemCount += 1;
      fault(code, line, column, facts);
    },
    oddity: (code, line, column, facts) => {
      if (code !== "fec.numbersByJournal") fault(code, line, column, facts);
    },
    problemCount: () => problemCount,
    // A check tells its faults by rule; the preview it reads along says nothing of them.
    problems: () => [],
    oddities: () => [],
    countOf: (code) => [...(tallies.get(code)?.values() ?? [])].reduce((sum, { count }) => sum + count, 0),
    all: () =>
      [...tallies.values()].flatMap((byColumn) => [...byColumn.values()].flatMap(({ first }) => first)),
    allow: (code, column) => {
      tallies.get(code)?.delete(column);
    },
  };
}

const shorten = (facts: FecFacts): FecFacts => {
  for (const fact of Object.values(facts))
    if (typeof fact === "string" && fact.length > FACT_LENGTH_MAX)
      return Object.fromEntries(
        Object.entries(facts).map(([name, one]) => [
          name,
          typeof one === "string" ? one.slice(0, FACT_LENGTH_MAX) : one,
        ]),
      );
  return facts;
};
