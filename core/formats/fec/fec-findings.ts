import {
  FEC_ODDITY_LINES_MAX,
  FEC_PROBLEMS_MAX,
  type FecFacts,
  type FecOddity,
  type FecOddityCode,
  type FecProblem,
  type FecProblemCode,
} from "./fec-preview.ts";

const FACT_LENGTH_MAX = 400;

/** Gathers what is found in a file: problems one by one, oddities by kind. */
export interface FecFindings {
  readonly problem: (code: FecProblemCode, line: number, column?: string, facts?: FecFacts) => void;
  /** Counted once a line, however many of its columns show it. */
  readonly oddity: (code: FecOddityCode, line: number, column?: string, facts?: FecFacts) => void;
  readonly problemCount: () => number;
  readonly problems: () => FecProblem[];
  readonly oddities: () => FecOddity[];
}

interface Tally {
  count: number;
  lastLine: number;
  readonly lines: number[];
  readonly columns: Set<string>;
  readonly facts: FecFacts;
}

export function createFecFindings(): FecFindings {
  const problems: FecProblem[] = [];
  const tallyByCode = new Map<FecOddityCode, Tally>();
  let problemCount = 0;

  return {
    problem: (code, line, column, facts = {}) => {
      problemCount += 1;
      // Unbalanced entries are known only at the end; twice the room keeps the first ones by line all the same.
      if (problems.length < 2 * FEC_PROBLEMS_MAX) {
        problems.push({ code, line, ...(column === undefined ? {} : { column }), facts: shorten(facts) });
      }
    },
    oddity: (code, line, column, facts) => {
      let tally = tallyByCode.get(code);
      if (tally === undefined) {
        tally = { count: 0, lastLine: -1, lines: [], columns: new Set(), facts: shorten(facts ?? {}) };
        tallyByCode.set(code, tally);
      }
      if (column !== undefined) tally.columns.add(column);
      if (tally.lastLine === line) return;
      tally.lastLine = line;
      tally.count += 1;
      if (tally.lines.length < FEC_ODDITY_LINES_MAX) tally.lines.push(line);
    },
    problemCount: () => problemCount,
    problems: () => problems.sort((one, other) => one.line - other.line).slice(0, FEC_PROBLEMS_MAX),
    oddities: () =>
      [...tallyByCode].map(([code, { count, lines, columns, facts }]) => ({
        code,
        count,
        lines: [...lines],
        columns: [...columns],
        facts,
      })),
  };
}

const shorten = (facts: FecFacts): FecFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "string" ? fact.slice(0, FACT_LENGTH_MAX) : fact,
    ]),
  );
