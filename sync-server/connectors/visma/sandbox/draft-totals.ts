import { partOf, partWithin, proportion } from "#core/money.ts";
import type { SandboxCompany, SandboxSettings, TheirItem } from "./sandbox-state.ts";

/** Countries within which a VAT number makes a sale free of VAT. */
const EU = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

interface RowAmount {
  readonly cents: number;
  readonly rateBasisPoints: number;
}

export interface DraftTotals {
  readonly TotalAmount: number;
  readonly TotalVatAmount: number;
  readonly TotalRoundings: number;
  readonly IncludesVat: boolean;
}

/** A draft's rows carry no VAT: it follows from each article's coding and from where the customer is. */
export function draftTotals(
  rows: readonly TheirItem[],
  customer: TheirItem,
  company: SandboxCompany,
  { vatRounding }: SandboxSettings,
): DraftTotals {
  const includesVat =
    company.settings["ShowPricesExclVatPC"] === true && customer["IsPrivatePerson"] === true;
  const amounts = rows
    .filter((row) => row["IsTextRow"] !== true)
    .map((row) => ({
      cents: rowCents(row),
      rateBasisPoints: isFreeAbroad(customer, company) ? 0 : rateOf(row, company),
    }));
  const vatCents = (vatRounding === "row" ? amounts : sumByRate(amounts)).reduce(
    (sum, { cents, rateBasisPoints }) =>
      sum + (includesVat ? partWithin(cents, rateBasisPoints) : partOf(cents, rateBasisPoints)),
    0,
  );
  const rowsCents = amounts.reduce((sum, { cents }) => sum + cents, 0);
  return {
    TotalAmount: (includesVat ? rowsCents : rowsCents + vatCents) / 100,
    TotalVatAmount: vatCents / 100,
    TotalRoundings: 0,
    IncludesVat: includesVat,
  };
}

/** Price, quantity and discount have at most four, two and four decimals, so the product is exact. */
export function rowCents(row: TheirItem): number {
  const price = Math.round(Number(row["UnitPrice"] ?? 0) * 10_000);
  const quantity = Math.round(Number(row["Quantity"] ?? 0) * 100);
  const share = 10_000 - Math.round(Number(row["DiscountPercentage"] ?? 0) * 10_000);
  return proportion(price, quantity * share, 100_000_000);
}

export function rateOf(row: TheirItem, company: SandboxCompany): number {
  const article = company.articles.find(({ Id }) => Id === row["ArticleId"]);
  const coding = company.codings.find(({ Id }) => Id === article?.["CodingId"]);
  return Math.round(Number(coding?.["VatRatePercent"] ?? 0) * 100);
}

function isFreeAbroad(customer: TheirItem, company: SandboxCompany): boolean {
  const country = String(customer["InvoiceCountryCode"] || company.settings["CountryCode"]);
  if (country === company.settings["CountryCode"]) return false;
  return !EU.has(country) || Boolean(customer["VatNumber"]);
}

function sumByRate(amounts: readonly RowAmount[]): RowAmount[] {
  const centsByRate = new Map<number, number>();
  for (const { cents, rateBasisPoints } of amounts) {
    centsByRate.set(rateBasisPoints, (centsByRate.get(rateBasisPoints) ?? 0) + cents);
  }
  return [...centsByRate].map(([rateBasisPoints, cents]) => ({ cents, rateBasisPoints }));
}
