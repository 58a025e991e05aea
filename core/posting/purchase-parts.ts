import type { Chart } from "../charts/chart.ts";
import { vatDeductibleAccountOf, vatDeductibleWaitingOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import { allocate } from "../money.ts";
import { deductsVatOn } from "../vat/vat-choices.ts";
import { documentDayOf } from "../vouchers/document-day.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import type { Expense, Purchase } from "../vouchers/voucher.ts";
import { type ClaimParts, type SaleParts, sumByAccount } from "./sale-parts.ts";

/**
 * What a purchase or expense is made of, by account, in positive cents: what it costs, and the VAT that comes back. A
 * company that owes no VAT gets none back, so its costs are what it paid. VAT of services comes back once they are
 * paid (CGI 271-I-2, as it falls due for the supplier by 269-2-c).
 */
export function purchaseParts(voucher: Purchase | Expense, company: Company, chart: Chart): SaleParts {
  const totals = voucher.totals ?? invoiceTotals(voucher.lines);
  const costs = new Map<string, number>();
  const atOnce = new Map<string, number>();
  const onPayment = new Map<string, number>();
  const deducts = deductsVatOn(company.vatHistory, documentDayOf(voucher));
  const deductible = vatDeductibleAccountOf(chart.roles, company.country);
  const servicesWait = voucher.kind === "purchase" && vatDeductibleWaitingOf(chart.roles) !== null;

  voucher.lines.forEach((line, index) => {
    sumByAccount(costs, line.account!, totals.lineNetCents[index]!);
  });
  for (const category of totals.categories) {
    const indexes = voucher.lines.flatMap((line, index) => (line.vat === category.vat ? [index] : []));
    const shares = allocate(
      category.vatCents,
      indexes.map((index) => totals.lineNetCents[index]!),
    );
    indexes.forEach((index, position) => {
      const { account, nature } = voucher.lines[index]!;
      const cents = shares[position]!;
      if (!deducts) sumByAccount(costs, account!, cents);
      else sumByAccount(servicesWait && nature === "services" ? onPayment : atOnce, deductible, cents);
    });
  }
  return {
    grossCents: totals.grossCents,
    incomeCents: costs,
    vatAtOnceCents: atOnce,
    vatOnPaymentCents: onPayment,
  };
}

/** A purchase as a claim: nothing of ours credits it, so all of it is left until it is paid. */
export function purchaseClaimParts(purchase: Purchase, company: Company, chart: Chart): ClaimParts {
  const whole = purchaseParts(purchase, company, chart);
  return { whole, left: whole };
}
