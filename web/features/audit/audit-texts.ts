import { defineTexts } from "#web/i18n/define-texts.ts";
import type { en } from "#web/i18n/en/audit.ts";

export const auditTexts = defineTexts<typeof en>({
  en: () => import("#web/i18n/en/screens.ts").then((file) => file.audit),
  fr: () => import("#web/i18n/fr/screens.ts").then((file) => file.audit),
  nl: () => import("#web/i18n/nl/screens.ts").then((file) => file.audit),
});
