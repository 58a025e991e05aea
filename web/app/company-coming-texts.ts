import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/company-coming.ts";

export const companyComingTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/company-coming.ts").then((file) => file.en),
  fr: () => import("#web/i18n/fr/company-coming.ts").then((file) => file.fr),
  nl: () => import("#web/i18n/nl/company-coming.ts").then((file) => file.nl),
});
