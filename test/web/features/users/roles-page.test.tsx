import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Role } from "#core/members/member.ts";
import { rightsOfPredefined } from "#core/rights/rights.ts";
import { RolesPage } from "#web/features/users/roles-page.tsx";
import { renderScreen } from "../render-screen.tsx";
import { ada, answersOf, luc } from "./people.ts";

const desk: Role = { id: "r-1", name: "Secrétariat", rights: ["draft", "record"], reads: "slice" };

const show = (path: string, more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path,
    route: "/roles/:id?",
    component: RolesPage,
    answers: answersOf("administrator", [ada, { ...luc, role: "r-1" }], { company: { roles: [desk] } }),
    ...more,
  });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const tick = (name: RegExp) => fireEvent.click(screen.getByRole("checkbox", { name }));
const preview = () => within(screen.getByRole("region", { name: "Ce que ce rôle voit et fait" }));

test("F13 F14 lists the three roles of every company and its own, with how many have each", async () => {
  await show("/roles");
  const table = within(await screen.findByRole("table", { name: "Rôles de cette comptabilité" }));
  const rows = table.getAllByRole("row").map(({ textContent }) => textContent);
  expect(rows.slice(1)).toEqual([
    "Administrateurprévu par Cahier1 utilisateur",
    "Comptableprévu par Cahier0 utilisateur",
    "Utilisateurprévu par Cahier0 utilisateur",
    "Secrétariatpropre à cette comptabilité1 utilisateur",
  ]);
});

test("F14 a copy of a role has its rights, and says in sentences what it comes to as rights are ticked", async () => {
  const { sent, address } = await show("/roles/accountant");
  await screen.findByText(/Ce rôle existe dans toute comptabilité et ne se modifie pas/);
  press("Copier ce rôle");
  const name = (await screen.findByLabelText("Nom du rôle")) as HTMLInputElement;
  expect(name.value).toBe("Comptable (copie)");
  fireEvent.input(name, { target: { value: "Comptable sans FEC" } });
  expect(preview().getByText("Peut").nextElementSibling?.textContent).toMatch(/importer un FEC/);
  tick(/importer un FEC/);
  tick(/voir le nom des patients/);
  fireEvent.click(screen.getByRole("radio", { name: /^Sa part et la part commune/ }));
  expect(preview().getByText("Ne peut pas").nextElementSibling?.textContent).toMatch(/importer un FEC/);
  expect(preview().getByText(/Voit sa part et la part commune/)).toBeTruthy();
  press("Enregistrer");
  await waitFor(() => expect(address()).toBe("/roles"));
  const rights = [...rightsOfPredefined.accountant.filter((right) => right !== "import"), "seePatients"];
  const [{ type, args }] = sent as [{ type: string; args: { rights: string[] } }];
  expect(type).toBe("role.save");
  expect({ ...args, rights: [...args.rights].sort() }).toMatchObject({
    name: "Comptable sans FEC",
    reads: "slice",
    rights: rights.sort(),
  });
});

test("F14 a role of one's own is renamed in place", async () => {
  const { sent } = await show("/roles/r-1");
  fireEvent.input(await screen.findByLabelText("Nom du rôle"), { target: { value: "Accueil" } });
  expect(screen.getByText("Donné à Luc Martin")).toBeTruthy();
  press("Enregistrer");
  const { id: _, ...seen } = desk;
  const args = { ...desk, name: "Accueil", seen };
  await waitFor(() => expect(sent).toEqual([{ type: "role.save", args }]));
});

test("F14 what another administrator saves meanwhile is told, and not undone unseen", async () => {
  const theirs = { ...desk, rights: ["draft" as const] };
  const { answer, sent } = await show("/roles/r-1");
  fireEvent.input(await screen.findByLabelText("Nom du rôle"), { target: { value: "Accueil" } });
  answer(answersOf("administrator", [ada, { ...luc, role: "r-1" }], { company: { roles: [theirs] } }));
  await screen.findByText("Secrétariat a été modifié pendant que vous l’aviez ouvert");
  press("Enregistrer");
  const { id: _, ...seen } = desk;
  await waitFor(() => expect(sent).toMatchObject([{ args: { name: "Accueil", seen } }]));
});

test("F14 a role that somebody has is not deleted, and says who has it", async () => {
  const problem = { code: "role.inUse", members: ["Luc Martin"] } as const;
  const { sent } = await show("/roles/r-1", { judge: () => ({ ok: false, problem }) });
  await screen.findByLabelText("Nom du rôle");
  press("Supprimer ce rôle");
  await screen.findByText("Ce rôle est encore donné à Luc Martin. Donnez-leur d’abord un autre rôle.");
  expect(sent).toEqual([]);
});

test("F14 nobody ticks a right they do not have themselves", async () => {
  const helper: Role = { id: "r-2", name: "Aide", rights: ["draft", "manageMembers"], reads: "whole" };
  await show("/roles/new", {
    answers: answersOf("r-2", [{ ...ada, role: "r-2", isOwner: false }], { company: { roles: [helper] } }),
  });
  const own = (await screen.findByRole("checkbox", { name: /préparer des brouillons/ })) as HTMLInputElement;
  expect(own.disabled).toBe(false);
  const beyond = screen.getByRole("checkbox", { name: /changer les réglages/ }) as HTMLInputElement;
  expect(beyond.disabled).toBe(true);
});

test("F15 who may not manage members reads what a role does, and changes nothing", async () => {
  await show("/roles/r-1", {
    answers: answersOf("user", [ada, luc], { company: { roles: [desk] } }),
  });
  await screen.findByRole("heading", { level: 2, name: "Secrétariat" });
  expect(screen.queryByRole("button", { name: "Enregistrer" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Copier ce rôle" })).toBeNull();
});
