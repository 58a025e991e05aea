import type { CalendarDate } from "#core/calendar-date.ts";
import type { CompanyCreateArgs } from "#core/commands/company-create.ts";
import type { EntryFields } from "#core/commands/entry-record.ts";
import type { PaymentFields } from "#core/commands/payment-record.ts";
import type { Article } from "#core/parties/article.ts";
import type { Party } from "#core/parties/party.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { type Posting, toPosting } from "#core/vouchers/posting.ts";

/** Invented books as plain data; `seed-company.ts` makes them true by commands. */
export interface SeededCompany {
  readonly id: string;
  readonly create: CompanyCreateArgs;
  readonly parties: readonly SeededParty[];
  readonly articles: readonly SeededArticle[];
  /** In the order of their days, as numbers ask. */
  readonly invoices: readonly SeededInvoice[];
  readonly payments: readonly (PaymentFields & { readonly id: string })[];
  readonly entries: readonly (EntryFields & { readonly id: string })[];
  readonly expenses: readonly SeededExpense[];
}

/** What was paid by transfer, in common. */
export interface SeededExpense {
  readonly id: string;
  readonly day: CalendarDate;
  readonly label: string;
  readonly account: string;
  /** With its VAT. */
  readonly grossCents: number;
  readonly vat: string;
}

export type SeededParty = Pick<Party, "id" | "number" | "name" | "role"> & Partial<Omit<Party, "acts">>;
export type SeededArticle = Pick<Article, "id" | "number" | "name"> & Partial<Omit<Article, "acts">>;

export interface SeededInvoice {
  readonly id: string;
  readonly day: CalendarDate;
  readonly party: string;
  readonly practitioner: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly termsDays: number;
  /** The sale that it corrects, for a credit note. */
  readonly credits: string | null;
  readonly isApproved: boolean;
}

/** A line that sells an article as it stands. */
export const lineOf = (
  id: string,
  article: SeededArticle,
  quantityThousandths: number,
  rest: Partial<InvoiceLine> = {},
): InvoiceLine => ({
  id,
  articleId: article.id,
  articleNumber: article.number,
  text: article.name,
  quantityThousandths,
  unitPriceCents: article.unitPriceCents ?? 0,
  priceIncludesVat: article.priceIncludesVat ?? false,
  discountBasisPoints: 0,
  nature: article.nature ?? "services",
  vat: article.vat ?? "",
  account: null,
  ...rest,
});

/** The one line of an expense, for what was paid. */
export const paidLine = ({
  label,
  account,
  grossCents,
  vat,
}: Pick<SeededExpense, "label" | "account" | "grossCents" | "vat">): InvoiceLine => ({
  id: "1",
  articleId: null,
  articleNumber: null,
  text: label,
  quantityThousandths: 1_000,
  unitPriceCents: grossCents,
  priceIncludesVat: true,
  discountBasisPoints: 0,
  nature: "goods",
  vat,
  account,
});

/** Postings from signed amounts by account: debit is positive. */
export const postingsOf = (centsByAccount: Readonly<Record<string, number>>): Posting[] =>
  Object.entries(centsByAccount).map(([account, cents]) => toPosting(account, cents));

/** The year a day lies in, as a company's only fiscal year. */
export const yearOf = (today: CalendarDate) => ({
  from: `${today.slice(0, 4)}-01-01`,
  through: `${today.slice(0, 4)}-12-31`,
});
