import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { ClientsPage } from "#web/features/clients/clients-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { aClient } from "./a-client.ts";

const firm = { isOn: true, defaultRole: "accountant", groups: [{ id: "g1", name: "Restaurants" }] };
let clients: readonly PortfolioClient[];
const acts: { readonly path: string; readonly body: unknown }[] = [];
let refusal: { readonly code: string } | null;

beforeEach(() => {
  acts.length = 0;
  refusal = null;
  clients = [aClient("Atelier", { city: "Lyon" }), aClient("Boulangerie")];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (path.endsWith("/portfolio"))
      return Response.json({ countedAt: "2026-11-22T10:00:00.000Z", people: [], clients });
    const body = JSON.parse(String(init.body)) as { readonly act: string; readonly isPremium?: boolean };
    acts.push({ path, body });
    if (refusal) return Response.json(refusal, { status: 422 });
    if (body.act === "premium")
      clients = clients.map((client) =>
        path.includes(`/${client.id}/`)
          ? { ...client, plan: { ...client.plan, isPremium: body.isPremium === true } }
          : client,
      );
    return new Response(null, { status: 204 });
  });
});

const show = () =>
  renderScreen({
    path: "/clients",
    route: "/clients/:id?",
    component: ClientsPage,
    answers: { company: companyAnswer("administrator", { firm }) },
  });
const openPencil = async (name: string) => {
  fireEvent.click(await screen.findByRole("button", { name: `Modifier ${name}` }));
  return within(await screen.findByRole("dialog", { name: `Modifier ${name}` }));
};
const rowOf = (name: string) => screen.getByText(name, { selector: "[role=cell]" }).closest("[role=row]");

test("G2 the pencil of a row opens that company's form, and not the company; only what was changed is sent", async () => {
  const { company, address } = await show();
  const form = await openPencil("Atelier");
  await waitFor(() => expect(address()).toBe("/clients/Atelier"));
  expect(company()).toBe("co-1");
  expect(form.getByLabelText<HTMLInputElement>(/^Ville/).value).toBe("Lyon");
  fireEvent.input(form.getByLabelText("Nom"), { target: { value: "Atelier Grand" } });
  fireEvent.input(form.getByLabelText(/^SIRET/), { target: { value: "732 829 320 00075" } });
  fireEvent.click(form.getByRole("button", { name: "Enregistrer le dossier" }));
  await form.findByText("Quatorze chiffres ; l’un d’eux est faux.");
  expect(acts).toEqual([]);
  fireEvent.input(form.getByLabelText(/^SIRET/), { target: { value: "732 829 320 00074" } });
  fireEvent.click(form.getByRole("button", { name: "Enregistrer le dossier" }));
  await waitFor(() => expect(address()).toBe("/clients"));
  expect(acts).toEqual([
    {
      path: "/firm/co-1/clients/Atelier/acts",
      body: { act: "edit", set: { name: "Atelier Grand", siret: "73282932000074" } },
    },
  ]);
});

test("G2 what the server refuses is said, and what was typed stays", async () => {
  refusal = { code: "care.notOfFirm" };
  await show();
  const form = await openPencil("Atelier");
  fireEvent.input(form.getByLabelText("Nom"), { target: { value: "Autre" } });
  fireEvent.click(form.getByRole("button", { name: "Enregistrer le dossier" }));
  await form.findByText("Seul le cabinet comptable qui suit cette comptabilité peut le faire.");
  expect(form.getByLabelText<HTMLInputElement>("Nom").value).toBe("Autre");
});

test("G3 the pane of premium modules activates the licence, and the list says premium for that one alone", async () => {
  await show();
  const form = await openPencil("Atelier");
  const pane = within(form.getByRole("region", { name: "Accès aux modules Premium" }));
  pane.getByText("pas active");
  fireEvent.click(pane.getByRole("button", { name: "Activer la licence premium" }));
  await pane.findByText("premium");
  expect(acts).toEqual([
    { path: "/firm/co-1/clients/Atelier/acts", body: { act: "premium", isPremium: true } },
  ]);
  await waitFor(() => expect(rowOf("Atelier")?.textContent).toContain("premium"));
  expect(rowOf("Boulangerie")?.textContent).not.toContain("premium");
});

test("G2 who may only read a company is told so, and has no button", async () => {
  clients = [aClient("Atelier", { rights: ["draft", "record"] })];
  await show();
  const form = await openPencil("Atelier");
  form.getByText("Votre rôle dans ce dossier permet de lire ceci ; un administrateur le modifie.");
  expect(form.queryByRole("button", { name: "Enregistrer le dossier" })).toBeNull();
  expect(form.queryByRole("button", { name: "Activer la licence premium" })).toBeNull();
  form.getByText(/Léo Petit, son propriétaire, l’active dans ses réglages, sous Formule/);
});

test("F3 closing the form with something typed asks first, and staying loses nothing of it", async () => {
  const { address } = await show();
  const form = await openPencil("Atelier");
  await waitFor(() => expect(address()).toBe("/clients/Atelier"));
  fireEvent.input(form.getByLabelText("Nom"), { target: { value: "Autre" } });
  fireEvent.click(form.getByRole("button", { name: "Fermer" }));
  const asked = within(await screen.findByRole("dialog", { name: "Quitter sans enregistrer ?" }));
  fireEvent.click(asked.getByRole("button", { name: "Rester" }));
  await waitFor(() => expect(screen.queryByText("Quitter sans enregistrer ?")).toBeNull());
  expect(address()).toBe("/clients/Atelier");
  expect(form.getByLabelText<HTMLInputElement>("Nom").value).toBe("Autre");
  fireEvent.click(form.getByRole("button", { name: "Fermer" }));
  fireEvent.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
  await waitFor(() => expect(address()).toBe("/clients"));
  expect(acts).toEqual([]);
});

test("F3 nothing is asked of who has changed nothing", async () => {
  const { address } = await show();
  const form = await openPencil("Atelier");
  await waitFor(() => expect(address()).toBe("/clients/Atelier"));
  fireEvent.click(form.getByRole("button", { name: "Fermer" }));
  await waitFor(() => expect(address()).toBe("/clients"));
  expect(screen.queryByText("Quitter sans enregistrer ?")).toBeNull();
});
