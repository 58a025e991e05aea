import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { JournalPage } from "#web/features/ledger/journal-page.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { COMPANY, openFirm, openOfflineBooks, plain, renderOverBooks } from "./render-over-books.tsx";

const open = async (path = "/journal", books = openFirm()) =>
  renderOverBooks({ path, route: "/journal", component: JournalPage, books: await books });
const list = () => screen.findByRole("table", { name: "Lignes du journal" });
const lines = async () => within(await list()).findAllByText(/^(613200|512000) /);
const total = async () => plain((await list()).querySelector(".total")?.textContent);

describe("the journal", () => {
  test("shows every line newest first, its mark in the margin and debit equal to credit", async () => {
    await open();
    expect((await lines()).map((line) => plain(line.textContent))).toEqual([
      expect.stringContaining("512000"),
      expect.stringContaining("613200"),
      expect.stringContaining("512000"),
      expect.stringContaining("613200"),
    ]);
    expect((await lines())[0]?.textContent).toContain("Loyer 2026-02");
    expect(within(await list()).getAllByText("Seulement sur cet appareil")).toHaveLength(4);
    expect(await total()).toContain("1 750,001 750,00");
    expect(screen.getByText(/4 lignes/).textContent).toContain("débit égal au crédit");
  });

  test("turns round on request", async () => {
    await open();
    await lines();
    fireEvent.click(screen.getByRole("button", { name: "Plus anciennes d’abord" }));
    await waitFor(async () => expect((await lines())[0]?.textContent).toContain("Loyer 2026-01"));
  });

  test("takes its filters from the address, and its totals follow", async () => {
    await open("/journal?period=2026-01&account=613");
    expect(await lines()).toHaveLength(1);
    expect(await total()).toContain("Total filtré");
    expect(await total()).toContain("850,000,00");
    expect(screen.getByRole("button", { name: "Période : janvier 2026" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Compte : 613" })).toBeTruthy();
  });

  test("narrows by a chip, keeps that in the address, and takes it off again", async () => {
    const { address } = await open();
    await lines();
    fireEvent.click(screen.getByRole("button", { name: "Chercher" }));
    const field = await screen.findByRole("searchbox", { name: "Chercher" });
    fireEvent.input(field, { target: { value: "2026-02" } });
    await waitFor(() => expect(address()).toContain("text=2026-02"));
    await waitFor(async () => expect(await lines()).toHaveLength(2));
    fireEvent.keyDown(field, { key: "Enter" });
    fireEvent.click(await screen.findByRole("button", { name: "Retirer le filtre Chercher" }));
    await waitFor(async () => expect(await lines()).toHaveLength(4));
  });

  test("takes for this year the fiscal year that goes on from the named ones, whatever the calendar's", async () => {
    const today = localDay();
    const through = addDays(today, -40);
    const from = addDays(through, -364);
    const books = await openOfflineBooks();
    const company = { ...frenchFirm, fiscalYears: [{ from, through }], booksStart: from };
    expect((await books.send(COMPANY, "company.create", { company, memberName: "Anna" })).ok).toBe(true);
    for (const [id, day] of [
      ["before", through],
      ["first", addDays(through, 1)],
      ["now", today],
    ] as const) {
      const postings = [toPosting("613200", 100), toPosting("512000", -100)];
      const entry = { id, day, label: `Loyer ${id}`, journal: "OD", practitioner: null, postings };
      expect((await books.send(COMPANY, "entry.record", entry)).ok).toBe(true);
    }
    await open("/journal?period=year", Promise.resolve(books));
    const said = async () => plain((await list()).textContent);
    await waitFor(async () => expect(await said()).toContain("Loyer first"));
    await waitFor(async () => expect(await said()).not.toContain("Loyer before"));
    expect(await said()).toContain("Loyer now");
  });

  test("says that no line matches and offers to remove the filters", async () => {
    await open("/journal?text=inconnu");
    await screen.findByText("Aucune ligne ne répond à ces filtres");
    fireEvent.click(screen.getByRole("button", { name: "Retirer tous les filtres" }));
    expect(await lines()).toHaveLength(4);
  });

  test("says what will stand there while the books are empty", async () => {
    const books = await openOfflineBooks();
    await renderOverBooks({ path: "/journal", route: "/journal", component: JournalPage, books });
    expect(await screen.findByText("Rien dans les livres pour l’instant")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Importer un fichier FEC" }).getAttribute("href")).toBe(
      "/import",
    );
  });

  test("opens an entry beside the list with what it books, and closes it by Escape", async () => {
    const { address } = await open();
    fireEvent.click((await lines())[0]!);
    const paper = await screen.findByRole("region", { name: "Écriture" });
    await within(paper).findByRole("heading", { name: "Loyer 2026-02" });
    const postings = await within(paper).findByRole("table", { name: "Ce qu’elle comptabilise" });
    expect(plain(postings.textContent)).toContain("900,00900,00");
    expect(within(paper).getByText("saisi ici")).toBeTruthy();
    expect(address()).toContain("voucher=rent-2");
    // What was entered, or came in by an import and is not validated, is mended on a form of its own.
    const mend = within(paper).getByRole("link", { name: "Corriger" });
    expect(mend.getAttribute("href")).toBe("/entries/rent-2");
    fireEvent.keyDown(within(paper).getByRole("heading", { name: "Loyer 2026-02" }), { key: "Escape" });
    await waitFor(() => expect(address()).not.toContain("voucher="));
  });

  test("opens the voucher that its address names", async () => {
    await open("/journal?voucher=rent-1");
    expect(await screen.findByRole("heading", { name: "Loyer 2026-01" })).toBeTruthy();
  });

  test("says so when a voucher is not on this device", async () => {
    await open("/journal?voucher=nowhere");
    expect(await screen.findByText("Cette pièce n’est pas sur cet appareil.")).toBeTruthy();
  });
});
