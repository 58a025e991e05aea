import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { AnswerFault } from "./answers.ts";
import { beginTexts } from "./begin-texts.ts";

/** Says at a field what is wrong with an answer; nothing where nothing is. */
export function useFaultText(): (fault: AnswerFault | undefined) => string | undefined {
  const t = useTexts(beginTexts);
  return (fault) => (fault === undefined ? undefined : t(`company.fault.${fault}`));
}
