import { type Chart, vatOwedAccountOf } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { allocate } from "../money.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import { vatStatusOn } from "../vat/vat-status.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { incomeAccount } from "./income-account.ts";

/** What a sale or credit note is made of, by account, in positive cents of that document. */
export interface SaleParts {
  readonly grossCents: number;
  readonly incomeCents: ReadonlyMap<string, number>;
  /** VAT owed at once: goods, or everything with the option on debits. */
  readonly vatAtOnceCents: ReadonlyMap<string, number>;
  /** VAT of services that falls due with the payments (CGI 269-2-c), by the account it will be owed on. */
  readonly vatOnPaymentCents: ReadonlyMap<string, number>;
}

export function saleParts(
  voucher: Sale | CreditNote,
  company: Company,
  chart: Chart,
  originalDay?: string,
): SaleParts {
  const totals = voucher.totals ?? invoiceTotals(voucher.lines);
  const income = new Map<string, number>();
  const atOnce = new Map<string, number>();
  const onPayment = new Map<string, number>();
  const { onDebits } = vatStatusOn(company.vatHistory, originalDay ?? voucher.day);
  const servicesWait = chart.roles.vatWaiting !== null && (company.basis === "cash" || !onDebits);

  voucher.lines.forEach((line, index) => {
    const account = incomeAccount(line, voucher.practitioner, company, chart);
    add(income, account, totals.lineNetCents[index]!);
  });
  for (const category of totals.categories) {
    if (category.vatCents === 0) continue;
    const owed = vatOwedAccountOf(chart.roles, vatCategoryOf(category.vat)?.rateBasisPoints ?? 0);
    const nets = { goods: 0, services: 0 };
    voucher.lines.forEach((line, index) => {
      if (line.vat === category.vat) nets[line.nature] += totals.lineNetCents[index]!;
    });
    const [goodsVat, servicesVat] = allocate(category.vatCents, [nets.goods, nets.services]) as [
      number,
      number,
    ];
    add(atOnce, owed, goodsVat + (servicesWait ? 0 : servicesVat));
    add(onPayment, owed, servicesWait ? servicesVat : 0);
  }
  return {
    grossCents: totals.grossCents,
    incomeCents: income,
    vatAtOnceCents: atOnce,
    vatOnPaymentCents: onPayment,
  };
}

/** What is left of a sale once its credit notes are taken off. */
export function lessCredits(sale: SaleParts, credits: readonly SaleParts[]): SaleParts {
  const less = (of: (parts: SaleParts) => ReadonlyMap<string, number>) => {
    const rest = new Map(of(sale));
    for (const credit of credits) for (const [account, cents] of of(credit)) add(rest, account, -cents);
    return rest;
  };
  return {
    grossCents: credits.reduce((rest, credit) => rest - credit.grossCents, sale.grossCents),
    incomeCents: less((parts) => parts.incomeCents),
    vatAtOnceCents: less((parts) => parts.vatAtOnceCents),
    vatOnPaymentCents: less((parts) => parts.vatOnPaymentCents),
  };
}

export function add(centsByAccount: Map<string, number>, account: string, cents: number): void {
  const sum = (centsByAccount.get(account) ?? 0) + cents;
  if (sum === 0) centsByAccount.delete(account);
  else centsByAccount.set(account, sum);
}
