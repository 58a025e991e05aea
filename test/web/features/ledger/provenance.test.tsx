import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import type { Component } from "solid-js";
import { expect, test } from "vitest";
import { aSealedMonth } from "#test/support/a-sealed-month.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { BalancePage } from "#web/features/ledger/balance-page.tsx";
import { JournalPage } from "#web/features/ledger/journal-page.tsx";
import { LedgerPage } from "#web/features/ledger/ledger-page.tsx";
import { useLedgerWords } from "#web/features/ledger/use-ledger-words.ts";
import { renderInFrench } from "../../ui/render-in-french.tsx";
import { COMPANY, plain, renderOverBooks } from "./render-over-books.tsx";

const IMPORTED = "FEC de l’exercice clos le 31/12/2025";

/** A device that holds an imported month and two entries of its own, of which the server knows one, and has no network now. */
async function openMixedBooks() {
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  afterThisFile(device.close);
  const books = device.books();
  const must = async (sent: Promise<{ readonly ok: boolean }>) => expect((await sent).ok).toBe(true);
  await must(books.send(COMPANY, "company.create", { company: frenchFirm, memberName: "Anna" }));
  const record = (id: string, cents: number) =>
    books.send(COMPANY, "entry.record", {
      ...{ id, day: "2026-01-05", label: `Loyer ${id}`, journal: "OD", practitioner: null },
      postings: [
        { account: "613200", side: "debit", cents, party: null },
        { account: "512000", side: "credit", cents, party: null },
      ],
    });
  await must(record("known", 30_000));
  const month = aSealedMonth({ company: COMPANY, month: "2025-03", index: 0, cents: 10_000 });
  await device.synchronise();
  server.write(COMPANY, "seals", month.header);
  server.blobs.set(month.hash, month.bytes);
  await device.synchronise();
  server.status = 503;
  await must(record("waiting", 5_000));
  return books;
}

const draw = async (path: string, route: string, component: Component) =>
  renderOverBooks({ path, route, component, books: await openMixedBooks() });
const totalOf = async (name: string) =>
  plain((await screen.findByRole("table", { name })).querySelector(".total")?.textContent);
const openChoices = () => fireEvent.click(screen.getByRole("button", { name: /^Provenance/ }));
const toggle = async (provenance: string) =>
  fireEvent.click(await screen.findByRole("checkbox", { name: provenance }));

test("G30 the journal narrows to one provenance and its totals follow, with no network", async () => {
  const { address } = await draw("/journal", "/journal", JournalPage);
  const name = "Lignes du journal";
  await waitFor(async () => expect(await totalOf(name)).toContain("450,00450,00"));
  openChoices();
  await toggle(IMPORTED);
  await waitFor(async () => expect(await totalOf(name)).toContain("100,00100,00"));
  expect(address()).toContain("provenances=fec:fec~2025-12-31");
  const list = await screen.findByRole("table", { name });
  expect(within(list).queryByText(/Loyer/)).toBeNull();
  expect(within(list).getAllByText("2025-03")).toHaveLength(2);
  await toggle(IMPORTED);
  await toggle("saisi ici");
  await waitFor(async () => expect(await totalOf(name)).toContain("350,00350,00"));
});

test("G31 so does an account of the general ledger, its lines and its balances", async () => {
  await draw("/ledger/512000", "/ledger/:account?", LedgerPage);
  const list = () => screen.findByRole("table", { name: "Lignes du compte" });
  const closing = () => plain(screen.getByText("Solde de clôture").parentElement?.textContent);
  await within(await list()).findAllByText(/^Loyer/);
  await waitFor(() => expect(closing()).toContain("250,00 C"));
  openChoices();
  await toggle(IMPORTED);
  await waitFor(() => expect(closing()).toContain("100,00 D"));
  expect(within(await list()).queryByText(/^Loyer/)).toBeNull();
  await toggle(IMPORTED);
  await toggle("saisi ici");
  await waitFor(() => expect(closing()).toContain("350,00 C"));
});

test("the trial balance keeps the provenance that was chosen, and balances", async () => {
  await draw("/balance?provenances=fec:fec~2025-12-31", "/balance", BalancePage);
  await screen.findAllByText("706000");
  expect(screen.queryAllByText("613200")).toEqual([]);
  expect(plain(document.querySelector(".total")?.textContent)).toContain("100,00100,00");
});

test("says of an origin that it has no words for that it is another one", async () => {
  const Words = () => <p>{useLedgerWords().provenance("bank:camt~7")}</p>;
  await renderInFrench(() => <Words />);
  expect(await screen.findByText("autre origine (bank:camt~7)")).toBeTruthy();
});
