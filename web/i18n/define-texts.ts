import type { Dictionary } from "./dictionary.ts";
import type { Language } from "./language.ts";

/** The texts of one part of the product, fetched one language at a time and only when that part is opened. */
export interface Texts<Measure> {
  readonly load: (language: Language) => Promise<Dictionary<Measure>>;
  /** The dictionary when it is already here, so that a second visit draws at once. */
  readonly loaded: (language: Language) => Dictionary<Measure> | undefined;
}

/**
 * Names where the texts of a part are. English is the measure:
 * `defineTexts<typeof en>({ en: () => import("…/en/screens.ts").then((file) => file.journal), fr: …, nl: … })`.
 * What a first screen says has a file of its own.
 */
export function defineTexts<Measure>(
  files: Readonly<Record<Language, () => Promise<Dictionary<Measure>>>>,
): Texts<Measure> {
  const here = new Map<Language, Dictionary<Measure>>();
  return {
    loaded: (language) => here.get(language),
    load: async (language) => {
      const known = here.get(language);
      if (known) return known;
      const dictionary = await files[language]();
      here.set(language, dictionary);
      return dictionary;
    },
  };
}
