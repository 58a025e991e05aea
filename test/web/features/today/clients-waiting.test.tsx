import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import { ClientsWaiting } from "#web/features/today/clients-waiting.tsx";
import { aClient } from "../clients/a-client.ts";
import { renderScreen } from "../render-screen.tsx";

let clients: readonly PortfolioClient[] = [];
let isReached = true;

beforeEach(() => {
  isReached = true;
  vi.stubGlobal("fetch", async () => {
    if (!isReached) throw new TypeError("Failed to fetch");
    const portfolio: Portfolio = { news: [], countedAt: "2026-11-22T10:00:00.000Z", people: [], clients };
    return Response.json(portfolio);
  });
});

const show = () =>
  renderScreen({
    path: "/today",
    route: "/today",
    component: () => <ClientsWaiting firm="firm" />,
    answers: {},
  });

test("a firm's day names the clients in which something waits, the most pressing first, and opens one by a touch", async () => {
  clients = [
    aClient("Atelier"),
    aClient("Boulangerie", { draftCount: 3 }),
    aClient("Café", { refusedCount: 2, handedCount: 1, draftCount: 1 }),
    aClient("Docteur", { failedCount: 1 }),
  ];
  const { company } = await show();
  await screen.findByText("quelque chose attend dans 3 sur 4");
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
    "Café1 à décider par vous · 1 à revoir · 1 brouillon",
    "Docteur1 non envoyé",
    "Boulangerie3 brouillons",
  ]);
  expect(screen.getByRole("link", { name: "Tous les dossiers" }).getAttribute("href")).toBe("/clients");
  fireEvent.click(screen.getByRole("button", { name: /Docteur/ }));
  await waitFor(() => expect(company()).toBe("Docteur"));
});

test("a firm whose clients want nothing is told so", async () => {
  clients = [aClient("Atelier"), aClient("Boulangerie")];
  await show();
  await screen.findByText("Rien n’attend dans vos 2 dossiers.");
});

test("a device that never heard of the clients and has no network says so", async () => {
  isReached = false;
  await show();
  await screen.findByText(/^Le serveur seul le sait/);
});
