import { addDays, type CalendarDate } from "#core/calendar-date.ts";
import type { CompanyCreateArgs } from "#core/commands/company-create.ts";
import { invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import {
  lineOf,
  type SeededArticle,
  type SeededCompany,
  type SeededInvoice,
  type SeededParty,
  yearOf,
} from "./seeded-company.ts";
import type { SeededDice } from "./seeded-dice.ts";
import { workingDays } from "./working-days.ts";

/** What a firm that invoices is made of; its invoices and payments follow from it. */
export interface TradingFirm {
  readonly id: string;
  readonly create: CompanyCreateArgs;
  readonly customers: readonly (SeededParty & { readonly vat?: string })[];
  readonly articles: readonly [SeededArticle, ...SeededArticle[]];
  readonly entries: SeededCompany["entries"];
  readonly expenses: SeededCompany["expenses"];
  readonly invoiceCount: number;
  readonly termsDays: number;
  readonly paymentLabel: string;
}

/** Invoices spread over the year, most of them paid in time, the last ones open, one credited in part, one still a draft. */
export function tradingBooks(firm: TradingFirm, today: CalendarDate, dice: SeededDice): SeededCompany {
  const days = workingDays(yearOf(today).from, today);
  const sales = Array.from({ length: firm.invoiceCount }, (_, index) => {
    const day = days[Math.floor((index * days.length) / firm.invoiceCount)] ?? today;
    return sale(firm, index, day, dice);
  });
  const credited = sales.at(2);
  const creditNote: SeededInvoice[] =
    credited === undefined
      ? []
      : [
          {
            ...credited,
            id: "credit-1",
            day: later(credited.day, addDays(credited.day, 9), today),
            lines: credited.lines.slice(0, 1).map((line) => ({ ...line, quantityThousandths: 500 })),
            credits: credited.id,
          },
        ];
  const draft: SeededInvoice = {
    ...sale(firm, firm.invoiceCount, today, dice),
    id: "draft-1",
    isApproved: false,
  };
  return {
    id: firm.id,
    create: firm.create,
    parties: firm.customers.map(({ vat: _, ...party }) => party),
    articles: firm.articles,
    invoices: [...[...sales, ...creditNote].toSorted((one, other) => (one.day < other.day ? -1 : 1)), draft],
    payments: sales.flatMap((invoice) => payment(firm, invoice, credited?.id, today, dice)),
    entries: firm.entries,
    expenses: firm.expenses,
  };
}

function sale(firm: TradingFirm, index: number, day: CalendarDate, dice: SeededDice): SeededInvoice {
  const customer = firm.customers[index % firm.customers.length];
  const lines = Array.from({ length: dice.between(1, 3) }, (_, position) => {
    const article = dice.pick(firm.articles);
    const vat = customer?.vat ?? article.vat ?? "";
    return lineOf(`line-${position + 1}`, article, dice.between(1, 12) * 1_000, { vat });
  });
  return {
    id: `invoice-${index + 1}`,
    day,
    party: customer?.id ?? "",
    practitioner: null,
    lines,
    termsDays: firm.termsDays,
    credits: null,
    isApproved: true,
  };
}

/** Whole, in time, where the term has passed; every fifth customer pays a part first. */
function payment(
  firm: TradingFirm,
  invoice: SeededInvoice,
  creditedId: string | undefined,
  today: CalendarDate,
  dice: SeededDice,
): SeededCompany["payments"] {
  const day = addDays(invoice.day, dice.between(4, firm.termsDays + 6));
  const isPart = dice.between(1, 5) === 1 || invoice.id === creditedId;
  if (day > today) return [];
  const { grossCents } = invoiceTotals(invoice.lines);
  const amountCents = isPart ? Math.floor(grossCents / 3) : grossCents;
  return [
    {
      id: `payment-of-${invoice.id}`,
      day,
      label: firm.paymentLabel,
      amountCents,
      means: "transfer",
      party: invoice.party,
      practitioner: null,
      settles: [{ voucher: invoice.id, cents: amountCents }],
      account: null,
    },
  ];
}

const later = (from: CalendarDate, wished: CalendarDate, today: CalendarDate): CalendarDate =>
  wished <= today ? wished : from;
