/** The languages of the product; French is what a newcomer is shown. */
export const languages = ["fr", "nl", "en"] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, so that its reader finds it whatever the screen speaks now. */
export const languageNames: Readonly<Record<Language, string>> = {
  fr: "Français",
  nl: "Nederlands",
  en: "English",
};

const STORAGE_KEY = "cahier.language";

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** The language chosen on this device, or else French: browsers in a French practice are often left in English. */
export function rememberedLanguage(storage: Pick<Storage, "getItem">): Language {
  const remembered = storage.getItem(STORAGE_KEY);
  return isLanguage(remembered) ? remembered : "fr";
}

export const isLanguageChosen = (storage: Pick<Storage, "getItem">): boolean =>
  storage.getItem(STORAGE_KEY) !== null;

export const rememberLanguage = (storage: Pick<Storage, "setItem">, language: Language): void =>
  storage.setItem(STORAGE_KEY, language);
