import type { Chart } from "#core/charts/chart.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import { postSale } from "#core/posting/post-sale.ts";
import { vatCategoriesFor } from "#core/vat/vat-choices.ts";
import { checkInvoice } from "#core/vouchers/check-invoice.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { type InvoiceTotals, invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import type { Posting } from "#core/vouchers/posting.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import type { CompanyView } from "./company-view.ts";
import { namePeople } from "./name-people.ts";

/** What of an invoice is on screen, saved or not. */
export interface TypedInvoice {
  readonly kind: "sale" | "creditNote";
  readonly day: string;
  readonly party: string | null;
  readonly practitioner: string | null;
  readonly lines: readonly InvoiceLine[];
}

/** What core makes of an invoice while it is typed. */
export interface InvoicePreview {
  readonly totals: InvoiceTotals;
  /** The VAT a line may bear that day, the usual one first. */
  readonly vatChoices: readonly {
    readonly key: string;
    readonly rateBasisPoints: number;
    readonly reason: string;
  }[];
  /** Everything that stands in the way of approving it. */
  readonly problems: readonly Problem[];
  /** What approving would book; none in cash-basis books. */
  readonly postings: readonly Posting[];
  /** The words the law wants on it. */
  readonly mentions: readonly string[];
}

/** What core makes of it in the books of a company, naming who protected its day; null when the company is not here. */
export function previewIn(view: CompanyView, typed: TypedInvoice): InvoicePreview | null {
  const company = view.get("companies", view.company);
  const chart = view.get("accounts", "chart");
  if (!company || !chart) return null;
  const party = typed.party === null ? null : view.get("parties", typed.party);
  const preview = previewInvoice(typed, company, chart, party);
  return { ...preview, problems: preview.problems.map((problem) => namePeople(problem, view)) };
}

/** Runs core's own functions over what is typed, so that the screen never computes money itself. */
export function previewInvoice(
  typed: TypedInvoice,
  company: Company,
  chart: Chart,
  party: Party | null,
): InvoicePreview {
  const lines = [...typed.lines];
  const totals = invoiceTotals(lines);
  const sale: Sale = {
    kind: "sale",
    id: "preview",
    state: "draft",
    day: typed.day,
    label: "",
    journal: "",
    practitioner: typed.practitioner,
    slice: "shared",
    postings: [],
    provenance: "entered",
    createdBy: "preview",
    createdAt: "",
    changedBy: "preview",
    changedAt: "",
    earlier: [],
    acts: {},
    party: typed.party,
    partyCopy: null,
    lines,
    totals,
    termsDays: 0,
    dueDay: null,
    note: "",
    number: null,
    numbering: "none",
    approval: null,
  };
  const choices = vatCategoriesFor(company.country, company.vatHistory, typed.day);
  const used = new Set(lines.map(({ vat }) => vat));
  return {
    totals,
    vatChoices: choices.map(({ key, rateBasisPoints, reason }) => ({ key, rateBasisPoints, reason })),
    problems: checkInvoice(sale, company, sale.day, party),
    postings: lines.length === 0 || typed.kind === "creditNote" ? [] : postSale(sale, company, chart),
    mentions: choices.flatMap(({ key, mention }) => (used.has(key) && mention !== null ? [mention] : [])),
  };
}
