import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import { SettingsPage } from "#web/features/settings/settings-page.tsx";
import { aDevice, companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ user: {}, device: {} }, { status: 503 }));
});

const show = (plan: "firm" | "pro", firm: { isOn: boolean } | null = null) =>
  renderScreen({
    path: "/settings",
    route: "/settings",
    component: SettingsPage,
    answers: {
      company: companyAnswer("administrator", {
        plan: { name: plan, throughDay: null, isPremium: false },
        firm: firm && { ...firm, defaultRole: "accountant", groups: [] },
      }),
      connections: [],
      device: aDevice(),
    },
  });
const box = () => screen.findByLabelText("Comptabilités et exports des clients");

test("F1 the firm's module is offered with the plan that has it, and with no other", async () => {
  await show("pro");
  await screen.findByRole("heading", { name: "Formule" });
  expect(screen.queryByRole("heading", { name: "Cabinet comptable" })).toBeNull();
});

test("F2 F3 is switched on by saving, and not before", async () => {
  const { sent } = await show("firm");
  fireEvent.click(await box());
  await screen.findByText("Pas encore enregistré : rien ne change d’ici là.");
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer le module" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { type: "firm.update", args: { isOn: true, defaultRole: "accountant", groups: [] } },
    ]),
  );
});

test("F3 leaving without saving asks first, and changes nothing", async () => {
  const { sent, address } = await show("firm");
  fireEvent.click(await box());
  fireEvent.click(screen.getByRole("link", { name: "Voir les utilisateurs" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Quitter sans enregistrer ?" }));
  fireEvent.click(dialog.getByRole("button", { name: "Rester" }));
  expect(address()).toBe("/settings");
  screen.getByText(/Pas encore enregistré/);
  const closing = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(closing);
  expect(closing.defaultPrevented).toBe(true);

  fireEvent.click(screen.getByRole("link", { name: "Voir les utilisateurs" }));
  fireEvent.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
  await waitFor(() => expect(address()).toBe("/users"));
  expect(sent).toEqual([]);
});

test("F3 nothing is asked of who has typed nothing", async () => {
  const { address } = await show("firm");
  await box();
  fireEvent.click(screen.getByRole("link", { name: "Voir les utilisateurs" }));
  await waitFor(() => expect(address()).toBe("/users"));
});

test("S34 groups of clients are made and removed here", async () => {
  const { sent } = await show("firm", { isOn: true });
  await box();
  fireEvent.input(screen.getByLabelText(/Nouveau groupe/), { target: { value: "Restaurants" } });
  fireEvent.click(screen.getByRole("button", { name: "Ajouter le groupe" }));
  await screen.findByRole("button", { name: "Retirer Restaurants" });
  fireEvent.click(screen.getByRole("button", { name: "Enregistrer le module" }));
  await waitFor(() => expect(sent).toMatchObject([{ args: { groups: [{ name: "Restaurants" }] } }]));
});
