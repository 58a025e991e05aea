/**
 * What follows the country's prefix in the VAT numbers of the European Union and Northern Ireland, as VIES lists them
 * (European Commission, VIES FAQ, question 11: "What is the format of a VAT number?"). Greece writes EL.
 */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-Z]{2})$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** As it is kept and sent: people write it in groups. */
export const compactVatNumber = (typed: string): string => typed.replace(/[\s.-]/gu, "").toUpperCase();

/** What a VAT number of a country begins with; null outside the Union, where each has a form of its own. */
export function vatPrefixOf(countryCode: string): string | null {
  const prefix = countryCode === "GR" ? "EL" : countryCode;
  return prefix in PATTERNS ? prefix : null;
}

/** Whether a compact number has the form of its country's; the registry alone knows whether it was given to anybody. */
export const isVatNumber = (compact: string): boolean =>
  PATTERNS[compact.slice(0, 2)]?.test(compact.slice(2)) ?? false;
