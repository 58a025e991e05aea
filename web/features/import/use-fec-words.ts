import { createResource } from "solid-js";
import type { FecEncoding, FecOddity, FecProblem } from "#core/formats/fec/fec-preview.ts";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { fillSentence } from "#web/i18n/problem-text.ts";
import { fecTexts } from "./fec-texts.ts";

/** Says what was found in a FEC in the reader's words, with its facts. */
export function useFecWords() {
  const i18n = useI18n();
  const [texts] = createResource(
    i18n.language,
    (language) => fecTexts.loaded(language) ?? fecTexts.load(language),
  );
  return {
    problem: ({ code, column, facts }: FecProblem) =>
      fillSentence(texts()?.problems[code] ?? "", { column: column ?? "", ...facts }, i18n),
    oddity: ({ code, facts }: FecOddity) => fillSentence(texts()?.oddities[code] ?? "", facts, i18n),
    encoding: (encoding: FecEncoding) => texts()?.encodings[encoding] ?? "",
  };
}
