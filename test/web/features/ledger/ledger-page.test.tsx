import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { openFirm, plain, renderOverBooks } from "#test/web/features/ledger/render-over-books.tsx";
import { LedgerPage } from "#web/features/ledger/ledger-page.tsx";

const open = async (path: string) =>
  renderOverBooks({ path, route: "/ledger/:account?", component: LedgerPage, books: await openFirm() });
const list = () => screen.findByRole("table", { name: "Lignes du compte" });

describe("the general ledger", () => {
  test("shows each line with the balance it leaves", async () => {
    await open("/ledger/512000");
    await within(await list()).findAllByText(/^Loyer/);
    const text = plain((await list()).textContent);
    expect(text).toContain("850,00 C");
    expect(text).toContain("1 750,00 C");
    expect(screen.getByText("512000 Banque")).toBeTruthy();
  });

  test("opens with what the account had before the period", async () => {
    await open("/ledger/512000?period=2026-02");
    await within(await list()).findByText(/^Loyer 2026-02/);
    const opening = screen.getByText("Solde d’ouverture").parentElement;
    const closing = screen.getByText("Solde de clôture").parentElement;
    expect(plain(opening?.textContent)).toContain("850,00 C");
    expect(plain(closing?.textContent)).toContain("1 750,00 C");
  });

  test("walks to the neighbouring accounts by button and by keyboard, keeping the filters", async () => {
    const { address } = await open("/ledger/512000?period=2026-02");
    await list();
    fireEvent.click(screen.getByRole("button", { name: "Compte suivant" }));
    await waitFor(() => expect(address()).toMatch(/^\/ledger\/(?!512000)\d+\?period=2026-02$/));
    fireEvent.keyDown(document.body, { key: "ArrowUp", altKey: true });
    await waitFor(() => expect(address()).toBe("/ledger/512000?period=2026-02"));
  });

  test("offers the accounts with their balances while none is chosen", async () => {
    const { address } = await open("/ledger");
    const accounts = await screen.findByRole("table", { name: "Choisissez un compte" });
    const bank = (await within(accounts).findByText("512000")).closest("[role=row]");
    await waitFor(() => expect(plain(bank?.textContent)).toMatch(/\d{3},\d\d [CD]/));
    fireEvent.click(await within(accounts).findByText("101000"));
    await waitFor(() => expect(address()).toBe("/ledger/101000"));
    expect(await screen.findByText("Aucune ligne sur ce compte")).toBeTruthy();
  });
});
