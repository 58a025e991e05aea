import { createResource } from "solid-js";
import type { FecFault } from "#core/formats/fec/fec-faults.ts";
import type { FecRuleCode } from "#core/formats/fec/fec-rules.ts";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { fillSentence } from "#web/i18n/problem-text.ts";
import { fecRuleTexts } from "./fec-rule-texts.ts";
import { fecTexts } from "./fec-texts.ts";

/** Says rules and the faults of single lines in the reader's words. */
export function useRuleWords() {
  const i18n = useI18n();
  const [texts] = createResource(
    i18n.language,
    (language) => fecRuleTexts.loaded(language) ?? fecRuleTexts.load(language),
  );
  const [readingTexts] = createResource(
    i18n.language,
    (language) => fecTexts.loaded(language) ?? fecTexts.load(language),
  );
  const sentenceOf = (code: FecFault["code"]): string => {
    const faults: Readonly<Record<string, string>> | undefined = texts()?.faults;
    const problems: Readonly<Record<string, string>> | undefined = readingTexts()?.problems;
    return faults?.[code] ?? problems?.[code] ?? "";
  };
  return {
    rule: (code: FecRuleCode) => texts()?.rules[code] ?? "",
    fault: ({ code, column, facts }: FecFault) =>
      fillSentence(sentenceOf(code), { ...facts, column: column || (facts["found"] ?? "") }, i18n),
  };
}
