import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import {
  openFirm,
  openOfflineBooks,
  plain,
  renderOverBooks,
} from "#test/web/features/ledger/render-over-books.tsx";
import { BalancePage } from "#web/features/ledger/balance-page.tsx";
import { withClassTotals } from "#web/features/ledger/balance-rows.ts";

const open = async (path: string) =>
  renderOverBooks({ path, route: "/balance", component: BalancePage, books: await openFirm() });
const list = () => screen.findByRole("table", { name: "Comptes avec leurs totaux" });

describe("the trial balance", () => {
  test("shows accounts and classes, and totals that agree", async () => {
    await open("/balance");
    const text = plain((await list()).textContent);
    expect(text).toContain("Classe 5");
    expect(text).toContain("1 750,00 C");
    expect(plain((await list()).querySelector(".total")?.textContent)).toBe("Total1 750,001 750,000,00");
    expect(screen.getByText(/2 comptes/).textContent).toContain("débit égal au crédit");
  });

  test("opens the ledger of an account on the same period", async () => {
    const { address } = await open("/balance?period=2026-01");
    fireEvent.click(await within(await list()).findByText("512000"));
    await waitFor(() => expect(address()).toBe("/ledger/512000?period=2026-01"));
  });

  test("opens the journal of a class", async () => {
    const { address } = await open("/balance");
    fireEvent.click(await within(await list()).findByText("Classe 5"));
    await waitFor(() => expect(address()).toBe("/journal?account=5"));
  });

  test("says what will stand there while nothing was booked", async () => {
    const books = await openOfflineBooks();
    await renderOverBooks({ path: "/balance", route: "/balance", component: BalancePage, books });
    expect(await screen.findByText("Aucun compte mouvementé")).toBeTruthy();
  });
});

describe("class totals", () => {
  const row = (account: string, cents: number) => ({
    account,
    label: "",
    debitCents: cents,
    creditCents: 0,
    balanceCents: cents,
  });

  test("stand below the accounts that begin with the same character", () => {
    const rows = withClassTotals([row("401", 1), row("411", 2), row("512", 4)]);
    expect(rows.map(({ kind, account, debitCents }) => [kind, account, debitCents])).toEqual([
      ["account", "401", 1],
      ["account", "411", 2],
      ["class", "4", 3],
      ["account", "512", 4],
      ["class", "5", 4],
    ]);
    expect(withClassTotals([])).toEqual([]);
  });
});
