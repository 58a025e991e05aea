import { z } from "zod";
import { type CalendarDate, calendarDateSchema } from "../calendar-date.ts";
import { isVatCategoryOn, type VatCategory, vatCategories } from "./vat-categories.ts";

/**
 * How a company stands towards VAT from a day on. `onDebits` is the French option to owe the VAT of services when
 * invoiced instead of when paid (CGI 269-2-c).
 */
export const vatStatusSchema = z.strictObject({
  from: calendarDateSchema,
  status: z.enum(["exempt", "franchise", "liable"]),
  onDebits: z.boolean(),
});
export interface VatStatus extends z.infer<typeof vatStatusSchema> {}

/** The status on a day; before the first one known, that one. */
export function vatStatusOn(history: readonly VatStatus[], day: CalendarDate): VatStatus {
  const byDay = [...history].sort((one, other) => (one.from < other.from ? -1 : 1));
  const current = byDay.findLast(({ from }) => from <= day) ?? byDay[0];
  return current ?? { from: day, status: "liable", onDebits: false };
}

/** The categories a company may use on a line of a sale dated that day, the usual one first. */
export function vatCategoriesFor(
  country: "FR" | "NL",
  history: readonly VatStatus[],
  day: CalendarDate,
): readonly VatCategory[] {
  const { status } = vatStatusOn(history, day);
  const possible = vatCategories.filter(
    (category) => category.country === country && isVatCategoryOn(category, day),
  );
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
