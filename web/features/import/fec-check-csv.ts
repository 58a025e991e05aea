import { csvRow } from "#core/formats/csv/csv-row.ts";
import type { FecRuleAnswer } from "#core/formats/fec/check-fec.ts";
import type { FecFault } from "#core/formats/fec/fec-faults.ts";

/** How a check is said in a spreadsheet: its titles and the words of rules, of how much they matter and of faults. */
export interface CheckWords {
  readonly titles: readonly [rule: string, kind: string, line: string, column: string, what: string];
  readonly rule: (answer: FecRuleAnswer) => string;
  readonly kind: (answer: FecRuleAnswer) => string;
  readonly fault: (fault: FecFault) => string;
  /** Closes a rule of which more lines were counted than are listed. */
  readonly counted: (answer: FecRuleAnswer) => string;
}

/** Every listed fault as a row, rule by rule; a spreadsheet takes it for UTF-8 by the byte order mark. */
export function checkToCsv(rules: readonly FecRuleAnswer[], words: CheckWords): string {
  const rows = rules.flatMap((answer) => {
    const [rule, kind] = [words.rule(answer), words.kind(answer)];
    const listed = answer.faults.map((fault) =>
      csvRow([rule, kind, fault.line === 0 ? null : fault.line, fault.column, words.fault(fault)]),
    );
    return answer.count > answer.faults.length
      ? [...listed, csvRow([rule, kind, null, null, words.counted(answer)])]
      : listed;
  });
  return ["\uFEFF", csvRow(words.titles), ...rows].join("");
}
