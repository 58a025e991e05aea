import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import type { Expense } from "#core/vouchers/voucher.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { toExpenseFields } from "#web/features/expenses/expense-args.ts";
import { ExpensePage } from "#web/features/expenses/expense-page.tsx";
import { aCompany, companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const HASH = "a".repeat(64);
const typing = {
  id: "e-1",
  amountCents: 4_590,
  account: "606400",
  means: "card",
  practitioner: null,
  party: null,
  day: "2026-03-01",
  label: "Papier",
  vat: null,
};
const expense: Expense = {
  kind: "expense",
  id: "e-1",
  ...toExpenseFields(typing, aCompany(), "u-1"),
  state: "approved",
  journal: "BQ",
  slice: "shared",
  postings: [
    { account: "606400", side: "debit", cents: 4_590, party: null },
    { account: "512000", side: "credit", cents: 4_590, party: null },
  ],
  provenance: "entered",
  createdBy: "u-1",
  createdAt: "2026-03-01T09:00:00.000Z",
  changedBy: "u-1",
  changedAt: "2026-03-01T09:00:00.000Z",
  earlier: [],
  acts: {},
  partyCopy: null,
  totals: { categories: [], netCents: 4_590, vatCents: 0, grossCents: 4_590, lineNetCents: [4_590] },
  termsDays: 30,
  dueDay: null,
  note: "",
  number: null,
  numbering: "none",
  approval: null,
};
const detail = (voucher: Expense, seenHash: string | null = null): VoucherDetail => ({
  voucher,
  fate: "onDevice",
  partyName: null,
  restCents: null,
  seenHash,
  settledBy: [],
  deliveries: [],
  notSent: null,
  way: [],
  closed: null,
  reversing: { by: null, of: null, on: null },
  dividing: null,
  pendingActs: [],
});

const show = (path: string, more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path,
    route: "/expenses/:id",
    component: ExpensePage,
    answers: { company: companyAnswer("user"), parties: [], voucher: detail(expense, HASH) },
    ...more,
  });
const type = (label: RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));

/** A new expense has an address of its own, without an id. */
const showNew = (more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  show("/expenses/new", { route: "/expenses/new", ...more });

async function choose(label: RegExp, option: RegExp) {
  const field = screen.getByRole("combobox", { name: label });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  const found = await screen.findByRole("option", { name: option });
  fireEvent.pointerDown(found, { button: 0, pointerType: "mouse" });
  fireEvent.pointerUp(found, { button: 0, pointerType: "mouse" });
}

describe("a new expense", () => {
  test("is drafted and approved in one go, in plain words and without VAT to tell apart", async () => {
    const { sent } = await showNew();
    await screen.findByLabelText(/^Montant payé/);
    expect(screen.queryByText("TVA comprise")).toBeNull();
    type(/^Montant payé/, "45,90");
    type(/^Libellé/, "Papier");
    await choose(/^Pour quoi/, /Fournitures de bureau/);
    save();
    await waitFor(() => expect(sent.map((one) => one.type)).toEqual(["voucher.draft", "voucher.approve"]));
    expect(sent[0]!.args).toMatchObject({
      kind: "expense",
      set: {
        label: "Papier",
        means: "card",
        paidBy: null,
        lines: [{ unitPriceCents: 4_590, priceIncludesVat: true, account: "606400", vat: "fr-exempt" }],
      },
    });
    expect(sent[1]!.args).toMatchObject({ seenHash: HASH });
  });

  test("offers the VAT that comes back where the company is liable", async () => {
    const vatHistory = [{ from: "2020-01-01", status: "liable" as const, onDebits: false }];
    await showNew({ answers: { company: companyAnswer("user", { vatHistory }), parties: [] } });
    const choice = await screen.findByRole("button", { name: /TVA comprise/ });
    expect(choice.textContent).toContain("20");
  });

  test("says every refusal at its field, and tries again with the same draft", async () => {
    const problems = [
      { code: "invoice.accountMissing" as const },
      { code: "invoice.lineTextMissing" as const },
    ];
    const asked: unknown[] = [];
    await showNew({
      judge: (command, args) => {
        asked.push((args as { id: string }).id);
        return command === "voucher.approve"
          ? { ok: false, problem: { ...problems[0]!, problems } }
          : { ok: true, value: { id: "c", counter: 1 } };
      },
    });
    await screen.findByLabelText(/^Montant payé/);
    save();
    await screen.findByText("Choisissez à quoi sert chaque ligne.");
    await screen.findByText("Une ligne est encore sans texte.");
    save();
    await waitFor(() => expect(asked).toHaveLength(4));
    expect(new Set(asked).size).toBe(1);
  });
});

describe("an expense that stands", () => {
  test("is corrected by what was changed alone", async () => {
    const { sent } = await show("/expenses/e-1");
    fireEvent.click(await screen.findByRole("button", { name: "Corriger" }));
    await screen.findByLabelText(/^Montant payé/);
    fireEvent.click(screen.getByRole("radio", { name: "De ma poche" }));
    save();
    const set = { means: null, paidBy: "u-1" };
    await waitFor(() =>
      expect(sent).toEqual([{ type: "voucher.correct", args: { kind: "expense", id: "e-1", set } }]),
    );
  });

  test("keeps what a colleague corrects meanwhile, and whose pocket it was paid from", async () => {
    const ofLuc = { ...expense, means: null, paidBy: "u-2" };
    const books = await show("/expenses/e-1", {
      answers: { company: companyAnswer("user"), parties: [], voucher: detail(ofLuc) },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Corriger" }));
    await screen.findByLabelText(/^Montant payé/);
    type(/^Date/, "2026-03-02");
    books.answer({ voucher: detail({ ...ofLuc, label: "Corrigé par Luc" }) });
    save();
    await screen.findByRole("button", { name: "Corriger" });
    const set = { day: "2026-03-02" };
    expect(books.sent).toEqual([{ type: "voucher.correct", args: { kind: "expense", id: "e-1", set } }]);
  });

  test("opens on what an earlier visit, or the desk, left to correct; as a new one where it is protected", async () => {
    const books = await show("/expenses/e-1", { scratch: { "expense:e-1:co-1": { amountCents: 5_490 } } });
    const amount = (await screen.findByLabelText(/^Montant payé/)) as HTMLInputElement;
    await waitFor(() => expect(amount.value).toBe("54,90"));
    books.answer({
      voucher: { ...detail(expense), closed: { code: "day.protected", protectedThrough: "2026-03-31" } },
    });
    fireEvent.click(await screen.findByRole("button", { name: "En faire une nouvelle saisie" }));
    await waitFor(() => expect(books.address()).toBe("/expenses/new"));
    expect(books.scratch.get("expense:new:co-1")).toMatchObject({ amountCents: 5_490, label: "Papier" });
    expect(books.scratch.has("expense:e-1:co-1")).toBe(false);
  });

  test("shows what it was before it was corrected", async () => {
    const before = { label: "Papeterie", totals: { ...expense.totals!, grossCents: 4_950 } };
    const earlier = [{ changedAt: "2026-03-02T09:00:00.000Z", changedBy: "u-1", command: "c-9", before }];
    await show("/expenses/e-1", {
      answers: { company: companyAnswer("user"), parties: [], voucher: detail({ ...expense, earlier }) },
    });
    const shown = await screen.findByText(/Papeterie/);
    expect(shown.textContent).toMatch(/^49,50\s€ · Papeterie$/);
  });

  test("is cancelled with a reason", async () => {
    const { sent } = await show("/expenses/e-1");
    fireEvent.click(await screen.findByRole("button", { name: "Annuler cette dépense" }));
    fireEvent.input(await screen.findByLabelText(/^Motif/), { target: { value: "saisie deux fois" } });
    fireEvent.click(screen.getAllByRole("button", { name: "Annuler cette dépense" }).at(-1)!);
    await waitFor(() =>
      expect(sent).toEqual([{ type: "voucher.cancel", args: { id: "e-1", reason: "saisie deux fois" } }]),
    );
  });
});
