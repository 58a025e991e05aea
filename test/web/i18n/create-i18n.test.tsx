import { screen, waitFor } from "@solidjs/testing-library";
import { createRoot, Suspense } from "solid-js";
import { describe, expect, test } from "vitest";
import { renderInFrench } from "#test/web/ui/render-in-french.tsx";
import { createI18n, I18nProvider, useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { defineTexts } from "#web/i18n/define-texts.ts";
import type { Dictionary } from "#web/i18n/dictionary.ts";
import { frameTexts } from "#web/i18n/frame-texts.ts";
import { rememberedLanguage } from "#web/i18n/language.ts";

const en = {
  greeting: "Hello {{ name }}",
  nested: { pages: { one: "{{ count }} page", other: "{{ count }} pages" } },
} as const;
type Measure = typeof en;
const fr: Dictionary<Measure> = {
  greeting: "Bonjour {{ name }}",
  nested: { pages: { one: "{{ count }} page", other: "{{ count }} pages" } },
};
const nl: Dictionary<Measure> = {
  greeting: "Dag {{ name }}",
  nested: { pages: { one: "{{ count }} bladzijde", other: "{{ count }} bladzijden" } },
};
const asked: string[] = [];
const texts = () =>
  defineTexts<Measure>({
    en: async () => en,
    fr: async () => {
      asked.push("fr");
      return fr;
    },
    nl: async () => nl,
  });

describe("texts of a part", () => {
  test("come in the reader's language once fetched, and change with it", async () => {
    const part = texts();
    const Greeting = () => {
      const t = useTexts(part);
      const i18n = useI18n();
      return (
        <>
          <p>{t("greeting", { name: "Ada" })}</p>
          <p>{t("nested.pages", { count: 2000 })}</p>
          <button type="button" onClick={() => void i18n.chooseLanguage("nl")}>
            {i18n.t("action.close")}
          </button>
        </>
      );
    };
    await renderInFrench(() => (
      <Suspense fallback="…">
        <Greeting />
      </Suspense>
    ));
    await screen.findByText("Bonjour Ada");
    expect(document.documentElement.lang).toBe("fr");
    screen.getByText("2 000 pages", { normalizer: (text) => text.replace(/\s/g, " ") });
    screen.getByRole("button", { name: "Fermer" }).click();
    await screen.findByText("Dag Ada");
    screen.getByRole("button", { name: "Sluiten" });
    await waitFor(() => expect(document.documentElement.lang).toBe("nl"));
    expect(asked).toEqual(["fr"]);
  });

  test("cannot be asked for at a path or with a name that is not theirs", () => {
    const unused = (t: ReturnType<typeof useTexts<Measure>>) => {
      // @ts-expect-error: there is no such text
      t("farewell");
      // @ts-expect-error: the text asks for a name
      t("greeting");
      // @ts-expect-error: a count is a number
      t("nested.pages", { count: "two" });
    };
    // @ts-expect-error: a French file that lacks a key does not compile
    const lacking: Dictionary<Measure> = { greeting: "Bonjour" };
    expect([unused, lacking]).toBeDefined();
  });
});

describe("the language", () => {
  test("is French until another is chosen, and the choice is kept", async () => {
    expect(rememberedLanguage(localStorage)).toBe("fr");
    const { i18n } = await renderInFrench(() => null);
    await i18n.chooseLanguage("nl");
    expect(i18n.language()).toBe("nl");
    expect(i18n.t("place.journal")).toBe("Dagboek");

    const kept = createI18n({ language: "fr", storage: localStorage });
    await kept.chooseLanguage("en");
    expect(rememberedLanguage(localStorage)).toBe("en");
    localStorage.clear();
  });

  test("says in a sentence what is missing when there is no provider", () => {
    expect(I18nProvider).toBeDefined();
    expect(() => useI18n()).toThrow("useI18n needs an I18nProvider above it");
  });
});

test("the language of an account is taken up where none was chosen on the device, and changes nothing where one was", async () => {
  const storage = new Map<string, string>();
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
  };
  await frameTexts.load("fr");
  await createRoot(async (dispose) => {
    const i18n = createI18n({ language: rememberedLanguage(kept), storage: kept });
    await i18n.takeUpLanguage("klingon");
    expect(i18n.language()).toBe("fr");
    await i18n.takeUpLanguage("nl");
    expect([i18n.language(), rememberedLanguage(kept)]).toEqual(["nl", "nl"]);
    await i18n.takeUpLanguage("en");
    expect(i18n.language()).toBe("nl");
    dispose();
  });
});
