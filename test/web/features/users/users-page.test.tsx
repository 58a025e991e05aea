import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { describe, expect, test, vi } from "vitest";
import { UsersPage } from "#web/features/users/users-page.tsx";
import { aDevice, companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { ada, answersOf, invited, luc, peopleOf } from "./people.ts";

type Start = Partial<Parameters<typeof renderScreen>[0]>;
const show = (path: string, more: Start = {}) =>
  renderScreen({
    path,
    route: "/users/:id?",
    component: UsersPage,
    answers: answersOf("administrator"),
    ...more,
  });

const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole("radio", { name }));

async function choosePractitioner(name: RegExp) {
  fireEvent.pointerDown(screen.getByRole("button", { name: /Praticien/ }), {
    button: 0,
    pointerType: "mouse",
  });
  const option = await screen.findByRole("option", { name });
  fireEvent.pointerUp(option, { button: 0, pointerType: "mouse" });
  fireEvent.click(option);
}

describe("the list of users", () => {
  test("F11 marks the owner, who is only invited, and oneself, with role, letters and part in words", async () => {
    await show("/users");
    const table = within(await screen.findByRole("table", { name: "Utilisateurs de cette comptabilité" }));
    const rowOf = (name: RegExp) => table.getByRole("row", { name });
    expect(rowOf(/Ada Martin/).textContent).toMatch(
      /propriétaire.*vous.*Administrateur · toute la comptabilité/,
    );
    expect(rowOf(/Luc Martin/).textContent).toMatch(/Utilisateur · Luc Martin \(MAR\) · sa part seulement/);
    expect(rowOf(/Nora Petit/).textContent).toMatch(/invité.*Comptable/);
  });

  test("F16 the button says how many places the plan has left", async () => {
    const { answer } = await show("/users", {
      answers: answersOf("administrator", [ada, luc, invited], { placesMax: 4 }),
    });
    await screen.findByRole("button", { name: "Ajouter un utilisateur (2 places)" });
    expect(screen.getByText(/2 des 4 places de collaborateur sont prises/)).toBeTruthy();
    answer({ members: peopleOf([ada, luc, invited, { ...luc, id: "u-3" }, { ...luc, id: "u-4" }], 4) });
    await screen.findByRole("button", { name: "Ajouter un utilisateur (plus de place)" });
  });

  test("F15 is only read by who may not manage it, with the reason", async () => {
    await show("/users/u-2", { answers: answersOf("user") });
    await screen.findByText(/Vous pouvez lire cette liste ; un administrateur la modifie/);
    await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
    expect(screen.queryByRole("button", { name: /Ajouter un utilisateur/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "Enregistrer" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Retirer" })).toBeNull();
  });
});

describe("adding somebody", () => {
  test("F12 by invitation needs no password, and no network: it is an act", async () => {
    const { sent, address } = await show("/users/new");
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Zoé Lefèvre");
    type("E-mail", "Zoe@Tilleuls.example");
    choose(/^Comptable/);
    press("Enregistrer");
    await waitFor(() => expect(address()).toBe("/users"));
    expect(sent).toMatchObject([
      {
        type: "member.invite",
        args: {
          name: "Zoé Lefèvre",
          email: "zoe@tilleuls.example",
          role: "accountant",
          practitioner: null,
          reads: "whole",
        },
      },
    ]);
  });

  test("F12 with a password goes straight to the server, says that it is an initial one, and keeps it nowhere", async () => {
    const requests = vi.fn<typeof fetch>(async () => Response.json({ invitation: "i-9" }, { status: 202 }));
    vi.stubGlobal("fetch", requests);
    const { sent, scratch, synchronised, address } = await show("/users/new");
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Zoé Lefèvre");
    type("E-mail", "zoe@tilleuls.example");
    choose(/^Avec un mot de passe initial/);
    expect(screen.getByText(/Cahier lui demande de le remplacer/)).toBeTruthy();
    type("Mot de passe initial", "trop");
    press("Enregistrer");
    await screen.findByText("Au moins dix caractères.");
    expect(requests).not.toHaveBeenCalled();
    type("Mot de passe initial", "un-premier-secret");
    await waitFor(() => expect(scratch.size).toBe(1));
    expect(JSON.stringify([...scratch])).not.toContain("secret");
    press("Enregistrer");
    await waitFor(() => expect(address()).toBe("/users"));
    const [path, options] = requests.mock.calls[0]!;
    expect(path).toBe("/people/companies/co-1/members");
    expect(JSON.parse(String(options?.body))).toEqual({
      name: "Zoé Lefèvre",
      email: "zoe@tilleuls.example",
      password: "un-premier-secret",
      role: "user",
      reads: "whole",
      practitioner: null,
    });
    expect(sent).toEqual([]);
    expect(synchronised()).toBeGreaterThan(0);
  });

  test("F12 with a password waits until a new practitioner is at the server", async () => {
    const requests = vi.fn<typeof fetch>(async () => Response.json({ invitation: "i-9" }, { status: 202 }));
    vi.stubGlobal("fetch", requests);
    const { sent, answer } = await show("/users/new", {
      answers: { ...answersOf("administrator"), device: aDevice({ pendingCount: 1 }) },
    });
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Hélène Égée");
    type("E-mail", "helene@tilleuls.example");
    choose(/^Avec un mot de passe initial/);
    type("Mot de passe initial", "un-premier-secret");
    await choosePractitioner(/Nouveau praticien/);
    press("Enregistrer");
    await waitFor(() => expect(sent).toMatchObject([{ type: "company.update" }]));
    await screen.findByText("Ajout…");
    expect(requests).not.toHaveBeenCalled();
    answer({ device: aDevice() });
    await waitFor(() => expect(requests).toHaveBeenCalledTimes(1));
  });

  test("F12 with a password says with no network what would work instead, and loses nothing typed", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(new TypeError("network"))),
    );
    await show("/users/new");
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Zoé Lefèvre");
    type("E-mail", "zoe@tilleuls.example");
    choose(/^Avec un mot de passe initial/);
    type("Mot de passe initial", "un-premier-secret");
    press("Enregistrer");
    await screen.findByText(/Le serveur est injoignable/);
    expect((screen.getByLabelText("Nom") as HTMLInputElement).value).toBe("Zoé Lefèvre");
    expect((screen.getByLabelText("Mot de passe initial") as HTMLInputElement).value).toBe(
      "un-premier-secret",
    );
  });

  test("F16 the fifth is refused with the limit named, by the device and by the server alike", async () => {
    const problem = { code: "plan.membersFull", max: 4, plan: "pro" } as const;
    const full = [ada, ...["a", "b", "c", "d"].map((id) => ({ ...luc, id, practitioner: null }))];
    const { sent } = await show("/users/new", {
      answers: answersOf("administrator", full, { placesMax: 4 }),
      judge: () => ({ ok: false, problem }),
    });
    await screen.findByText("Les 4 places de collaborateur de votre formule sont prises");
    type("Nom", "Cinquième");
    type("E-mail", "cinq@tilleuls.example");
    press("Enregistrer");
    await screen.findByText("Cette formule permet 4 collaborateurs, et ils y sont déjà.");
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Response.json(problem, { status: 422 })),
    );
    choose(/^Avec un mot de passe initial/);
    type("Mot de passe initial", "un-premier-secret");
    press("Enregistrer");
    await screen.findByText("Cette formule permet 4 collaborateurs, et ils y sont déjà.");
    expect(sent).toEqual([]);
  });

  test("F13 explains the three roles in plain words, and previews what each sees and does", async () => {
    await show("/users/new");
    await screen.findByRole("radio", { name: /^Administrateur/ });
    expect(screen.getByRole("radio", { name: /^Comptable/ })).toBeTruthy();
    const preview = () => within(screen.getByRole("region", { name: "Ce que ce rôle voit et fait" }));
    expect(preview().getByText("Voit toute la comptabilité.")).toBeTruthy();
    choose(/^Sa part et la part commune/);
    expect(preview().getByText(/Voit sa part et la part commune/)).toBeTruthy();
    choose(/^Comptable/);
    expect(preview().getByText("Ne peut pas").nextElementSibling?.textContent).toMatch(
      /voir le nom des patients/,
    );
    choose(/^Administrateur/);
    expect(screen.queryByRole("radio", { name: /^Sa part et la part commune/ })).toBeNull();
    expect(preview().queryByText("Ne peut pas")).toBeNull();
  });

  test("M26 a new practitioner is added first, with letters proposed from their name", async () => {
    const { sent, address } = await show("/users/new");
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Hélène Égée");
    type("E-mail", "helene@tilleuls.example");
    await choosePractitioner(/Nouveau praticien/);
    expect(((await screen.findByLabelText("Trois lettres")) as HTMLInputElement).value).toBe("EGE");
    press("Enregistrer");
    await waitFor(() => expect(address()).toBe("/users"));
    const [practice, invitation] = sent as { type: string; args: Record<string, never> }[];
    expect(practice).toMatchObject({ type: "company.update" });
    const { practitioners } = practice!.args["set"]! as {
      practitioners: { id: string; name: string; code: string }[];
    };
    expect(practitioners.map(({ name, code }) => `${name} ${code}`)).toEqual([
      "Anne Dupont DUP",
      "Luc Martin MAR",
      "Hélène Égée EGE",
    ]);
    expect(invitation).toMatchObject({
      type: "member.invite",
      args: { practitioner: practitioners[2]!.id },
    });
  });

  test("M24 M40 letters are exactly three, asked for where a name is shorter, and never somebody else's", async () => {
    const { sent } = await show("/users/new");
    await screen.findByRole("heading", { level: 2, name: "Nouvel utilisateur" });
    type("Nom", "Li");
    type("E-mail", "li@tilleuls.example");
    await choosePractitioner(/Nouveau praticien/);
    const letters = (await screen.findByLabelText("Trois lettres")) as HTMLInputElement;
    expect(letters.value).toBe("");
    press("Enregistrer");
    await screen.findByText("Exactement trois lettres, sans accent ni chiffre.");
    type("Trois lettres", "dup");
    await screen.findByText("Anne Dupont a déjà ces lettres.");
    press("Enregistrer");
    expect(sent).toEqual([]);
  });
});

describe("changing a place", () => {
  test("F13 sends only what was changed, with what was seen of it", async () => {
    const { sent, address } = await show("/users/u-2");
    await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
    choose(/^Comptable/);
    press("Enregistrer");
    await waitFor(() => expect(address()).toBe("/users"));
    expect(sent).toEqual([
      { type: "member.change", args: { id: "u-2", set: { role: "accountant" }, seen: { role: "user" } } },
    ]);
  });

  test("two administrators at once: what the other changed is shown before anything is overwritten", async () => {
    const problem = { code: "member.changedSinceSeen", member: "Luc Martin" } as const;
    const { answer, sent } = await show("/users/u-2", {
      judge: (_type, args) =>
        JSON.stringify(args).includes('"role":"user"')
          ? { ok: false, problem }
          : { ok: true, value: { id: "c", counter: 1 } },
    });
    await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
    choose(/^Administrateur/);
    answer({ members: peopleOf([ada, { ...luc, role: "accountant", reads: "whole" }, invited]) });
    await screen.findByText("Luc Martin a été modifié pendant que vous l’aviez ouvert");
    expect(screen.getByText("Rôle : Utilisateur → Comptable")).toBeTruthy();
    expect(screen.getByText("Voit : sa part seulement → toute la comptabilité")).toBeTruthy();
    press("Enregistrer");
    await screen.findByText(/Un autre administrateur vient de modifier Luc Martin/);
    expect(sent).toEqual([]);
    press("Reprendre ce qui est là maintenant");
    await waitFor(() =>
      expect((screen.getByRole("radio", { name: /^Comptable/ }) as HTMLInputElement).checked).toBe(true),
    );
    choose(/^Administrateur/);
    press("Enregistrer");
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.args).toMatchObject({ seen: { role: "accountant" } });
  });

  test("removing says what happens before it is done", async () => {
    const { sent } = await show("/users/u-2");
    await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
    press("Retirer");
    const dialog = within(await screen.findByRole("dialog", { name: "Retirer Luc Martin ?" }));
    expect(dialog.getByText(/Ses sessions prennent fin aussitôt/)).toBeTruthy();
    fireEvent.click(dialog.getByRole("button", { name: "Retirer cette personne" }));
    await waitFor(() => expect(sent).toEqual([{ type: "member.remove", args: { id: "u-2" } }]));
  });

  test("whoever is no administrator can still leave", async () => {
    const me = { ...luc, id: "u-1", name: "Ada Martin" };
    const { sent } = await show("/users/u-1", {
      answers: { company: companyAnswer("user"), members: peopleOf([me]) },
    });
    await screen.findByRole("heading", { level: 2, name: "Ada Martin" });
    press("Quitter cette comptabilité");
    const dialog = within(await screen.findByRole("dialog", { name: "Quitter Cabinet des Tilleuls ?" }));
    fireEvent.click(dialog.getByRole("button", { name: "Quitter" }));
    await waitFor(() => expect(sent).toEqual([{ type: "member.remove", args: { id: "u-1" } }]));
  });

  test("an invitation says since when it waits, and is sent again or withdrawn", async () => {
    const requests = vi.fn<typeof fetch>(async () => new Response(null, { status: 202 }));
    vi.stubGlobal("fetch", requests);
    const { sent } = await show("/users/i-1");
    await screen.findByText("Invité le 20/11/2026 10:30");
    expect(screen.getByText(/Le courriel va à nora@petit\.example/)).toBeTruthy();
    press("Renvoyer l’invitation");
    await screen.findByText(/Invitation renvoyée/);
    expect(requests.mock.calls[0]![0]).toBe("/people/companies/co-1/invitations/i-1/resend");
    press("Retirer l’invitation");
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(dialog.getByRole("button", { name: "Retirer l’invitation" }));
    await waitFor(() => expect(sent).toEqual([{ type: "member.remove", args: { id: "i-1" } }]));
  });
});

describe("ownership", () => {
  test("F11 F46 is handed over by the owner alone, who types the company's name first", async () => {
    const { sent } = await show("/users/u-1");
    await screen.findByRole("heading", { level: 2, name: "Ada Martin" });
    expect(screen.queryByRole("button", { name: /Retirer|Quitter/ })).toBeNull();
    expect(screen.queryByRole("radio", { name: /^Comptable/ })).toBeNull();
    press("Transmettre la propriété…");
    const dialog = within(await screen.findByRole("dialog", { name: "Transmettre la propriété" }));
    fireEvent.click(dialog.getByRole("button", { name: "Transmettre" }));
    await dialog.findByText("Choisissez quelqu’un.");
    expect(sent).toEqual([]);
    fireEvent.pointerDown(dialog.getByRole("button", { name: /Nouveau propriétaire/ }), {
      button: 0,
      pointerType: "mouse",
    });
    const options = await screen.findAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual(["Luc Martin"]);
    fireEvent.pointerUp(options[0]!, { button: 0, pointerType: "mouse" });
    fireEvent.click(options[0]!);
    fireEvent.input(dialog.getByLabelText(/Pour confirmer/), { target: { value: "Cabinet" } });
    await dialog.findByText("Écrivez exactement : Cabinet des Tilleuls");
    fireEvent.input(dialog.getByLabelText(/Pour confirmer/), { target: { value: "Cabinet des Tilleuls" } });
    fireEvent.click(dialog.getByRole("button", { name: "Transmettre" }));
    await waitFor(() => expect(sent).toEqual([{ type: "company.handOver", args: { to: "u-2" } }]));
  });

  test("F11 F47 F49 nobody else is offered it, and the owner cannot be removed", async () => {
    const owner = { ...luc, isOwner: true, role: "administrator" };
    await show("/users/u-2", { answers: answersOf("administrator", [{ ...ada, isOwner: false }, owner]) });
    await screen.findByText(/Luc Martin en est propriétaire/);
    expect(screen.queryByRole("button", { name: /Transmettre/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "Retirer" })).toBeNull();
  });
});
