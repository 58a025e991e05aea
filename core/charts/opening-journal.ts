import type { Named } from "../ledger/ledger-columns.ts";
import type { Chart } from "./chart.ts";

/** Whether a journal carries the year before forward, by the codes and names that French and Dutch software gives it. */
export const isOpeningJournal = ({ code, label }: Named): boolean =>
  OPENING_CODE.test(code) || OPENING_LABEL.test(label.normalize("NFD").replace(MARKS, ""));

const OPENING_CODE = /^(R?AN\d*|ANO|RN|REP|OUV|A-?NOUV.*)$/i;
const OPENING_LABEL = /nouveau|ouverture|beginbalans|opening balance/i;
const MARKS = /\p{M}/gu;

/** Where a company's opening entries stand. */
export const openingJournalOf = ({ journals }: Pick<Chart, "journals">): Named => {
  const found = journals.find(({ kind }) => kind === "opening") ?? journals.find(isOpeningJournal);
  return found === undefined ? USUAL : { code: found.code, label: found.label };
};

const USUAL: Named = { code: "AN", label: "À-nouveaux" };
