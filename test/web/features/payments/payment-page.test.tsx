import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
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
});
