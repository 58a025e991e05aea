import { defineTexts } from "./define-texts.ts";
import type { en } from "./en.ts";

/** The texts every screen shares: the frame, the parts of `ui`, sign-in. They are loaded before the first drawing. */
export const frameTexts = defineTexts<typeof en>({
  en: () => import("./en.ts").then((file) => file.en),
  fr: () => import("./fr.ts").then((file) => file.fr),
  nl: () => import("./nl.ts").then((file) => file.nl),
});
