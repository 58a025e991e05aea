import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { Payment } from "#core/vouchers/voucher.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { PaymentPage } from "#web/features/payments/payment-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const liable = [{ from: "2020-01-01", status: "liable" as const, onDebits: false }];

const aForm = (fields: Parameters<typeof companyAnswer>[1]) =>
  renderScreen({
    path: "/payments/new",
    route: "/payments/new",
    component: PaymentPage,
    answers: { company: companyAnswer("user", fields), parties: [] },
  });

async function record() {
  fireEvent.input(await screen.findByLabelText(/Montant reçu/), { target: { value: "60" } });
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
}

async function choose(label: RegExp, option: RegExp) {
  fireEvent.keyDown(await screen.findByRole("button", { name: label }), { key: "ArrowDown" });
  const found = await screen.findByRole("option", { name: option });
  fireEvent.pointerDown(found, { button: 0, pointerType: "mouse" });
  fireEvent.pointerUp(found, { button: 0, pointerType: "mouse" });
}

describe("a new payment", () => {
  test("is taken for whoever writes it down, where several earn fees", async () => {
    const practitioners = [
      { id: "anna", code: "ANN", name: "Anna" },
      { id: "ben", code: "BEN", name: "Ben" },
    ];
    const known = companyAnswer("user", { practice: "several", practitioners });
    const books = await renderScreen({
      path: "/payments/new",
      route: "/payments/new",
      component: PaymentPage,
      answers: { company: { ...known, member: { ...known.member, practitioner: "ben" } }, parties: [] },
    });
    await record();
    await waitFor(() => expect(books.sent[0]).toMatchObject({ args: { practitioner: "ben" } }));
  });

  test("brings who saves to the field that is refused, and keeps what was typed", async () => {
    await renderScreen({
      path: "/payments/new",
      route: "/payments/new",
      component: PaymentPage,
      judge: () => ({ ok: false, problem: { code: "payment.nothing" } }),
      answers: { company: companyAnswer("user", {}), parties: [] },
    });
    const amount = await screen.findByLabelText<HTMLInputElement>(/Montant reçu/);
    await record();
    await waitFor(() => expect(document.activeElement).toBe(amount));
    expect([amount.getAttribute("aria-invalid"), amount.value]).toEqual(["true", "60"]);
  });

  test("asks for no VAT where the practice owes none", async () => {
    const books = await aForm({});
    await screen.findByLabelText(/Montant reçu/);
    expect(screen.queryByText("TVA")).toBeNull();
    await record();
    await waitFor(() =>
      expect(books.sent[0]).toMatchObject({ type: "payment.record", args: { amountCents: 6000 } }),
    );
    expect(books.sent[0]!.args).not.toHaveProperty("vat");
  });

  test("shows the usual VAT where the practice is liable, and sends what was chosen instead", async () => {
    const books = await aForm({ vatHistory: liable });
    const choice = await screen.findByRole("button", { name: /TVA/ });
    expect(choice.textContent).toContain("20");
    await choose(/TVA/, /Exonéré/);
    await record();
    await waitFor(() =>
      expect(books.sent[0]).toMatchObject({ args: { amountCents: 6000, vat: "fr-exempt" } }),
    );
  });

  test("is recorded once however often one touches, and makes room for the next of the day", async () => {
    const books = await aForm({});
    fireEvent.click(await screen.findByRole("radio", { name: "Chèque" }));
    const amount = await screen.findByLabelText(/Montant reçu/);
    fireEvent.input(amount, { target: { value: "60" } });
    const save = screen.getByRole("button", { name: "Enregistrer" });
    fireEvent.click(save);
    fireEvent.click(save);
    await waitFor(() => expect((amount as HTMLInputElement).value).toBe(""));
    expect(books.sent.map(({ type }) => type)).toEqual(["payment.record"]);
    expect((screen.getByRole("radio", { name: "Chèque" }) as HTMLInputElement).checked).toBe(true);
    expect(books.scratch.size).toBe(0);
    fireEvent.input(amount, { target: { value: "61" } });
    fireEvent.click(save);
    await waitFor(() => expect(books.sent).toHaveLength(2));
    const [one, other] = books.sent.map(({ args }) => args as { readonly id: string });
    expect(one!.id).not.toBe(other!.id);
  });

  test("keeps an amount that cannot be read yet for whoever comes back", async () => {
    const books = await aForm({});
    const amount = await screen.findByLabelText<HTMLInputElement>(/Montant reçu/);
    fireEvent.input(amount, { target: { value: "1.234" } });
    await waitFor(() => expect(books.scratch.size).toBe(1));
    document.body.replaceChildren();
    await renderScreen({
      path: "/payments/new",
      route: "/payments/new",
      component: PaymentPage,
      answers: { company: companyAnswer("user", {}), parties: [] },
      scratch: Object.fromEntries(books.scratch),
    });
    const again = await screen.findByLabelText<HTMLInputElement>(/Montant reçu/);
    await waitFor(() => expect(again.value).toBe("1.234"));
    fireEvent.input(again, { target: { value: "1.234,00" } });
    fireEvent.blur(again);
    expect(again.value.replaceAll(/\s/g, " ")).toBe("1 234,00");
  });

  test("for an invoice leads back to it, so that a second touch does not record the rest", async () => {
    const books = await renderScreen({
      path: "/payments/new?invoice=s-1",
      route: "/payments/new",
      component: PaymentPage,
      answers: { company: companyAnswer("user"), parties: [] },
    });
    await screen.findByLabelText(/Montant reçu/);
    await record();
    await waitFor(() => expect(books.sent).toHaveLength(1));
    await waitFor(() => expect(screen.queryByLabelText(/Montant reçu/)).toBeNull());
  });

  test("for an invoice leaves alone what was half typed for none", async () => {
    const half = { "payment:co-1": { amountCents: 1234 } };
    const books = await renderScreen({
      path: "/payments/new?invoice=s-1",
      route: "/payments/new",
      component: PaymentPage,
      answers: { company: companyAnswer("user"), parties: [] },
      scratch: half,
    });
    expect(((await screen.findByLabelText(/Montant reçu/)) as HTMLInputElement).value).toBe("");
    await record();
    await waitFor(() => expect(books.sent).toHaveLength(1));
    await waitFor(() => expect(Object.fromEntries(books.scratch)).toEqual(half));
  });
});

const payment: Payment = {
  ...{ kind: "payment", id: "v-1", state: "recorded", day: "2026-10-30", label: "Séance P-00231" },
  ...{ journal: "BQ", practitioner: "p-1", slice: "shared", party: null, amountCents: 2_215, means: "cash" },
  ...{ settles: [], account: null, postings: [], provenance: "entered", earlier: [], acts: {} },
  ...{ createdBy: "u-1", createdAt: "2026-10-30T09:00:00.000Z" },
  ...{ changedBy: "u-1", changedAt: "2026-10-30T09:00:00.000Z" },
};
const detail = (fields: Partial<Payment> = {}, more: Partial<VoucherDetail> = {}): VoucherDetail => ({
  voucher: { ...payment, ...fields },
  ...{ fate: "onDevice", partyName: null, restCents: null, seenHash: null, settledBy: [] },
  ...{ deliveries: [], notSent: null, way: [], closed: null, dividing: null, pendingActs: [] },
  reversing: { by: null, of: null, on: null },
  ...more,
});
const key = "payment:v-1:co-1";
const aRecorded = (more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path: "/payments/v-1",
    route: "/payments/:id",
    component: PaymentPage,
    ...more,
    answers: { company: companyAnswer("user"), parties: [], voucher: detail(), ...more.answers },
  });
const typeAmount = async (amount: string) =>
  fireEvent.input(await screen.findByLabelText(/Montant reçu/), { target: { value: amount } });
const saveIt = () => fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));

describe("a recorded payment", () => {
  test("is corrected by what was changed alone, whatever somebody else corrects meanwhile", async () => {
    const books = await aRecorded();
    fireEvent.click(await screen.findByRole("button", { name: "Corriger" }));
    await typeAmount("25,12");
    books.answer({ voucher: detail({ label: "Corrigé par Luc" }) });
    saveIt();
    await screen.findByRole("button", { name: "Corriger" });
    expect(books.sent).toEqual([
      { type: "voucher.correct", args: { kind: "payment", id: "v-1", set: { amountCents: 2_512 } } },
    ]);
    expect(books.scratch.has(key)).toBe(false);
  });

  test("keeps what is typed of a correction until it is saved or given up", async () => {
    const books = await aRecorded({
      judge: () => ({ ok: false, problem: { code: "payment.nothing" } }),
      scratch: { [key]: { amountCents: 2_512 } },
    });
    const amount = (await screen.findByLabelText(/Montant reçu/)) as HTMLInputElement;
    await waitFor(() => expect(amount.value).toBe("25,12"));
    saveIt();
    await waitFor(() => expect(amount.getAttribute("aria-invalid")).toBe("true"));
    expect(books.scratch.has(key)).toBe(true);
    fireEvent.click(await screen.findByRole("button", { name: "Annuler" }));
    await screen.findByRole("button", { name: "Corriger" });
    expect(books.scratch.has(key)).toBe(false);
  });

  test("that is protected while it is being corrected offers what was typed as a new one", async () => {
    const books = await aRecorded();
    fireEvent.click(await screen.findByRole("button", { name: "Corriger" }));
    await typeAmount("25,12");
    books.answer({
      voucher: detail({}, { closed: { code: "day.protected", protectedThrough: "2026-10-31" } }),
    });
    await screen.findByText(/Votre correction n’est pas enregistrée/);
    await screen.findByText(/protégé jusqu’au/);
    expect(screen.queryByLabelText(/Montant reçu/)).toBe(null);
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "En faire une nouvelle saisie" }));
    await waitFor(() => expect(books.address()).toBe("/payments/new"));
    expect(books.scratch.get("payment:co-1")).toMatchObject({
      ...{ amountCents: 2_512, label: "Séance P-00231", means: "cash", before: null },
    });
    await waitFor(() => expect(books.scratch.has(key)).toBe(false));
    expect(books.sent).toEqual([]);
  });

  test("that is protected keeps a half typed new payment before the correction's", async () => {
    const half = { [key]: { amountCents: 2_512 }, "payment:co-1": { amountCents: 1_000 } };
    const books = await aRecorded({
      answers: { voucher: detail({ state: "cancelled" }) },
      scratch: half,
    });
    fireEvent.click(await screen.findByRole("button", { name: "En faire une nouvelle saisie" }));
    await screen.findByRole("link", { name: "Aller à ce paiement" });
    expect(Object.fromEntries(books.scratch)).toEqual(half);
    fireEvent.click(screen.getByRole("button", { name: "L’oublier" }));
    await waitFor(() => expect(books.scratch.has(key)).toBe(false));
  });
});
