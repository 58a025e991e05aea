import type { Named } from "../../ledger/ledger-columns.ts";

/** Whether a journal carries the year before forward, by the codes and names most French software gives it. */
export const isOpeningJournal = ({ code, label }: Named): boolean =>
  /^(AN|ANO|ANOUV|A-?NOUV.*|RAN|RN|REP|OUV)$/i.test(code) || /nouveau|ouverture/i.test(label);
