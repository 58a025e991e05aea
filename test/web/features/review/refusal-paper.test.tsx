import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { WaysOut } from "#web/books/questions/refusals.ts";
import { noWays, refusal, show } from "./a-desk.ts";

describe("a matching by hand that was refused", () => {
  const args = {
    account: "411000",
    lines: [
      { voucher: "s1", line: 0, day: "2026-03-01" },
      { voucher: "p1", line: 1, day: "2026-03-04" },
    ],
    letter: "AA",
  };
  const matching = (matchAgain: WaysOut["matchAgain"]) =>
    refusal({
      commandType: "matching.make",
      code: "matching.taken",
      facts: {},
      args: {
        ...args,
        lines: [...args.lines, { voucher: "p2", line: 1, day: "2026-03-05" }],
        entry: { id: "vat", day: "2026-03-05", label: "TVA exigible (AA)" },
      },
      ways: { ...noWays, matchAgain },
    });

  test("is made with what is still open, and leaves the desk with that", async () => {
    const again = {
      args,
      label: "TVA exigible (AA)",
      firstOpenDay: "2099-01-01",
      settledCents: 9_000,
      restCents: 3_000,
      leftOutCount: 1,
    };
    const { sent, address } = await show([matching(again)], "/review/cmd-1");
    await screen.findByText(/peuvent encore se solder ; il resterait/);
    screen.getByText(/1 ligne n’est plus ouverte/);
    expect(screen.getByRole("link", { name: "Ouvrir le compte 411000" }).getAttribute("href")).toBe(
      "/ledger/411000",
    );
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Lettrer ce qui reste ouvert" }));
    await waitFor(() => expect(address()).toBe("/review"));
    expect(sent).toMatchObject([
      { type: "matching.make", args: { ...args, entry: { day: "2099-01-01", label: "TVA exigible (AA)" } } },
      { type: "refusal.discard", args: { id: "cmd-1", reason: "Refait avec ce qui restait ouvert" } },
    ]);
  });

  test("of which nothing is left says so, and can be discarded", async () => {
    await show([matching(null)], "/review/cmd-1");
    await screen.findByText(/plus rien ne peut se solder/);
    expect(screen.queryByRole("button", { name: "Lettrer ce qui reste ouvert" })).toBeNull();
    screen.getByRole("button", { name: "Écarter" });
  });
});

describe("a refused act shows whole what it was to write", () => {
  const pair = (name: string) => screen.getByText(name, { selector: "dt" }).nextElementSibling?.textContent;

  test("of a payment its means, its account and who earned it", async () => {
    const { args } = refusal();
    await show([refusal({ args: { ...(args as object), account: "706000" } })]);
    await screen.findByText("Espèces");
    expect(pair("Moyen de paiement")).toBe("Espèces");
    expect(pair("Praticien")).toBe("Anne Dupont");
    expect(pair("Compte")).toMatch(/^706000 ./);
  });

  test("of an entry every line, with its sums", async () => {
    const postings = [
      { account: "606100", side: "debit", cents: 12_30 },
      { account: "999999", side: "credit", cents: 12_30 },
    ];
    const args = { id: "e-1", day: "2026-10-30", label: "Eau", journal: "OD", postings };
    await show([refusal({ commandType: "entry.record", args })]);
    const table = await screen.findByRole("table", { name: "Ce qui devait être écrit" });
    const [, first, second, sums] = within(table).getAllByRole("row");
    expect(first!.textContent).toContain("606100");
    expect(second!.textContent).toContain("999999");
    expect(sums!.textContent).toMatch(/12,30.*12,30/);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test("of a draft whom it was for and its lines", async () => {
    const line = { text: "Massage", quantityThousandths: 1500, unitPriceCents: 40_00 };
    const set = { party: "c-1", day: "2026-10-30", lines: [line] };
    const party = { id: "c-1", name: "Boulangerie Masson" };
    await show(
      [refusal({ commandType: "voucher.draft", args: { id: "s-1", kind: "sale", credits: null, set } })],
      "/review/cmd-1",
      { answers: { parties: [party as never] } },
    );
    await screen.findByText("Boulangerie Masson");
    expect(pair("Lignes")).toMatch(/^Massage · 1,5 × 40,00/);
  });

  test("and what has another shape than it should is left out rather than hidden with the rest", async () => {
    const args = { id: 7, label: "Eau", amountCents: "cent", postings: [null, { account: 3 }], lines: "x" };
    await show([refusal({ commandType: "entry.record", args })]);
    await waitFor(() => expect(pair("Libellé")).toBe("Eau"));
    expect(screen.queryByRole("table", { name: "Ce qui devait être écrit" })).toBeNull();
  });
});

describe("an invoice that is in the books whatever stood against it", () => {
  const contested = () =>
    refusal({
      commandType: "voucher.issue",
      code: "series.givenTwice",
      facts: { number: "2026-A1-000002", issued: "s2", issuedNumber: "2026-A1-000002" },
      args: {
        id: "s2",
        number: "2026-A1-000002",
        day: "2026-03-01",
        label: "Séance",
        partyCopy: { name: "Boulangerie Masson" },
      },
    });

  test("is told apart from what was refused, and leaving it as it is keeps the invoice", async () => {
    const { sent } = await show([contested()], "/review/cmd-1");
    await screen.findByText("La facture 2026-A1-000002 reste émise");
    screen.getByText(/^Contestée/);
    expect(screen.getAllByText("Une autre facture porte déjà le numéro 2026-A1-000002.")).toHaveLength(2);
    screen.getByText(/^Deux factures portent ce numéro/);
    expect(screen.getAllByText(/Boulangerie Masson · .*Facture 2026-A1-000002/)).toHaveLength(1);
    const register = screen.getByRole("link", { name: "Voir les deux au registre" });
    expect(register.getAttribute("href")).toBe("/numbers?series=2026-A1");
    fireEvent.click(screen.getByRole("button", { name: "Écarter" }));
    const dialog = within(await screen.findByRole("dialog"));
    dialog.getByText(/La facture reste telle quelle/);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    fireEvent.input(dialog.getByLabelText("Motif"), { target: { value: "Avoir fait" } });
    fireEvent.click(dialog.getByRole("button", { name: "Écarter" }));
    await waitFor(() =>
      expect(sent).toMatchObject([{ type: "refusal.discard", args: { id: "cmd-1", reason: "Avoir fait" } }]),
    );
  });
});

test("a decision that was refused says which act it was about, and its reason as one", async () => {
  const discard = refusal({
    id: "cmd-2",
    commandType: "refusal.discard",
    code: "refusal.decided",
    args: { id: "cmd-1", reason: "Saisie deux fois" },
  });
  await show([discard, refusal()], "/review/cmd-2");
  const about = await screen.findByText("Au sujet de");
  expect(about.nextElementSibling?.textContent).toContain("Séance P-00231");
  expect(screen.getByText("Motif").nextElementSibling?.textContent).toBe("Saisie deux fois");
  expect(screen.queryByText("Libellé")).toBeNull();
});
