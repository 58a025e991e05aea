import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { ClientsPage } from "#web/features/clients/clients-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { aClient } from "./a-client.ts";

const portfolio: Portfolio = {
  news: [],
  countedAt: "2026-11-22T10:00:00.000Z",
  people: [
    { id: "u-1", name: "Ada Martin" },
    { id: "u-2", name: "Cléo Roux" },
  ],
  clients: [
    aClient("Boulangerie", { draftCount: 3, protectedThrough: "2026-09-30", userCount: 2 }),
    aClient("Atelier", { stage: "prospect", people: ["u-1", "u-2"], group: "g1" }),
    aClient("=Café", { draftCount: 1 }),
  ],
};

const firm = { isOn: true, defaultRole: "accountant", groups: [{ id: "g1", name: "Restaurants" }] };
const asked: { readonly path: string; readonly body: unknown }[] = [];
let answerOf: (path: string, body: unknown) => Response | null;

beforeEach(() => {
  asked.length = 0;
  answerOf = () => null;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ path, body });
    const answer = answerOf(path, body);
    if (answer) return answer;
    if (path.endsWith("/portfolio")) return Response.json(portfolio);
    if (path.endsWith("/proposed-address")) return Response.json({ address: "fidu-1" });
    return path.endsWith("/clients")
      ? Response.json({ company: "new" }, { status: 201 })
      : new Response(null, { status: 204 });
  });
});

const show = (fields = {}, path = "/clients", scratch = {}) =>
  renderScreen({
    path,
    route: "/clients/:id?",
    component: ClientsPage,
    answers: { company: companyAnswer("administrator", { firm, ...fields }) },
    scratch,
  });
const rowNames = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[1]?.firstChild?.textContent);
const tick = async (name: string) => fireEvent.click(await screen.findByLabelText(`Cocher ${name}`));
const acts = () => asked.filter(({ path }) => path.endsWith("/acts"));

describe("the list of client companies", () => {
  test("F20 F21 shows each with its creation, protection and users", async () => {
    await show();
    const row = (await screen.findByText("Boulangerie")).closest("[role=row]") as HTMLElement;
    expect(row.textContent).toContain("01/03/2026");
    expect(row.textContent).toContain("30/09/2026");
    expect(rowNames()).toEqual(["=Café", "Atelier", "Boulangerie"]);
  });

  test("is sorted by a touch of a column's title, and how it is seen is kept", async () => {
    const { scratch } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Brouillons" }));
    expect(rowNames()).toEqual(["Atelier", "=Café", "Boulangerie"]);
    fireEvent.click(screen.getByRole("button", { name: "Brouillons" }));
    expect(rowNames()).toEqual(["Boulangerie", "=Café", "Atelier"]);
    await waitFor(() =>
      expect(scratch.get("clients:view")).toMatchObject({ sort: "draftCount", isDescending: true }),
    );
  });

  test("shows the columns that were chosen", async () => {
    await show({}, "/clients", {
      "clients:view": { columns: ["name", "plan"], sort: "name", isDescending: false },
    });
    await screen.findByText("Boulangerie");
    await waitFor(() =>
      expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
        "Pour les dossiers cochés",
        "Nom",
        "Modifier",
        "Formule",
      ]),
    );
  });

  test("finds by a part of the name, whatever the accents", async () => {
    await show();
    await screen.findByText("Boulangerie");
    fireEvent.input(screen.getByLabelText("Chercher"), { target: { value: "cafe" } });
    expect(rowNames()).toEqual(["=Café"]);
  });

  test("F23 opens a company by its name", async () => {
    const { company, address } = await show();
    fireEvent.click(await screen.findByText("Boulangerie"));
    expect(company()).toBe("Boulangerie");
    await waitFor(() => expect(address()).toBe("/today"));
  });

  test("shows the last answer while the server cannot be reached, and says from when it is", async () => {
    answerOf = () => {
      throw new TypeError("offline");
    };
    await show({}, "/clients", { "portfolio-3:co-1": portfolio });
    await screen.findByText("Boulangerie");
    await screen.findByText(/Cette liste date du 22\/11\/2026/);
  });

  test("of a company that is no firm is empty and says why", async () => {
    await show({ firm: null });
    await screen.findByText("Cette comptabilité n’est pas celle d’un cabinet");
    expect(asked).toEqual([]);
  });
});

test("S35 a prospect is marked and not counted as a client", async () => {
  await show();
  await screen.findByText(/3 dossiers \(2 clients, 1 prospect\) · /);
  const row = screen.getByText("Atelier", { selector: "[role=cell]" }).closest("[role=row]");
  expect(row?.textContent).toContain("Prospect");
});

describe("acts on many companies", () => {
  test("F28 are there only while something is ticked", async () => {
    await show();
    await screen.findByText("Boulangerie");
    expect(screen.queryByRole("button", { name: "Protéger" })).toBeNull();
    await tick("Atelier");
    await screen.findByRole("button", { name: "Protéger" });
    await tick("Atelier");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Protéger" })).toBeNull());
  });

  test("F26 protect those that are ticked and no other, and say of each what came of it", async () => {
    answerOf = (path) =>
      path.includes("Atelier")
        ? Response.json({ code: "rights.missing", right: "protect" }, { status: 403 })
        : null;
    await show();
    await tick("Atelier");
    await tick("Boulangerie");
    fireEvent.click(screen.getByRole("button", { name: "Protéger" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.input(within(dialog).getByLabelText("Protégé jusqu’au"), { target: { value: "2026-10-31" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Appliquer" }));
    await within(dialog).findAllByText("Fait pour 1 sur 2");
    expect(acts().map(({ path }) => path)).toEqual([
      "/firm/co-1/clients/Atelier/acts",
      "/firm/co-1/clients/Boulangerie/acts",
    ]);
    expect(acts()[0]?.body).toEqual({ act: "protect", throughDay: "2026-10-31" });
    const results = within(dialog).getAllByRole("listitem");
    expect(results.map(({ dataset }) => dataset["tone"]).toSorted()).toEqual(["bad", "ok"]);
  });

  test("F25 disconnect takes those that are ticked out of the list, and no other", async () => {
    let clients = portfolio.clients;
    answerOf = (path) => {
      if (path.endsWith("/portfolio")) return Response.json({ ...portfolio, clients });
      const gone = clients.find(({ id }) => path.includes(`/${encodeURIComponent(id)}/acts`));
      clients = clients.filter((client) => client !== gone);
      return null;
    };
    await show();
    await tick("Atelier");
    await tick("=Café");
    fireEvent.click(screen.getByRole("button", { name: "Déconnecter" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Déconnecter" }));
    await waitFor(() => expect(acts().map(({ body }) => body)).toEqual(Array(2).fill({ act: "disconnect" })));
    await waitFor(() => expect(rowNames()).toEqual(["Boulangerie"]));
  });

  test("F25 a company that its owner has yet to hand over is named, with the way to do so", async () => {
    answerOf = (path) =>
      path.endsWith("/acts")
        ? Response.json({ code: "care.ownerIsOfFirm", owner: "Ada" }, { status: 422 })
        : null;
    const { company } = await show();
    await tick("Atelier");
    fireEvent.click(screen.getByRole("button", { name: "Déconnecter" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Déconnecter" }));
    fireEvent.click(await within(dialog).findByRole("button", { name: /transmettre/ }));
    expect(company()).toBe("Atelier");
  });

  test("what is ticked is kept on this device, or no longer, with no word to the server", async () => {
    const books = { country: "FR", basis: "accrual", isFirm: false } as const;
    const summary = { ...books, pendingCount: 0, planThroughDay: null };
    const { kept, answer } = await show();
    answer({
      companies: [
        { ...summary, id: "Atelier", name: "Atelier", hold: "card", isKept: false },
        { ...summary, id: "Boulangerie", name: "Boulangerie", hold: "whole", isKept: true },
      ],
    });
    const row = async (name: string) => (await screen.findByText(name)).closest("[role=row]");
    expect((await row("Atelier"))?.textContent).not.toContain("ici");
    expect((await row("Boulangerie"))?.textContent).toContain("gardé ici");
    await tick("Atelier");
    fireEvent.click(screen.getByRole("button", { name: "Garder sur cet appareil" }));
    await waitFor(() => expect([...kept]).toEqual([["Atelier", true]]));
    fireEvent.click(screen.getByRole("button", { name: "Ne plus garder" }));
    await waitFor(() => expect([...kept]).toEqual([["Atelier", false]]));
    expect(acts()).toEqual([]);
  });

  test("F27 export exactly the rows that are ticked and the columns that are shown, and no formula", async () => {
    const files: Blob[] = [];
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (file: Blob) => files.push(file) && "#" }));
    Object.assign(URL, { revokeObjectURL: () => {} });
    await show({}, "/clients", {
      "clients:view": { columns: ["name", "draftCount"], sort: "name", isDescending: false },
    });
    await tick("=Café");
    await tick("Boulangerie");
    fireEvent.click(screen.getByRole("button", { name: "Exporter en CSV" }));
    const text = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsText(files[0]!);
    });
    expect(text).toBe('Nom;Brouillons\r\n"\'=Café";1\r\nBoulangerie;3\r\n');
    fireEvent.click(screen.getByRole("button", { name: "Exporter en Excel" }));
    await waitFor(() => expect(files).toHaveLength(2));
    expect(files[1]?.size).toBeGreaterThan(1000);
  });
});

describe("adding a company", () => {
  test("F6 F7 F24 proposes the firm's address, takes the client's name instead, and sends what is said", async () => {
    const { address } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Ajouter une comptabilité" }));
    const dialog = await screen.findByRole("dialog");
    const where = within(dialog).getByLabelText("Adresse dans Cahier") as HTMLInputElement;
    await waitFor(() => expect(where.value).toBe("fidu-1"));
    fireEvent.input(within(dialog).getByLabelText("Nom"), { target: { value: "Café Léo" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Reprendre le nom" }));
    expect(where.value).toBe("cafe-leo");
    fireEvent.click(within(dialog).getByRole("button", { name: "Créer" }));
    await waitFor(() => expect(address()).toBe("/clients"));
    const sent = asked.find(({ path }) => path === "/firm/co-1/clients");
    expect(sent?.body).toMatchObject({ name: "Café Léo", address: "cafe-leo", stage: "client", group: null });
  });

  test("F8 says at its field that an address is taken or is none, and a wrong SIRET", async () => {
    answerOf = (path) =>
      path.endsWith("/clients")
        ? Response.json({ code: "company.addressTaken", address: "fidu-1" }, { status: 422 })
        : null;
    await show({}, "/clients/new");
    const dialog = await screen.findByRole("dialog");
    fireEvent.input(within(dialog).getByLabelText("Nom"), { target: { value: "Léo" } });
    await within(dialog).findByDisplayValue("fidu-1");
    const siret = within(dialog).getByLabelText(/SIRET/);
    fireEvent.input(siret, { target: { value: "12345678901234" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Créer" }));
    await within(dialog).findByText("Quatorze chiffres ; l’un d’eux est faux.");
    fireEvent.input(siret, { target: { value: "" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Créer" }));
    await waitFor(() =>
      expect(within(dialog).getAllByText("L’adresse fidu-1 est déjà prise.").length).toBeGreaterThan(0),
    );
  });

  test("F5 is not offered while the module is off", async () => {
    await show({ firm: { ...firm, isOn: false } });
    await screen.findByText("Boulangerie");
    expect(screen.queryByRole("button", { name: "Ajouter une comptabilité" })).toBeNull();
  });
});

test("F22 adds a user to the one company that is ticked", async () => {
  answerOf = (path) =>
    path.endsWith("/members") ? Response.json({ invitation: "i" }, { status: 202 }) : null;
  await show();
  await tick("Atelier");
  fireEvent.click(screen.getByRole("button", { name: "Ajouter un utilisateur" }));
  const dialog = await screen.findByRole("dialog");
  const type = (label: string, value: string) =>
    fireEvent.input(within(dialog).getByLabelText(label), { target: { value } });
  type("Nom", "Léo");
  type("E-mail", "leo@example.org");
  type("Mot de passe initial", "un mot de passe");
  fireEvent.click(within(dialog).getByRole("button", { name: "Ajouter" }));
  await waitFor(() =>
    expect(asked.find(({ path }) => path.endsWith("/members"))).toEqual({
      path: "/people/companies/Atelier/members",
      body: {
        ...{ name: "Léo", email: "leo@example.org", password: "un mot de passe", role: "user" },
        ...{ practitioner: null, reads: "whole" },
      },
    }),
  );
});
