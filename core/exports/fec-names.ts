import type { Chart } from "../charts/chart.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import type { Named } from "../ledger/ledger-columns.ts";

/**
 * What accounts and journals are called in one file: always the same, as its first line says. A label that was changed
 * in the year would otherwise make two accounts of one.
 */
export interface FecNames {
  readonly account: (sealed: Named) => string;
  readonly journal: (sealed: Named) => string;
  /** The journals that were named so far. */
  readonly journals: () => readonly Named[];
}

export function createFecNames(chart: Pick<Chart, "accounts" | "journals">): FecNames {
  const accounts = createLabels(chart.accounts);
  const journals = createLabels(chart.journals);
  return {
    account: accounts.labelOf,
    journal: journals.labelOf,
    journals: () => [...journals.named].map(([code, label]) => ({ code, label })),
  };
}

function createLabels(known: readonly Named[]) {
  const named = new Map<string, string>();
  const labelByCode = new Map(known.map(({ code, label }) => [code, label]));
  return {
    named,
    labelOf: ({ code, label }: Named): string => {
      let first = named.get(code);
      if (first === undefined) {
        first = cleanFecText(label) || cleanFecText(labelByCode.get(code) ?? "") || code;
        named.set(code, first);
      }
      return first;
    },
  };
}
