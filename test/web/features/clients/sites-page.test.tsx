import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { SitesPage } from "#web/features/clients/sites-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { aClient } from "./a-client.ts";

const firm = { isOn: true, defaultRole: "accountant", groups: [] };
const premium = { name: "pro", throughDay: null, isPremium: true } as const;
let clients: readonly PortfolioClient[];
const acts: { readonly path: string; readonly body: unknown }[] = [];

beforeEach(() => {
  acts.length = 0;
  clients = [
    aClient("Atelier", { plan: premium }),
    aClient("Boulangerie"),
    aClient("Garage", { plan: premium }),
  ];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (path.endsWith("/portfolio"))
      return Response.json({ countedAt: "2026-11-22T10:00:00.000Z", people: [], clients });
    const body = JSON.parse(String(init.body)) as { readonly isWanted: boolean };
    acts.push({ path, body });
    clients = clients.map((client) =>
      path.includes(`/${client.id}/`) ? { ...client, isForProduction: body.isWanted } : client,
    );
    return new Response(null, { status: 204 });
  });
});

const show = (path = "/sites") =>
  renderScreen({
    path,
    route: "/sites/:id?",
    component: SitesPage,
    answers: { company: companyAnswer("administrator", { firm }) },
  });
const choose = async (name: string) => {
  fireEvent.click(await screen.findByText(name, { selector: "[role=cell]" }));
  return within(await screen.findByRole("region", { name }));
};
const boxIn = (pane: ReturnType<typeof within>) =>
  pane.getByLabelText("Autoriser la connexion pour ce dossier") as HTMLInputElement;

test("G9 G10 a premium folder's pane is ticked and saved, for that folder alone", async () => {
  await show();
  const pane = await choose("Atelier");
  pane.getByRole("heading", { name: "Connexion avec votre logiciel de production" });
  pane.getByText(/Cahier n’envoie encore rien/);
  fireEvent.click(boxIn(pane));
  expect(acts).toEqual([]);
  fireEvent.click(pane.getByRole("button", { name: "Enregistrer" }));
  await waitFor(() =>
    expect(acts).toEqual([
      { path: "/firm/co-1/clients/Atelier/acts", body: { act: "production", isWanted: true } },
    ]),
  );
  await waitFor(() => expect(screen.getAllByText("connexion autorisée")).toHaveLength(1));
  expect(boxIn(await choose("Garage")).checked).toBe(false);
});

test("G10 leaving a folder that is ticked and not saved asks first", async () => {
  await show("/sites/Atelier");
  const pane = within(await screen.findByRole("region", { name: "Atelier" }));
  fireEvent.click(boxIn(pane));
  fireEvent.click(screen.getByText("Garage", { selector: "[role=cell]" }));
  await screen.findByRole("dialog", { name: "Quitter sans enregistrer ?" });
  fireEvent.click(screen.getByRole("button", { name: "Quitter sans enregistrer" }));
  await screen.findByRole("region", { name: "Garage" });
  expect(acts).toEqual([]);
});

test("G11 the box of a folder without the licence cannot be ticked, and says why", async () => {
  await show();
  const pane = await choose("Boulangerie");
  expect(boxIn(pane).disabled).toBe(true);
  pane.getByText(/Il faut la licence premium\. Elle s’active dans les comptes clients/);
  expect(pane.queryByRole("button", { name: "Enregistrer" })).toBeNull();
});
