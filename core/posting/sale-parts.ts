import type { Chart } from "../charts/chart.ts";
import { vatOwedAccountOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import { allocate } from "../money.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import { vatStatusOn } from "../vat/vat-choices.ts";
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

/** The parts of a sale or, with the sale it corrects, of a credit note. */
export function saleParts(
  voucher: Sale | CreditNote,
  company: Company,
  chart: Chart,
  sale: Sale | CreditNote = voucher,
): SaleParts {
  const totals = voucher.totals ?? invoiceTotals(voucher.lines);
  const income = new Map<string, number>();
  const atOnce = new Map<string, number>();
  const onPayment = new Map<string, number>();
  const servicesWait = servicesWaitIn(sale, company, chart);

  voucher.lines.forEach((line, index) => {
    const account = incomeAccount(line, voucher.practitioner, company, chart);
    sumByAccount(income, account, totals.lineNetCents[index]!);
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
    sumByAccount(atOnce, owed, goodsVat + (servicesWait ? 0 : servicesVat));
    sumByAccount(onPayment, owed, servicesWait ? servicesVat : 0);
  }
  return {
    grossCents: totals.grossCents,
    incomeCents: income,
    vatAtOnceCents: atOnce,
    vatOnPaymentCents: onPayment,
  };
}

/**
 * Whether VAT of services waits for payment. Once a sale is posted its postings say so: neither a number that moves
 * its day nor a later correction of the company's VAT status may part it from its payments and credit notes.
 */
function servicesWaitIn(sale: Sale | CreditNote, company: Company, { roles }: Chart): boolean {
  if (roles.vatWaiting === null) return false;
  if (sale.postings.length > 0) return sale.postings.some(({ account }) => account === roles.vatWaiting);
  return !vatStatusOn(company.vatHistory, sale.day).onDebits;
}

/** What is left of a sale once its credit notes are taken off; nothing on any account once they took the whole of it. */
export function lessCredits(sale: SaleParts, credits: readonly SaleParts[]): SaleParts {
  const grossCents = credits.reduce((rest, credit) => rest - credit.grossCents, sale.grossCents);
  const less = (of: (parts: SaleParts) => ReadonlyMap<string, number>) => {
    if (grossCents === 0) return new Map<string, number>();
    const rest = new Map(of(sale));
    for (const credit of credits)
      for (const [account, cents] of of(credit)) sumByAccount(rest, account, -cents);
    return rest;
  };
  return {
    grossCents,
    incomeCents: less((parts) => parts.incomeCents),
    vatAtOnceCents: less((parts) => parts.vatAtOnceCents),
    vatOnPaymentCents: less((parts) => parts.vatOnPaymentCents),
  };
}

/** A sale as it was approved, and what its credit notes have left of it. */
export interface ClaimParts {
  readonly whole: SaleParts;
  readonly left: SaleParts;
}

export function claimParts(
  sale: Sale,
  credits: readonly CreditNote[],
  company: Company,
  chart: Chart,
): ClaimParts {
  const whole = saleParts(sale, company, chart);
  const left = lessCredits(
    whole,
    credits.map((credit) => saleParts(credit, company, chart, sale)),
  );
  return { whole, left };
}

/** Adds cents to an account's sum; an account that comes to nothing is not there. */
export function sumByAccount(centsByAccount: Map<string, number>, account: string, cents: number): void {
  const sum = (centsByAccount.get(account) ?? 0) + cents;
  if (sum === 0) centsByAccount.delete(account);
  else centsByAccount.set(account, sum);
}
