import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  type ParentProps,
  startTransition,
  useContext,
} from "solid-js";
import type { Texts } from "./define-texts.ts";
import type { Dictionary, Text, Translate } from "./dictionary.ts";
import type { en } from "./en.ts";
import { createFormats, type Formats } from "./format.ts";
import { frameTexts } from "./frame-texts.ts";
import { isLanguage, isLanguageChosen, type Language, rememberLanguage } from "./language.ts";
import { type MoneyProblem, type ParsedMoney, parseMoney } from "./parse-money.ts";

/** The reader's language: its shared texts, its formats, and the way to choose another. */
export interface I18n extends Formats {
  readonly t: Translate<typeof en>;
  readonly language: Accessor<Language>;
  /** Fetches the language first, so the screen changes in one step and never speaks two. */
  readonly chooseLanguage: (language: Language) => Promise<void>;
  /** Takes up the language of somebody's account where none was chosen on this device. */
  readonly takeUpLanguage: (language: unknown) => Promise<void>;
  readonly parseMoney: (typed: string) => ParsedMoney;
  readonly moneyProblem: (problem: MoneyProblem) => string;
}

interface Surroundings {
  readonly language: Language;
  readonly storage?: Pick<Storage, "getItem" | "setItem">;
  readonly timeZone?: string;
}

/** The shared texts of the first language must be loaded already: `await frameTexts.load(language)`. */
export function createI18n(surroundings: Surroundings): I18n {
  const [language, setLanguage] = createSignal(surroundings.language);
  const formats = createMemo(() => createFormats(language(), surroundings.timeZone));
  const t = translate<typeof en>(() => frameTexts.loaded(language()), formats);

  createEffect(() => {
    document.documentElement.lang = language();
  });

  const { storage } = surroundings;
  const chooseLanguage = async (chosen: Language) => {
    await frameTexts.load(chosen);
    if (storage) rememberLanguage(storage, chosen);
    await startTransition(() => setLanguage(chosen));
  };

  return {
    t,
    language,
    chooseLanguage,
    takeUpLanguage: async (given) => {
      if (!isLanguage(given) || !storage || isLanguageChosen(storage)) return;
      if (given === language()) rememberLanguage(storage, given);
      else await chooseLanguage(given);
    },
    parseMoney: (typed) => parseMoney(typed, formats().separators),
    moneyProblem: (problem) => t(`problem.${problem}`),
    money: (cents, currency) => formats().money(cents, currency),
    amount: (cents) => formats().amount(cents),
    number: (value) => formats().number(value),
    percent: (basisPoints) => formats().percent(basisPoints),
    day: (day) => formats().day(day),
    dayShort: (day) => formats().dayShort(day),
    dayLong: (day) => formats().dayLong(day),
    month: (month) => formats().month(month),
    monthShort: (month) => formats().monthShort(month),
    time: (instant) => formats().time(instant),
    dateTime: (instant) => formats().dateTime(instant),
    bytes: (bytes) => formats().bytes(bytes),
    pluralOf: (count) => formats().pluralOf(count),
    compare: (left, right) => formats().compare(left, right),
    get separators() {
      return formats().separators;
    },
  };
}

const I18nContext = createContext<I18n>();

export function I18nProvider(props: ParentProps<{ readonly i18n: I18n }>) {
  return <I18nContext.Provider value={props.i18n}>{props.children}</I18nContext.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error("useI18n needs an I18nProvider above it");
  return i18n;
}

/** The texts of one part, in the reader's language; while they are fetched the nearest Suspense waits. */
export function useTexts<Measure>(texts: Texts<Measure>): Translate<Measure> {
  const i18n = useI18n();
  const [dictionary] = createResource(
    i18n.language,
    (language) => texts.loaded(language) ?? texts.load(language),
  );
  return translate<Measure>(dictionary, () => i18n);
}

function translate<Measure>(
  dictionary: () => Dictionary<Measure> | undefined,
  formats: () => Pick<Formats, "number" | "pluralOf">,
): Translate<Measure> {
  return (path, ...params) => {
    const texts = dictionary();
    if (!texts) return "";
    const values: Readonly<Record<string, string | number>> = params[0] ?? {};
    const text = textAt(texts, path);
    const words = typeof text === "string" ? text : text[formats().pluralOf(Number(values["count"]))];
    return words.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === "number" ? formats().number(value) : (value ?? "");
    });
  };
}

function textAt(dictionary: object, path: string): Text {
  let found: unknown = dictionary;
  for (const key of path.split(".")) found = (found as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (found === undefined) throw new Error(`no text stands at ${path}`);
  return found as Text;
}
