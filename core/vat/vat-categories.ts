import type { CalendarDate } from "../calendar-date.ts";

/**
 * Why a line bears the VAT it bears. A bare rate never says enough: 0 % may be an exemption, a reverse charge
 * or an export, and each is told, booked and declared differently.
 */
export type VatReason = "rate" | "exempt" | "franchise" | "reverseCharge" | "intraEu" | "export" | "outside";

/** VAT law is dated: a category holds from a day and, once the law changes, through a day. */
export interface VatCategory {
  readonly key: string;
  readonly country: "FR" | "NL";
  readonly reason: VatReason;
  readonly rateBasisPoints: number;
  readonly from: CalendarDate;
  readonly through: CalendarDate | null;
  /** The words the law wants on the document, in the country's language; null where none are needed. */
  readonly mention: string | null;
}

/** Sources: CGI 278 to 281 nonies, 261-4-1°, 293 B, 283-2, 262 and 262 ter; Wet OB 1968 art. 9, 11, 12, 25, tabel I and II. */
export const vatCategories: readonly VatCategory[] = [
  fr("fr-2000", "rate", 2000, "2014-01-01", null),
  fr("fr-1000", "rate", 1000, "2014-01-01", null),
  fr("fr-550", "rate", 550, "2012-01-01", null),
  fr("fr-210", "rate", 210, "1991-07-29", null),
  fr("fr-exempt", "exempt", 0, "1979-01-01", "Exonération de TVA, art. 261-4-1° du CGI"),
  fr("fr-franchise", "franchise", 0, "1991-01-01", "TVA non applicable, art. 293 B du CGI"),
  fr("fr-reverse", "reverseCharge", 0, "2008-01-01", "Autoliquidation"),
  fr("fr-intra-eu", "intraEu", 0, "1993-01-01", "Exonération de TVA, art. 262 ter I du CGI"),
  fr("fr-export", "export", 0, "1979-01-01", "Exonération de TVA, art. 262 I du CGI"),
  fr("fr-outside", "outside", 0, "1979-01-01", "Opération hors du champ de la TVA"),
  nl("nl-2100", "rate", 2100, "2012-10-01", null),
  nl("nl-900", "rate", 900, "2019-01-01", null),
  nl("nl-0", "rate", 0, "1969-01-01", null),
  nl("nl-exempt", "exempt", 0, "1969-01-01", "Vrijgesteld van btw (art. 11 Wet OB)"),
  nl("nl-kor", "franchise", 0, "2020-01-01", "Factuur vrijgesteld van btw op grond van artikel 25 Wet OB"),
  nl("nl-reverse", "reverseCharge", 0, "1969-01-01", "Btw verlegd"),
  nl("nl-intra-eu", "intraEu", 0, "1993-01-01", "Intracommunautaire levering"),
  nl("nl-export", "export", 0, "1969-01-01", "Uitvoer, art. 9 Wet OB"),
];

const categoryByKey = new Map(vatCategories.map((category) => [category.key, category]));

export const vatCategoryOf = (key: string): VatCategory | undefined => categoryByKey.get(key);

export const isVatCategoryOn = (category: VatCategory, day: CalendarDate): boolean =>
  category.from <= day && (category.through === null || day <= category.through);

function fr(
  key: string,
  reason: VatReason,
  rateBasisPoints: number,
  from: string,
  mention: string | null,
): VatCategory {
  return { key, country: "FR", reason, rateBasisPoints, from, through: null, mention };
}

function nl(
  key: string,
  reason: VatReason,
  rateBasisPoints: number,
  from: string,
  mention: string | null,
): VatCategory {
  return { key, country: "NL", reason, rateBasisPoints, from, through: null, mention };
}
