import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { describe, expect, test } from "vitest";
import type { Party } from "#core/parties/party.ts";
import { CustomersPage } from "#web/features/customers/customers-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const aParty = (fields: Partial<Party>): Party => ({
  id: "c-1",
  role: "customer",
  number: "C-00001",
  name: "Café du Marché",
  isPrivatePerson: false,
  address1: "",
  postalCode: "",
  city: "",
  countryCode: "FR",
  vatNumber: "",
  email: "",
  termsDays: 30,
  identity: null,
  acts: {},
  ...fields,
});

const show = (path: string, parties: readonly Party[]) =>
  renderScreen({
    path,
    route: "/customers/:id?",
    component: CustomersPage,
    answers: { company: companyAnswer("user"), parties },
  });

const type = (label: RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));

describe("a new customer", () => {
  test("says that its number is only proposed, until somebody types one", async () => {
    const { sent } = await show("/customers/new", [aParty({})]);
    await screen.findByLabelText(/^Nom/);
    type(/^Nom/, "Leroy");
    save();
    await waitFor(() =>
      expect(sent[0]?.args).toMatchObject({ set: { number: "C-00002" }, isNumberProposed: true }),
    );
  });

  test("keeps a typed number as it is, and refuses one that is taken at its field", async () => {
    const { sent } = await show("/customers/new", [aParty({})]);
    await screen.findByLabelText(/^Nom/);
    type(/^Nom/, "Leroy");
    type(/^Numéro/, "C-00001");
    save();
    await screen.findByText("Café du Marché porte déjà ce numéro.");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Numéro/)));
    type(/^Numéro/, "LEROY");
    save();
    await waitFor(() => expect(sent[0]?.args).toMatchObject({ set: { number: "LEROY" } }));
    expect(sent[0]!.args).not.toHaveProperty("isNumberProposed");
  });

  test("refuses a VAT number that is none of its country's at its field, and keeps one without its spaces", async () => {
    const { sent } = await show("/customers/new", []);
    await screen.findByLabelText(/^Nom/);
    type(/^Nom/, "Leroy");
    type(/^N° de TVA/, "FR00");
    save();
    await screen.findByText(
      /Ce n’est pas un numéro de TVA : il commence par les lettres de son pays, comme FR/,
    );
    expect(screen.getByLabelText<HTMLInputElement>(/^N° de TVA/).value).toBe("FR00");
    expect(sent).toEqual([]);
    type(/^N° de TVA/, "fr 40 303265045");
    save();
    await waitFor(() => expect(sent[0]?.args).toMatchObject({ set: { vatNumber: "FR40303265045" } }));
  });

  test("of another country outside the Union keeps its VAT number as it was typed", async () => {
    const { sent } = await show("/customers/new", []);
    await screen.findByLabelText(/^Nom/);
    type(/^Nom/, "Keller");
    type(/^Pays/, "ch");
    type(/^N° de TVA/, "CHE-123.456.789 TVA");
    save();
    await waitFor(() =>
      expect(sent[0]?.args).toMatchObject({ set: { countryCode: "CH", vatNumber: "CHE-123.456.789 TVA" } }),
    );
  });
});

test("a customer whose number the server moved says which one it was", async () => {
  await show("/customers/c-1", [aParty({ number: "C-00003", movedFrom: "C-00001" })]);
  await screen.findByText(/C-00001, proposé par l’appareil, était déjà pris sur un autre/);
});
