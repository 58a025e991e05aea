import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { vatCategoriesFor } from "../vat/vat-status.ts";
import { invoiceTotals } from "./invoice-totals.ts";
import type { InvoiceVoucher } from "./voucher.ts";

/** Everything that stands in the way of approving a draft, at once, so that the form can show it all. */
export function checkInvoice(draft: InvoiceVoucher, company: Company): Problem[] {
  const problems: Problem[] = [];
  if (draft.party === null && draft.kind !== "expense") problems.push({ code: "invoice.partyMissing" });
  if (draft.lines.length === 0) problems.push({ code: "invoice.noLines" });

  const allowed = new Set(
    vatCategoriesFor(company.country, company.vatHistory, draft.day).map(({ key }) => key),
  );
  for (const line of draft.lines) {
    if (line.text.trim() === "") problems.push({ code: "invoice.lineTextMissing", line: line.id });
    if (!allowed.has(line.vat))
      problems.push({ code: "invoice.vatNotAllowed", line: line.id, vat: line.vat });
  }
  if (draft.lines.length > 0 && invoiceTotals(draft.lines).grossCents <= 0)
    problems.push({ code: "invoice.nothingToPay" });
  return problems;
}
