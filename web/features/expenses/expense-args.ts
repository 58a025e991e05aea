import type { Account, Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { DraftFields } from "#core/commands/voucher-draft.ts";
import type { Company } from "#core/companies/company.ts";
import type { VatCategory } from "#core/vat/vat-categories.ts";
import { deductsVatOn, vatCategoriesOfPurchases } from "#core/vat/vat-choices.ts";
import type { Expense } from "#core/vouchers/voucher.ts";
import { OWN_POCKET } from "#web/app/own-pocket.ts";

/** An expense while it is being typed. */
export interface ExpenseTyping {
  /** Chosen when the form begins, so that trying again never makes a second one. */
  readonly id: string;
  readonly amountCents: number | null;
  readonly account: string | null;
  /** A means of payment, or OWN_POCKET. */
  readonly means: string | null;
  readonly practitioner: string | null;
  readonly party: string | null;
  readonly day: string;
  readonly label: string;
  /** The VAT chosen by hand; null takes the usual one. */
  readonly vat: string | null;
  /** How the expense to correct stood when the form began, so that what others change meanwhile stays theirs; null for a new one. */
  readonly before: ExpenseFields | null;
}

/** What money can be spent on: costs, and what is kept for years. */
export const expenseAccounts = ({ accounts }: Chart, country: Company["country"]): readonly Account[] =>
  accounts.filter(({ code }) => (country === "FR" ? /^(6|2(?!8))/ : /^([47]|0[23]\d0)/).test(code));

/** The VAT that a company gets back may have; nothing to choose where it gets none back. */
export const expenseVatChoices = (company: Company, day: string): readonly VatCategory[] =>
  deductsVatOn(company.vatHistory, day) ? vatCategoriesOfPurchases(company.country, day) : [];

/** What was typed, as a draft says it. Core judges it; what is missing is left for core to refuse. */
export function toExpenseFields(
  typing: Omit<ExpenseTyping, "id" | "before">,
  company: Company,
  user: string,
) {
  const { amountCents, account, means, practitioner, day, party } = typing;
  const isOwn = means === OWN_POCKET;
  const usual = expenseVatChoices(company, day)[0]?.key;
  const label = typing.label.trim();
  const line = {
    id: "1",
    articleId: null,
    articleNumber: null,
    text: label,
    quantityThousandths: 1000,
    unitPriceCents: amountCents ?? 0,
    priceIncludesVat: true,
    discountBasisPoints: 0,
    nature: "goods" as const,
    // Where no VAT comes back, what was paid is what it costs, and nobody need tell the two apart.
    vat: usual === undefined ? (company.country === "FR" ? "fr-exempt" : "nl-exempt") : (typing.vat ?? usual),
    account,
  };
  return {
    day,
    label,
    party,
    practitioner,
    lines: [line],
    means: isOwn ? null : means,
    paidBy: isOwn ? (practitioner ?? user) : null,
  } satisfies DraftFields;
}
export type ExpenseFields = ReturnType<typeof toExpenseFields>;

/** Whether an expense, or its draft, is such as this form makes. */
export const isOfForm = ({ lines }: Expense): boolean =>
  lines.length === 1 && lines[0]!.priceIncludesVat && lines[0]!.quantityThousandths === 1000;

/** The typing that an expense or its draft came from; null where it was not entered by this form. */
export function toExpenseTyping(expense: Expense, company: Company, user: string): ExpenseTyping | null {
  const [line] = expense.lines;
  if (!line || !isOfForm(expense)) return null;
  const typed = {
    amountCents: line.unitPriceCents,
    account: line.account,
    means: expense.paidBy === null ? (expense.means ?? null) : OWN_POCKET,
    practitioner: expense.practitioner,
    party: expense.party,
    day: expense.day,
    label: expense.label,
    vat: line.vat,
  };
  const before = expense.state === "draft" ? null : toExpenseFields(typed, company, user);
  return { id: expense.id, ...typed, before };
}

const fieldByCode: Readonly<Partial<Record<Problem["code"], keyof ExpenseTyping>>> = {
  "invoice.nothingToPay": "amountCents",
  "invoice.accountMissing": "account",
  "account.unknown": "account",
  "invoice.lineTextMissing": "label",
  "invoice.vatNotAllowed": "vat",
  "payment.meansUnknown": "means",
  "practitioner.notFound": "practitioner",
  "day.beforeBooks": "day",
  "day.protected": "day",
  "day.validated": "day",
};

/** Everything a refusal says, by the field it is about; what is about none is under "whole". */
export function problemsByField(problem: Problem): ReadonlyMap<keyof ExpenseTyping | "whole", Problem> {
  const all = (problem["problems"] as readonly Problem[] | undefined) ?? [problem];
  return new Map(all.map((one) => [fieldByCode[one.code] ?? "whole", one] as const).reverse());
}
