import type { CalendarDate } from "../calendar-date.ts";
import { isVatCategoryOn, type VatCategory, vatCategories } from "./vat-categories.ts";
import type { VatStatus } from "./vat-status.ts";

/** The status on a day; before the first one known, that one. */
export function vatStatusOn(history: readonly VatStatus[], day: CalendarDate): VatStatus {
  const byDay = [...history].sort((one, other) => (one.from < other.from ? -1 : 1));
  const current = byDay.findLast(({ from }) => from <= day) ?? byDay[0];
  return current ?? { from: day, status: "liable", onDebits: false };
}

/** The history with one more status; one that begins on the same day is replaced. */
export const withVatStatus = (history: readonly VatStatus[], status: VatStatus): VatStatus[] =>
  [...history.filter(({ from }) => from !== status.from), status].sort((one, other) =>
    one.from < other.from ? -1 : 1,
  );

/** The categories a company may use on a line of a sale dated that day, the usual one first. */
export function vatCategoriesFor(
  country: "FR" | "NL",
  history: readonly VatStatus[],
  day: CalendarDate,
): readonly VatCategory[] {
  const { status } = vatStatusOn(history, day);
  const possible = categoriesOn(country, day);
  if (status === "franchise")
    return possible.filter(({ reason }) => reason === "franchise" || reason === "outside");
  const withoutFranchise = possible.filter(({ reason }) => reason !== "franchise");
  if (status === "liable") return withoutFranchise;
  // An exempt practice also lets rooms or sells goods, which are taxable: everything stays open to it, exemption first.
  return [
    ...withoutFranchise.filter(({ reason }) => reason === "exempt"),
    ...withoutFranchise.filter(({ reason }) => reason !== "exempt"),
  ];
}

const categoriesOn = (country: "FR" | "NL", day: CalendarDate): readonly VatCategory[] =>
  vatCategories.filter((category) => category.country === country && isVatCategoryOn(category, day));

/**
 * The categories a supplier may have used that day, whatever the buyer's own status. VAT that the buyer would have to
 * reckon for the supplier (reverse charge, intra-EU) is not among them.
 */
export const vatCategoriesOfPurchases = (country: "FR" | "NL", day: CalendarDate): readonly VatCategory[] =>
  categoriesOn(country, day).filter(({ reason }) =>
    ["rate", "exempt", "franchise", "outside"].includes(reason),
  );

/** Whether the company gets back the VAT of what it buys that day. */
export const deductsVatOn = (history: readonly VatStatus[], day: CalendarDate): boolean =>
  vatStatusOn(history, day).status === "liable";
