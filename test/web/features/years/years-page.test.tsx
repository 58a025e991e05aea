import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import {
  COMPANY,
  PAST_YEAR_ENDS as closingDay,
  openPastYear,
  plain,
  renderOverBooks,
} from "#test/web/features/ledger/render-over-books.tsx";
import type { Books } from "#web/books/books.ts";
import { YearsPage } from "#web/features/years/years-page.tsx";

/** A firm that earned 500 € in a year that is over, and has depreciated 100 € at its end. */
async function openEarningFirm(): Promise<Books> {
  const books = await openPastYear();
  for (const [id, day, account, closing] of [
    ["sale", "2025-03-05", "706000", {}],
    ["wear", closingDay, "281830", { closing: true }],
  ] as const) {
    const cents = id === "sale" ? 50_000 : 10_000;
    const recorded = await books.send(COMPANY, "entry.record", {
      id,
      day,
      label: id === "sale" ? "Vente" : "Dotation aux amortissements",
      journal: "OD",
      practitioner: null,
      postings: [toPosting(id === "sale" ? "512000" : "681100", cents), toPosting(account, -cents)],
      ...closing,
    });
    expect(recorded.ok).toBe(true);
  }
  return books;
}

const render = (books: Books) =>
  renderOverBooks({ path: "/years", route: "/years", component: YearsPage, books });
const yearOf2025 = () => screen.findByRole("region", { name: "Exercice du 01/01/2025 au 31/12/2025" });

describe("the page of fiscal years", () => {
  test("shows each year's months, its closing period and what it opens with", async () => {
    await render(await openEarningFirm());
    const year = within(await yearOf2025());
    expect(year.getByText("ouvert")).toBeTruthy();
    const months = within(year.getByRole("list", { name: "Où en sont les mois" })).getAllByRole("listitem");
    expect(months).toHaveLength(13);
    expect(months[2]!.textContent).toContain("mars 2025: ouvert");
    expect(months[12]!.textContent).toContain("période de clôture, ouverte");
    expect(year.getByText(/1 écriture dans la période de clôture/)).toBeTruthy();
    const next = within((await screen.findAllByRole("region"))[0]!);
    expect(next.getByText(/À-nouveaux provisoires/)).toBeTruthy();
  });

  test("previews the closing, says what stands in the way, and closes once nothing does", async () => {
    const books = await openEarningFirm();
    await render(books);
    const year = within(await yearOf2025());
    fireEvent.click(year.getByRole("button", { name: "Clôturer cet exercice …" }));
    expect(await year.findByText(/Validez d’abord tous les mois jusqu’au 31\/12\/2025/)).toBeTruthy();
    expect(year.getByText("Bénéfice de l’exercice").nextSibling?.textContent).toMatch(/^400,00/);
    expect(year.getByText(/Dotation aux amortissements/)).toBeTruthy();
    const table = await year.findByRole("table", { name: "À-nouveaux de l’exercice suivant" });
    expect(plain(table.textContent)).toContain("120000Résultat de l’exercice400,00");
    const close = () => year.getByRole("button", { name: "Clôturer l’exercice" }) as HTMLButtonElement;
    expect(close().disabled).toBe(true);
  });

  test("says before closing that what came before the first day entered here is not counted", async () => {
    await render(await openPastYear("2025-08-01"));
    const year = within(await yearOf2025());
    const months = within(year.getByRole("list", { name: "Où en sont les mois" })).getAllByRole("listitem");
    expect(months[6]!.textContent).toContain("juillet 2025: non importé");
    expect(months[7]!.textContent).toContain("août 2025: ouvert");
    fireEvent.click(year.getByRole("button", { name: "Clôturer cet exercice …" }));
    await year.findByText("Rien de cet exercice n’est ici d’avant le 01/08/2025");
    expect(year.getByRole("link", { name: "Importer son FEC" }).getAttribute("href")).toBe("/import");
  });

  test("moves a year's closing day, or says why it cannot", async () => {
    const books = await openEarningFirm();
    await render(books);
    const year = within(await yearOf2025());
    fireEvent.click(year.getByRole("button", { name: "Changer ses dates" }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.input(dialog.getByLabelText("Dernier jour"), { target: { value: "2025-06-30" } });
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    expect(await dialog.findByText(/Des écritures de clôture sont datées du 31\/12\/2025/)).toBeTruthy();
    expect((await books.send(COMPANY, "voucher.cancel", { id: "wear", reason: "" })).ok).toBe(true);
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBe(null));
    expect(await screen.findByRole("region", { name: "Exercice du 01/01/2025 au 30/06/2025" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Exercice du 01/07/2025 au 30/06/2026" })).toBeTruthy();
  });
});
