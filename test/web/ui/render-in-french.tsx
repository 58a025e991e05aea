import { cleanup, render } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { afterEach } from "vitest";
import { createI18n, type I18n, I18nProvider } from "#web/i18n/create-i18n.tsx";
import { frameTexts } from "#web/i18n/frame-texts.ts";
import type { Language } from "#web/i18n/language.ts";

afterEach(cleanup);

/** Draws a part as a French reader meets it. */
export async function renderInFrench(part: () => JSX.Element, language: Language = "fr") {
  await frameTexts.load(language);
  let i18n!: I18n;
  const rendered = render(() => {
    i18n = createI18n({ language, timeZone: "Europe/Paris" });
    return <I18nProvider i18n={i18n}>{part()}</I18nProvider>;
  });
  return { ...rendered, i18n };
}
