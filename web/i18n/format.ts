import type { Language } from "./language.ts";

const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", nl: "nl-NL", en: "en-GB" };

/** What stands between the digits of an amount, as the reader writes it. */
export interface Separators {
  readonly decimal: string;
  readonly group: string;
}

/** How numbers, money and days are written for one reader; nothing else in the product formats them. */
export interface Formats {
  /** "1 234,56 €" */
  readonly money: (cents: number, currency?: string) => string;
  /** "1 234,56", for columns whose head names the currency. */
  readonly amount: (cents: number) => string;
  readonly number: (value: number) => string;
  /** Basis points: 2000 is "20 %". */
  readonly percent: (basisPoints: number) => string;
  /** "21/11/2026" */
  readonly day: (day: string) => string;
  /** "21/11", where the year is said elsewhere. */
  readonly dayShort: (day: string) => string;
  /** "samedi 21 novembre 2026" */
  readonly dayLong: (day: string) => string;
  /** "novembre 2026", from "2026-11" or any day in it. */
  readonly month: (month: string) => string;
  /** "nov.", for an axis. */
  readonly monthShort: (month: string) => string;
  /** "14:02", on the reader's own clock. */
  readonly time: (instant: string) => string;
  /** "21/11/2026 14:02", on the reader's own clock. */
  readonly dateTime: (instant: string) => string;
  /** "1,5 Mo" */
  readonly bytes: (bytes: number) => string;
  readonly pluralOf: (count: number) => "one" | "other";
  readonly compare: (left: string, right: string) => number;
  readonly separators: Separators;
}

/** A day has no time zone: read as UTC and written as UTC it cannot slip to its neighbour. */
const dayAsDate = (day: string): Date => new Date(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`);

/** Our typeface draws the narrow space so narrow that thousands run together. */
const legible = (amount: string): string => amount.replaceAll("\u202f", "\u00a0");

/** A format of the browser takes milliseconds to make, and a screen needs few of them: each is made when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Creates the formats of a language; `timeZone` is the device's own unless a test says otherwise. */
export function createFormats(language: Language, timeZone?: string): Formats {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = (options: Intl.NumberFormatOptions = {}) =>
    once(() => new Intl.NumberFormat(locale, options));
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const ofDay = (options: Intl.DateTimeFormatOptions) => {
    const format = dates({ timeZone: "UTC", ...options });
    return (day: string) => format().format(dayAsDate(day));
  };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const numeric = { day: "2-digit", month: "2-digit", year: "numeric" } as const;

  const moneyByCurrency = new Map<string, () => Intl.NumberFormat>();
  const moneyFormat = (currency: string) => {
    const known = moneyByCurrency.get(currency) ?? numbers({ style: "currency", currency });
    moneyByCurrency.set(currency, known);
    return known();
  };
  const amountFormat = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const numberFormat = numbers();
  const percentFormat = numbers({ style: "percent", maximumFractionDigits: 2 });
  const kilobytes = numbers({ style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
  const megabytes = numbers({ style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  const gigabytes = numbers({ style: "unit", unit: "gigabyte", maximumFractionDigits: 1 });
  const timeFormat = dates({ ...clock, ...zone });
  const dateTimeFormat = dates({ ...numeric, ...zone });
  const plural = once(() => new Intl.PluralRules(locale));
  const collator = once(() => new Intl.Collator(locale, { numeric: true, sensitivity: "base" }));
  const separators = once((): Separators => {
    const parts = amountFormat().formatToParts(1_234_567.5);
    const partOf = (wanted: Intl.NumberFormatPartTypes) =>
      parts.find(({ type }) => type === wanted)?.value ?? "";
    return { decimal: partOf("decimal"), group: partOf("group") };
  });

  return {
    money: (cents, currency = "EUR") => legible(moneyFormat(currency).format(cents / 100)),
    amount: (cents) => legible(amountFormat().format(cents / 100)),
    number: (value) => legible(numberFormat().format(value)),
    percent: (basisPoints) => percentFormat().format(basisPoints / 10_000),
    day: ofDay(numeric),
    dayShort: ofDay({ day: "2-digit", month: "2-digit" }),
    dayLong: ofDay({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    month: ofDay({ month: "long", year: "numeric" }),
    monthShort: ofDay({ month: "short" }),
    time: (instant) => timeFormat().format(new Date(instant)),
    dateTime: (instant) =>
      `${dateTimeFormat().format(new Date(instant))} ${timeFormat().format(new Date(instant))}`,
    bytes: (bytes) => {
      if (bytes < 1e6) return kilobytes().format(bytes / 1e3);
      return bytes < 1e9 ? megabytes().format(bytes / 1e6) : gigabytes().format(bytes / 1e9);
    },
    pluralOf: (count) => (plural().select(count) === "one" ? "one" : "other"),
    compare: (left, right) => collator().compare(left, right),
    get separators() {
      return separators();
    },
  };
}
