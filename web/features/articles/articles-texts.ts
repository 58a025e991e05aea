import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/articles.ts";

export const articlesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/articles.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/articles.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/articles.ts").then((file) => file.nl),
});
