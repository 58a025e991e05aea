import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { COMPANY, openFirm, plain, renderOverBooks } from "#test/web/features/ledger/render-over-books.tsx";
import type { Books } from "#web/books/books.ts";
import { LedgerPage } from "#web/features/ledger/ledger-page.tsx";

async function openCustomers() {
  const books = await openFirm();
  const entry = (id: string, label: string, cents: number) => ({
    id,
    day: "2026-02-10",
    label,
    journal: "OD",
    practitioner: null,
    postings: [
      {
        account: "411000",
        side: cents < 0 ? ("credit" as const) : ("debit" as const),
        cents: Math.abs(cents),
        party: null,
      },
      {
        account: "471000",
        side: cents < 0 ? ("debit" as const) : ("credit" as const),
        cents: Math.abs(cents),
        party: null,
      },
    ],
  });
  for (const [id, label, cents] of [
    ["due", "Facture reprise", 5_000],
    ["paid", "Encaissement", -5_000],
    ["part", "Acompte", -2_000],
  ] as const) {
    const sent = await books.send(COMPANY, "entry.record", entry(id, label, cents));
    if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  }
  await renderOverBooks({ path: "/ledger/411000", route: "/ledger/:account?", component: LedgerPage, books });
  return books;
}

const list = () => screen.findByRole("table", { name: "Lignes du compte" });
const begin = async () => {
  await within(await list()).findByText("Encaissement");
  fireEvent.click(await screen.findByRole("button", { name: "Lettrage" }));
};
const choose = async (label: string) =>
  fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^Choisir ${label}`) }));
const bar = () => screen.findByRole("region", { name: "Lignes choisies" });
const letters = async (books: Books) =>
  (await books.page("generalLedger", { company: COMPANY, account: "411000", filter: {} }, 0, 10)).map(
    ({ label, matching }) => [label, matching],
  );

describe("lettering a party's lines", () => {
  test("says what the chosen lines come to, letters them, and takes them apart again", async () => {
    const books = await openCustomers();
    await begin();
    await choose("Facture reprise");
    expect(plain((await bar()).textContent)).toContain(
      "1 ligne choisie · ouvert 50,00 D. Il manque une ligne au crédit.",
    );
    await choose("Acompte");
    expect(plain((await bar()).textContent)).toContain("2 lignes choisies · reste ouvert 30,00 D");
    await choose("Acompte");
    await choose("Encaissement");
    expect(plain((await bar()).textContent)).toContain("elles se soldent");
    const make = within(await bar()).getByRole("button", { name: "Lettrer" }) as HTMLButtonElement;
    await waitFor(() => expect(make.disabled).toBe(false));
    fireEvent.click(make);
    await waitFor(async () =>
      expect(await letters(books)).toEqual(
        expect.arrayContaining([
          ["Facture reprise", "AA"],
          ["Encaissement", "AA"],
          ["Acompte", null],
        ]),
      ),
    );
    await waitFor(async () => expect((await list()).textContent).toContain("AA"));

    fireEvent.click(screen.getByRole("button", { name: "Non lettrées seulement" }));
    await waitFor(async () => expect((await list()).textContent).not.toContain("Encaissement"));
    fireEvent.click(screen.getByRole("button", { name: "Non lettrées seulement" }));
    await within(await list()).findByText("Encaissement");
    await choose("Encaissement");
    expect((await bar()).textContent).toContain("Délettrez-les d’abord");
    fireEvent.click(within(await bar()).getByRole("button", { name: "Délettrer" }));
    await waitFor(async () =>
      expect((await letters(books)).map(([, letter]) => letter)).toEqual([null, null, null]),
    );
  });

  test("proposes what settles what, and takes it with one tap; axe finds nothing wrong", async () => {
    const books = await openCustomers();
    await begin();
    const take = await screen.findByRole("button", { name: /^Lettrer : Sans client/ });
    expect(plain(document.body.textContent)).toContain("Le même montant des deux côtés : 50,00");
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    fireEvent.click(take);
    await waitFor(async () =>
      expect(await letters(books)).toEqual(
        expect.arrayContaining([
          ["Facture reprise", "AA"],
          ["Encaissement", "AA"],
        ]),
      ),
    );
  });
});
