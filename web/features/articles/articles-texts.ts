import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/articles.ts";

export const articlesTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.articles),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.articles),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.articles),
});
