import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { OwnSeries } from "#web/books/questions/own-series.ts";
import { InvoicePage } from "#web/features/invoices/invoice-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

const show = (scratch: Readonly<Record<string, unknown>> = {}, answers: Answers = {}) =>
  renderScreen({
    path: "/invoices/new",
    route: "/invoices/new",
    component: InvoicePage,
    scratch,
    answers: {
      voucher: null,
      company: companyAnswer("administrator", { practitioners: [] }),
      parties: [],
      articles: [],
      ...answers,
    },
    preview: {
      vatChoices: [{ key: "exempt", reason: "exempt", rateBasisPoints: 0 }],
      totals: { netCents: 0, vatCents: 0, grossCents: 0, categories: [], lineNetCents: [] },
      postings: [],
      mentions: [],
      problems: [],
    },
  });

const KEY = "invoice:co-1:new";
const subject = () => screen.findByLabelText<HTMLInputElement>(/^Objet/);

test("a new invoice that was left half typed is there again for whoever comes back to write one", async () => {
  const first = await show();
  await screen.findByRole("group", { name: "Ligne 1" });
  expect(first.scratch.has(KEY)).toBe(false);
  fireEvent.input(await subject(), { target: { value: "Étagère" } });
  await waitFor(() => expect(first.scratch.get(KEY)).toMatchObject({ label: "Étagère" }));

  document.body.replaceChildren();
  const again = await show(Object.fromEntries(first.scratch));
  await screen.findByText(/toujours là/);
  expect((await subject()).value).toBe("Étagère");

  fireEvent.click(screen.getAllByRole("button", { name: "Repartir de zéro" })[0]!);
  expect((await subject()).value).toBe("");
  await waitFor(() => expect(again.scratch.has(KEY)).toBe(false));
  await screen.findByRole("group", { name: "Ligne 1" });
});

test("what is no number yet is there again too, at its own field, and goes when one starts over", async () => {
  const first = await show();
  const fields = async () => [
    await screen.findByLabelText<HTMLInputElement>(/^Quantité/),
    await screen.findByLabelText<HTMLInputElement>(/^Prix unitaire/),
    await screen.findByLabelText<HTMLInputElement>(/^Délai de paiement/),
  ];
  const values = async () => (await fields()).map(({ value }) => value);
  const typed = ["deux", "12,5,0", "trente"];
  for (const [index, field] of (await fields()).entries())
    fireEvent.input(field, { target: { value: typed[index] } });
  await waitFor(() => expect(first.scratch.get(KEY)).toMatchObject({ unread: { terms: "trente" } }));

  document.body.replaceChildren();
  await show(Object.fromEntries(first.scratch));
  await screen.findByText(/toujours là/);
  await waitFor(async () => expect(await values()).toEqual(typed));
  fireEvent.click(screen.getAllByRole("button", { name: "Repartir de zéro" })[0]!);
  await waitFor(async () => expect(await values()).toEqual(["1", "0,00", "30"]));
});

test("an invoice is neither saved nor approved while a number in it cannot be read, and what was typed stays", async () => {
  const { sent } = await show();
  const quantity = await screen.findByLabelText<HTMLInputElement>(/^Quantité/);
  await screen.findByRole("button", { name: "Approuver" });
  fireEvent.input(quantity, { target: { value: "deux" } });
  for (const name of ["Approuver", "Enregistrer le brouillon"]) {
    fireEvent.click(screen.getByRole("button", { name }));
    await waitFor(() => expect(document.activeElement).toBe(quantity));
    quantity.blur();
  }
  fireEvent.input(quantity, { target: { value: "2" } });
  const discount = screen.getByLabelText<HTMLInputElement>(/^Remise/);
  fireEvent.input(discount, { target: { value: "150" } });
  fireEvent.click(screen.getByRole("button", { name: "Approuver" }));
  await waitFor(() => expect(document.activeElement).toBe(discount));
  fireEvent.input(discount, { target: { value: "15" } });
  const terms = screen.getByLabelText<HTMLInputElement>(/^Délai de paiement/);
  fireEvent.input(terms, { target: { value: "trente" } });
  await screen.findByText("Un nombre entier de jours, 365 au plus.");
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer le brouillon" }));
  await waitFor(() => expect(document.activeElement).toBe(terms));
  expect([quantity.value, discount.value, terms.value]).toEqual(["2", "15", "trente"]);
  expect(sent).toEqual([]);

  fireEvent.input(terms, { target: { value: "45" } });
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer le brouillon" }));
  await waitFor(() => expect(sent.map(({ type }) => type)).toEqual(["voucher.draft"]));
});

test("a line's price can be emptied and typed anew, and one that is no amount stays as typed", async () => {
  await show();
  const price = await screen.findByLabelText<HTMLInputElement>(/^Prix unitaire/);
  for (const typed of ["100,00", "", "cent", "50"]) {
    fireEvent.input(price, { target: { value: typed } });
    await waitFor(() => expect(price.value).toBe(typed));
  }
});

describe("where devices number on the spot", () => {
  const A1 = {
    prefix: "A1",
    device: "former",
    deviceName: "Tablette",
    reason: "Sur place",
    declaredBy: "u-1",
    declaredAt: "2026-03-01T08:00:00.000Z",
    closed: null,
  };
  const ofRole = (role: "administrator" | "user", own: Partial<OwnSeries>) =>
    show(
      {},
      {
        company: companyAnswer(role, { practitioners: [], numbering: "perDevice", deviceSeries: [A1] }),
        ownSeries: { device: "here", former: [], number: null, whyOnArrival: null, ...own },
      },
    );

  test("the number that approving gives stands beside the button", async () => {
    await ofRole("user", { number: "2026-A1-000018" });
    await screen.findByText(/porte le numéro 2026-A1-000018/);
  });

  test("who manages the company gives the device a series from there; others read why the number comes later", async () => {
    await ofRole("administrator", { whyOnArrival: "noSeries" });
    await screen.findByText(/cet appareil n’a pas de série/);
    expect(screen.getByRole("link", { name: "Lui en donner une" }).getAttribute("href")).toBe(
      "/settings?series=give",
    );
    document.body.replaceChildren();
    await ofRole("user", { whyOnArrival: "creditNote" });
    await screen.findByText(/ce qui reste de la facture/);
    expect(screen.queryByRole("link", { name: "Lui en donner une" })).toBeNull();
  });

  test("a device that was enrolled anew says that its series stopped, and offers a new one", async () => {
    await ofRole("administrator", { whyOnArrival: "noSeries", former: ["A1"] });
    await screen.findByText("La série A1 de cet appareil s’est arrêtée");
    const link = screen.getByRole("link", { name: "Donner une nouvelle série" });
    expect(link.getAttribute("href")).toBe("/settings?series=give");
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});
