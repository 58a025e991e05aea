import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Party } from "#core/parties/party.ts";
import { CustomersPage } from "#web/features/customers/customers-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const aParty = (fields: Partial<Party>): Party => ({
  id: "party-1",
  role: "customer",
  number: "C-00001",
  name: "Boulangerie Masson",
  isPrivatePerson: false,
  address1: "",
  postalCode: "",
  city: "Lyon",
  countryCode: "FR",
  vatNumber: "",
  email: "",
  termsDays: 30,
  identity: null,
  acts: {},
  ...fields,
});

const parties = [
  aParty({}),
  aParty({ id: "party-2", number: "C-00002", name: "Mairie de Firminy", city: "Firminy" }),
];

const show = (path: string, more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path,
    route: "/customers/:id?",
    component: CustomersPage,
    answers: { parties, company: companyAnswer("administrator", { country: "NL" }) },
    ...more,
  });

const nameField = () => screen.findByLabelText<HTMLInputElement>("Nom");
const save = () => fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));

test("what is half typed is kept, and is there again with a word about it", async () => {
  const first = await show("/customers/new");
  fireEvent.input(await nameField(), { target: { value: "Hôtel du L" } });
  await waitFor(() => expect(first.scratch.get("customer:new:co-1")).toMatchObject({ name: "Hôtel du L" }));
  expect(screen.queryByText(/toujours là/)).toBeNull();

  document.body.replaceChildren();
  await show("/customers/new", { scratch: Object.fromEntries(first.scratch) });
  await screen.findByText(/toujours là/);
  expect((await nameField()).value).toBe("Hôtel du L");
});

test("what was kept can be thrown away, and then leaves nothing behind", async () => {
  const { scratch } = await show("/customers/party-1", {
    scratch: {
      "customer:party-1:co-1": { ...aParty({}), name: "Boulangerie", patientName: "", termsDays: "30" },
    },
  });
  await screen.findByText(/toujours là/);
  fireEvent.click(screen.getByRole("button", { name: "Repartir de zéro" }));
  expect((await nameField()).value).toBe("Boulangerie Masson");
  expect(screen.queryByText(/toujours là/)).toBeNull();
  await waitFor(() => expect(scratch.size).toBe(0));
});

test("saving sends only what was changed and forgets the typing", async () => {
  const { sent, scratch, address } = await show("/customers/party-1");
  fireEvent.input(await nameField(), { target: { value: "Boulangerie Masson & fils" } });
  await waitFor(() => expect(scratch.size).toBe(1));
  save();
  await waitFor(() => expect(address()).toBe("/customers"));
  expect(sent).toEqual([
    { type: "party.save", args: { id: "party-1", set: { name: "Boulangerie Masson & fils" } } },
  ]);
  expect(scratch.size).toBe(0);
});

test("a new customer has the next number and the country of the company", async () => {
  const { sent } = await show("/customers/new");
  fireEvent.input(await nameField(), { target: { value: "Hôtel du Lac" } });
  save();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.args).toMatchObject({ set: { number: "C-00003", countryCode: "NL" } });
});

test("cancelling forgets what was typed", async () => {
  const { scratch, address } = await show("/customers/new");
  fireEvent.input(await nameField(), { target: { value: "Hôtel" } });
  await waitFor(() => expect(scratch.size).toBe(1));
  fireEvent.click(screen.getByRole("button", { name: "Annuler" }));
  await waitFor(() => expect(address()).toBe("/customers"));
  expect(scratch.size).toBe(0);
});

test("the list is searched by name, number and place, and says when nothing is found", async () => {
  await show("/customers");
  const list = await screen.findByRole("table", { name: "Clients et fournisseurs" });
  within(list).getByText("Boulangerie Masson");
  const search = screen.getByRole("searchbox", { name: "Chercher" });
  fireEvent.input(search, { target: { value: "firmi" } });
  await waitFor(() => expect(screen.queryByText("Boulangerie Masson")).toBeNull());
  screen.getByText("Mairie de Firminy");
  fireEvent.input(search, { target: { value: "nobody" } });
  await screen.findByText("Rien trouvé");
});

test("patients are spoken of in a practice alone", async () => {
  await show("/customers", { answers: { parties, company: companyAnswer("administrator") } });
  await screen.findByRole("table", { name: "Clients et patients" });
});

test("who has no practice is not offered to write down a patient", async () => {
  await show("/customers/new");
  await nameField();
  expect(screen.queryByRole("radio", { name: "Patient" })).toBeNull();
  expect(screen.getByRole("radio", { name: "Fournisseur" })).toBeDefined();
});
