import { screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { IssuedPaper } from "#web/features/invoices/issued-paper.tsx";
import { renderInFrench } from "../../ui/render-in-french.tsx";

const line: Omit<InvoiceLine, "id" | "text" | "unitPriceCents" | "priceIncludesVat" | "vat"> = {
  ...{ articleId: null, articleNumber: null, account: null, nature: "goods" },
  ...{ quantityThousandths: 1000, discountBasisPoints: 0 },
};
const lines: InvoiceLine[] = [
  { ...line, id: "l-1", text: "Étagère", unitPriceCents: 10_000, priceIncludesVat: false, vat: "fr-2000" },
  { ...line, id: "l-2", text: "Livre", unitPriceCents: 1_055, priceIncludesVat: true, vat: "fr-550" },
  { ...line, id: "l-3", text: "Soin", unitPriceCents: 3_000, priceIncludesVat: false, vat: "fr-exempt" },
];
const sale = {
  kind: "sale",
  id: "f-1",
  number: "F-00001",
  day: "2026-11-23",
  dueDay: "2026-12-23",
  label: "",
  partyCopy: null,
  lines,
  totals: invoiceTotals(lines),
} as unknown as Sale;

const shown = () =>
  [...document.querySelectorAll("dt")].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent?.replaceAll(/\s/g, " "),
  ]);

test("an invoice says the VAT of each rate, which prices hold it, and why a line bears none", async () => {
  await renderInFrench(() => <IssuedPaper company={null} voucher={sale} />);
  await screen.findByText(/1 × 10,55 €, TVA comprise/);
  expect(screen.getByText(/1 × 100,00 €/).textContent).not.toContain("TVA comprise");
  expect(shown().map(([, amount]) => amount)).toEqual([
    "140,00 €",
    "20,00 €",
    "0,55 €",
    "0,00 €",
    "160,55 €",
  ]);
  expect(shown()[1]![0]).toMatch(/^TVA 20.% sur 100,00.€$/);
  expect(shown()[3]![0]).toMatch(/^Exonéré, sur /);
  screen.getByText("Exonération de TVA, art. 261-4-1° du CGI");
});
