import { cleanup, fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { describe, expect, test, vi } from "vitest";
import type { CompanyChoice, Standing } from "#web/app/frame-state.ts";
import type { Hold } from "#web/books/hold.ts";
import { renderApp } from "./render-app.tsx";

const companies = [
  { id: "a", name: "Cabinet des Tilleuls" },
  { id: "b", name: "Menuiserie Hoekstra" },
];

describe("the frame", () => {
  test("goes to a place, marks it, names the tab and moves the focus to its heading", async () => {
    await renderApp({ path: "/more" });
    await screen.findByRole("heading", { level: 1, name: "Plus" });
    const [side, tabs] = screen.getAllByRole("navigation", { name: "Lieux" });
    expect(
      within(tabs!)
        .getAllByRole("link")
        .map((link) => link.textContent?.trim()),
    ).toEqual(["Aujourd’hui", "Journal", "Saisir", "À revoir", "Plus"]);
    expect(within(side!).getByRole("link", { name: "Plus" }).getAttribute("aria-current")).toBe("page");
    fireEvent.click(within(tabs!).getByRole("link", { name: "Saisir" }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Saisir" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe("Saisir · Cahier");
    expect(within(tabs!).getByRole("link", { name: "Saisir" }).getAttribute("aria-current")).toBe("page");
  });

  test("M7 keeps the settings at the top right of every screen, in reach of mouse and keyboard", async () => {
    await renderApp({ path: "/more" });
    await screen.findByRole("heading", { level: 1, name: "Plus" });
    const [header] = document.getElementsByTagName("header");
    const links = within(header!).getAllByRole("link");
    const last = links.at(-1)!;
    expect(last.getAttribute("href")).toBe("/settings");
    expect(last.getAttribute("aria-label")).toBe("Réglages");
    last.focus();
    expect(document.activeElement).toBe(last);
  });

  test("says how far the first fill has got, while one can already look around", async () => {
    await renderApp({ path: "/more", state: { filling: () => 4567 } });
    const state = await screen.findByRole("status", { name: "État de la comptabilité sur cet appareil" });
    expect(state.textContent).toContain("se remplit : 46\u00a0%");
  });

  test("offers to skip to the content first", async () => {
    await renderApp({ path: "/more" });
    const skip = await screen.findByRole("link", { name: "Aller au contenu" });
    expect(skip.getAttribute("href")).toBe("#main");
    expect(screen.getByRole("main").id).toBe("main");
  });

  test("says so at an address where nothing stands", async () => {
    await renderApp({ path: "/nulle-part" });
    await screen.findByText("Il n’y a rien à cette adresse");
    expect(screen.getByRole("link", { name: "Revenir à aujourd’hui" }).getAttribute("href")).toBe("/today");
  });

  test("a firm has its clients among its places and under its thumb", async () => {
    const firm = { id: "f", name: "Fidu Rhône", isFirm: true, country: "FR" } as const;
    const [company, setCompany] = createSignal<CompanyChoice>(firm);
    await renderApp({ path: "/more", state: { company } });
    await screen.findByRole("heading", { level: 1, name: "Plus" });
    const [side, tabs] = screen.getAllByRole("navigation", { name: "Lieux" });
    for (const places of [side!, tabs!])
      expect(within(places).getByRole("link", { name: "Dossiers" }).getAttribute("href")).toBe("/clients");
    const more = screen.getByRole("navigation", { name: "Autres lieux" });
    expect(within(more).getByRole("link", { name: "Journal" }).getAttribute("href")).toBe("/journal");
    setCompany({ id: "b", name: "Menuiserie Hoekstra", isFirm: false, country: "FR" });
    await waitFor(() => expect(screen.queryByRole("link", { name: "Dossiers" })).toBeNull());
  });

  test("a Dutch company is not led to the file that only the French tax office asks for", async () => {
    const [company, setCompany] = createSignal<CompanyChoice>({ id: "b", name: "Hoekstra", country: "NL" });
    await renderApp({ path: "/more", state: { company } });
    await screen.findByRole("heading", { level: 1, name: "Plus" });
    expect(screen.queryByRole("link", { name: "Exporter le FEC" })).toBeNull();
    setCompany({ id: "a", name: "Cabinet des Tilleuls", country: "FR" });
    await waitFor(() => expect(screen.getAllByRole("link", { name: "Exporter le FEC" })).toHaveLength(2));
  });

  test("calls nothing complete before the app itself opens without a network", async () => {
    const { setKept } = await renderApp({
      path: "/more",
      isKept: false,
      state: {
        completeAt: () => new Date().toISOString(),
        companies: () => companies,
        company: () => companies[0],
      },
    });
    const state = await screen.findByRole("status", { name: "État de la comptabilité sur cet appareil" });
    expect(state.textContent).toContain("pas encore prêt hors ligne");
    expect(state.textContent).not.toContain("complet au");
    setKept(true);
    expect(state.textContent).toContain("complet au");
  });

  test("says the state in words", async () => {
    const [standing, setStanding] = createSignal<Standing>("offline");
    const [pending, setPending] = createSignal(3);
    const at = new Date();
    at.setHours(14, 2, 0, 0);
    await renderApp({
      path: "/more",
      state: {
        standing,
        onDeviceOnly: pending,
        completeAt: () => at.toISOString(),
        companies: () => companies,
        company: () => companies[0],
      },
    });
    const state = await screen.findByRole("status", { name: "État de la comptabilité sur cet appareil" });
    expect(state.textContent).toBe("Hors ligne · 3 seulement sur cet appareil · complet au 14:02");
    setStanding("online");
    setPending(0);
    expect(state.textContent).toBe("En ligne · tout est envoyé · complet au 14:02");
    setStanding("signedOut");
    expect(state.textContent).toContain("Connectez-vous pour continuer l’envoi");
  });

  test("says how many acts were lost, and from when, until the reader knows", async () => {
    const tellLossSeen = vi.fn();
    const loss = () => ({ count: 2, since: "2026-11-20T13:02:00.000Z" });
    await renderApp({ path: "/more", state: { loss, tellLossSeen } });
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("2 actions faites sur cet appareil sont perdues");
    expect(notice.textContent).toContain("20/11");
    expect(screen.getByRole("link", { name: "2 actions perdues" }).getAttribute("href")).toBe("/settings");
    screen.getByRole("button", { name: "J’ai compris" }).click();
    expect(tellLossSeen).toHaveBeenCalledOnce();
  });

  test("F16 says everywhere when a plan has ended, and that only writing stops", async () => {
    await renderApp({ path: "/more", state: { planEndedOn: () => "2026-10-31" } });
    await screen.findByText("La formule a pris fin le 31/10/2026");
    expect(screen.getByText(/lisibles et exportables ; seule la saisie s’arrête/)).toBeTruthy();
  });

  test("says once what a full device still does and what makes room", async () => {
    await renderApp({ path: "/more", state: { isFull: () => true } });
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("Plus de place sur cet appareil");
    expect(notice.textContent).toContain("libérez de la place");
  });

  test("says that what is typed is not kept until it is saved", async () => {
    await renderApp({ path: "/more", state: { isTypingUnkept: () => true } });
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("Ce que vous tapez n’est pas gardé sur cet appareil");
    expect(notice.textContent).toContain("Enregistrez avant de quitter cette page");
  });

  test("says how many months are still coming instead of calling the books complete", async () => {
    const state = {
      completeAt: () => new Date().toISOString(),
      monthsComing: () => 12,
      company: () => companies[0],
    };
    await renderApp({ path: "/more", state });
    const bar = await screen.findByRole("status", { name: "État de la comptabilité sur cet appareil" });
    expect(bar.textContent).toContain("12 mois encore en route");
    expect(bar.textContent).not.toContain("complet");
  });

  test("says in words that of the open company only the card is here, and shows no empty books", async () => {
    const [standing, setStanding] = createSignal<Standing>("offline");
    const [hold, setHold] = createSignal<Hold>("card");
    const state = {
      standing,
      companies: () => [{ ...companies[0]!, hold: hold() }],
      company: () => ({ ...companies[0]!, hold: hold() }),
      filling: () => 4_200,
    };
    await renderApp({ path: "/journal", state });
    await screen.findByText("Ce dossier n’est pas sur cet appareil");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Cabinet des Tilleuls");
    setStanding("online");
    await screen.findByText("Ce dossier arrive sur cet appareil");
    setHold("opening");
    await screen.findByText("Ce dossier est en train d’arriver");
    expect(screen.queryByText("Ce dossier arrive sur cet appareil")).toBeNull();
    setHold("whole");
    expect(screen.queryByText("Ce dossier est en train d’arriver")).toBeNull();
  });

  test("says of how many companies it is complete where not all of them are here", async () => {
    const state = {
      completeAt: () => new Date().toISOString(),
      company: () => companies[0],
      wholeCount: () => 3,
      cardCount: () => 297,
    };
    await renderApp({ path: "/more", state });
    const bar = await screen.findByRole("status", { name: "État de la comptabilité sur cet appareil" });
    expect(bar.textContent).toMatch(/complet au .*, 3 sur 300 dossiers ici/);
  });

  test("counts what waits to be reviewed, also for who listens", async () => {
    await renderApp({ path: "/more", state: { toReview: () => 2 } });
    await screen.findByRole("heading", { level: 1 });
    expect(screen.getAllByRole("link", { name: "À revoir 2 à revoir" })).toHaveLength(2);
  });

  test("F18 finds one of many companies by typing, and switches to it", async () => {
    const chosen = vi.fn();
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `c${index}`, name: `Société ${index}` }));
    await renderApp({
      path: "/settings",
      state: { companies: () => many, company: () => many[0], chooseCompany: chosen },
    });
    fireEvent.click(await screen.findByRole("button", { name: /Société 0\. En choisir une autre/ }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.input(within(dialog).getByLabelText("Chercher"), { target: { value: "societe 17" } });
    expect(within(dialog).getAllByRole("listitem")).toHaveLength(1);
    fireEvent.click(within(dialog).getByRole("button", { name: "Société 17" }));
    expect(chosen).toHaveBeenCalledWith("c17");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("F19 the address of a company opens it for who may, and says nothing of it to others", async () => {
    const chosen = vi.fn();
    const state = {
      companies: () => companies,
      company: () => companies[0],
      completeAt: () => "2026-11-22T10:00:00.000Z",
      chooseCompany: chosen,
    };
    const { history } = await renderApp({ path: `/company/${companies[1]!.id}`, state });
    await waitFor(() => expect(history.get()).toBe("/today"));
    expect(chosen).toHaveBeenCalledWith(companies[1]!.id);
    cleanup();
    chosen.mockClear();
    await renderApp({ path: "/company/somebody-elses", state });
    await screen.findByText("Il n’y a rien à cette adresse");
    expect(chosen).not.toHaveBeenCalled();
  });

  test("switches company by a menu", async () => {
    const chosen = vi.fn();
    await renderApp({
      path: "/more",
      state: { companies: () => companies, company: () => companies[0], chooseCompany: chosen },
    });
    const button = await screen.findByRole("button", { name: /Comptabilité : Cabinet des Tilleuls/ });
    fireEvent.click(button);
    const other = await screen.findByRole("menuitem", { name: "Menuiserie Hoekstra" });
    fireEvent.keyDown(other, { key: "Enter" });
    await waitFor(() => expect(chosen).toHaveBeenCalledWith("b"));
  });

  test("asks before a new version is used", async () => {
    const { setWaiting, accepted } = await renderApp({ path: "/more" });
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByText("Une nouvelle version est prête")).toBeNull();
    setWaiting(true);
    screen.getByRole("button", { name: "L’utiliser maintenant" }).click();
    expect(accepted).toHaveBeenCalledOnce();
    screen.getByRole("button", { name: "Plus tard" }).click();
    expect(screen.queryByText("Une nouvelle version est prête")).toBeNull();
  });

  test("changes language and appearance, and keeps both", async () => {
    await renderApp({ path: "/more" });
    fireEvent.click(await screen.findByRole("radio", { name: "Sombre" }));
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    expect(localStorage.getItem("cahier.theme")).toBe("dark");
    fireEvent.click(screen.getByRole("radio", { name: "Nederlands" }));
    await screen.findByRole("heading", { level: 1, name: "Meer" });
    expect(localStorage.getItem("cahier.language")).toBe("nl");
  });
});

describe("the door", () => {
  test("stands before everything on a device nobody signed in on, and opens to the day", async () => {
    const { history } = await renderApp({ path: "/journal", signedIn: false });
    await screen.findByRole("heading", { name: "Se connecter" });
    await waitFor(() => expect(history.get()).toBe("/sign-in"));
    fireEvent.input(screen.getByRole("textbox", { name: "Adresse e-mail ou identifiant" }), {
      target: { value: "123456" },
    });
    fireEvent.input(screen.getByLabelText("Mot de passe"), { target: { value: "secret" } });
    fireEvent.click(screen.getByRole("button", { name: "Se connecter" }));
    await waitFor(() => expect(history.get()).toBe("/today"));
  });

  test("puts errors at the field, the focus on it, and keeps what was typed", async () => {
    await renderApp({
      path: "/sign-in",
      signedIn: false,
      fetch: async () => new Response(null, { status: 401 }),
    });
    const submit = await screen.findByRole("button", { name: "Se connecter" });
    fireEvent.click(submit);
    const login = screen.getByRole<HTMLInputElement>("textbox", { name: "Adresse e-mail ou identifiant" });
    await waitFor(() => expect(document.activeElement).toBe(login));
    screen.getByText("Saisissez votre adresse e-mail ou votre identifiant.");

    fireEvent.input(login, { target: { value: "ada@example.org" } });
    const password = screen.getByLabelText<HTMLInputElement>("Mot de passe");
    fireEvent.input(password, { target: { value: "secret" } });
    fireEvent.click(submit);
    await screen.findByText("Cet identifiant et ce mot de passe ne vont pas ensemble.");
    expect(password.getAttribute("aria-invalid")).toBe("true");
    expect([login.value, password.value]).toEqual(["ada@example.org", "secret"]);
  });

  test.each([
    [async () => Promise.reject(new TypeError("cut")), "Le serveur est injoignable"],
    [async () => new Response(null, { status: 500 }), "Le serveur n’a pas répondu comme il devrait"],
    [
      async () => new Response(null, { status: 429, headers: { "retry-after": "120" } }),
      "Trop d’essaisRéessayez dans 2 minutes. Votre saisie est toujours là.",
    ],
  ])("says in words what went wrong with the whole attempt (%#)", async (fetch, words) => {
    await renderApp({ path: "/sign-in", signedIn: false, fetch });
    fireEvent.input(await screen.findByRole("textbox"), { target: { value: "123456" } });
    fireEvent.input(screen.getByLabelText("Mot de passe"), { target: { value: "secret" } });
    fireEvent.click(screen.getByRole("button", { name: "Se connecter" }));
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(words));
  });
});

describe("a device that gives up its books", () => {
  test.each([
    [
      { step: "handingIn", waitingCount: 2 },
      "Il remet d’abord au serveur 2 actions qui n’existent que sur lui.",
    ],
    [{ step: "wiping" }, "La comptabilité est effacée de cet appareil…"],
    [{ step: "wiped", handedInCount: 0 }, "Tout ce qui y avait été fait était déjà envoyé."],
  ] as const)("shows nothing of them any more, and says how far it is (%#)", async (step, words) => {
    await renderApp({ path: "/journal", farewell: { step: () => step } });
    await screen.findByText(words);
    expect(screen.queryByRole("navigation")).toBeNull();
  });

  test("says how many acts it handed in and where they are, and lets its person in again", async () => {
    const acknowledge = vi.fn();
    const { history } = await renderApp({
      path: "/today",
      signedIn: false,
      farewell: { step: () => ({ step: "wiped", handedInCount: 3 }), acknowledge },
    });
    await screen.findByText(/Il a remis 3 actions/);
    screen.getByText(/« À revoir »/);
    fireEvent.click(screen.getByRole("button", { name: "Se connecter" }));
    expect(acknowledge).toHaveBeenCalledOnce();
    expect(history.get()).toBe("/today");
  });
});
