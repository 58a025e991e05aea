import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { Sale } from "../vouchers/voucher.ts";
import { saleParts } from "./sale-parts.ts";

/** What approving a sale books: the claim on the customer, the income, the VAT. In cash-basis books, nothing yet. */
export function postSale(sale: Sale, company: Company, chart: Chart): Posting[] {
  if (company.basis === "cash") return [];
  const parts = saleParts(sale, company, chart);
  const postings = [toPosting(chart.roles.customer, parts.grossCents, sale.party)];
  for (const [account, cents] of parts.incomeCents) postings.push(toPosting(account, -cents));
  for (const [account, cents] of parts.vatAtOnceCents) postings.push(toPosting(account, -cents));
  for (const cents of parts.vatOnPaymentCents.values())
    postings.push(toPosting(chart.roles.vatWaiting!, -cents));
  return mergePostings(postings);
}
