import type { Chart } from "../charts/chart.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem } from "../companies/open-day.ts";
import { checkInvoice } from "./check-invoice.ts";
import type { Expense, Purchase } from "./voucher.ts";

/** Everything wrong with a purchase or expense as a correction would leave it, at once. */
export function checkPurchase(voucher: Purchase | Expense, company: Company, chart: Chart): Problem[] {
  const problems = checkInvoice(voucher, company);
  const closed = closedDayProblem(company, voucher.day, voucher.closing);
  if (closed) problems.unshift(closed);
  const { practitioner } = voucher;
  if (practitioner !== null && !company.practitioners.some(({ id }) => id === practitioner))
    problems.push({ code: "practitioner.notFound", practitioner });
  for (const account of new Set(voucher.lines.map((line) => line.account)))
    if (account !== null && !chart.accounts.some(({ code }) => code === account))
      problems.push({ code: "account.unknown", account });
  return problems;
}
