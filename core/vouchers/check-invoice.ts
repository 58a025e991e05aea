import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { isAmount } from "../money.ts";
import type { PartySnapshot } from "../parties/party.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import { vatCategoriesFor, vatCategoriesOfPurchases } from "../vat/vat-choices.ts";
import { amountsOf, invoiceTotals } from "./invoice-totals.ts";
import type { InvoiceVoucher } from "./voucher.ts";

/**
 * Everything that stands in the way of approving a draft, at once, so that the form can show it all. A credit note is
 * judged by the VAT of its sale's day, whatever became of the law or of the company since.
 */
export function checkInvoice(
  draft: Pick<InvoiceVoucher, "kind" | "party" | "lines" | "day">,
  company: Company,
  vatDay: CalendarDate = draft.day,
  customer: Pick<PartySnapshot, "vatNumber"> | null = null,
): Problem[] {
  const problems: Problem[] = [];
  if (draft.party === null && draft.kind !== "expense") problems.push({ code: "invoice.partyMissing" });
  if (customer?.vatNumber.trim() === "" && draft.kind === "sale" && namesItsBuyer(draft))
    problems.push({ code: "invoice.customerVatMissing" });
  if (draft.lines.length === 0) problems.push({ code: "invoice.noLines" });

  const isBought = draft.kind === "purchase" || draft.kind === "expense";
  const choices = isBought
    ? vatCategoriesOfPurchases(company.country, vatDay)
    : vatCategoriesFor(company.country, company.vatHistory, vatDay);
  const allowed = new Set(choices.map(({ key }) => key));
  for (const line of draft.lines) {
    if (line.text.trim() === "") problems.push({ code: "invoice.lineTextMissing", line: line.id });
    if (isBought && line.account === null) problems.push({ code: "invoice.accountMissing", line: line.id });
    if (!allowed.has(line.vat))
      problems.push({ code: "invoice.vatNotAllowed", line: line.id, vat: line.vat });
  }
  if (draft.lines.length > 0) {
    const totals = invoiceTotals(draft.lines);
    if (totals.grossCents <= 0) problems.push({ code: "invoice.nothingToPay" });
    if (!amountsOf(totals).every(isAmount))
      problems.push({ code: "command.malformed", issues: [{ path: "lines", code: "too_big" }] });
  }
  return problems;
}

/**
 * Whether the law wants the customer's VAT number on it: where the customer owes the VAT, and for goods that leave for
 * another country of the Union (CGI annexe II art. 242 nonies A I 3°; Wet OB 1968 art. 35a lid 1 d).
 */
const namesItsBuyer = ({ lines }: Pick<InvoiceVoucher, "lines">): boolean =>
  lines.some(({ vat }) => ["reverseCharge", "intraEu"].includes(vatCategoryOf(vat)?.reason ?? ""));
