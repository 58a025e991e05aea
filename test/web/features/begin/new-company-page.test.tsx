import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { describe, expect, test, vi } from "vitest";
import { BeginPage } from "#web/features/begin/begin-page.tsx";
import { NewCompanyPage } from "#web/features/begin/new-company-page.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { renderScreen } from "../render-screen.tsx";

const show = (more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path: "/begin/company",
    route: "/begin/company",
    component: NewCompanyPage,
    answers: {},
    ...more,
  });
const next = () => fireEvent.click(screen.getByRole("button", { name: "Suivant" }));
const heading = (name: string) => screen.findByRole("heading", { level: 2, name });
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("beginning a company", () => {
  test("takes what is proposed, question by question, and begins it", async () => {
    const { sent, company, address, scratch } = await show();
    await heading("Que faites-vous ?");
    next();
    await heading("Qui y travaille ?");
    expect((screen.getByLabelText("Vos trois lettres") as HTMLInputElement).value).toBe("MAR");
    expect(screen.getByLabelText("Vos trois lettres").getAttribute("aria-invalid")).toBeNull();
    next();
    await heading("Comment s’appelle-t-elle ?");
    expect(screen.getByLabelText(/^SIREN/).getAttribute("aria-invalid")).toBeNull();
    type(/^Nom de la comptabilité/, "Cabinet Martin");
    next();
    await heading("Comment la tenez-vous ?");
    next();
    await heading("Depuis quand ?");
    next();
    await heading("Tout est prêt");
    fireEvent.click(screen.getByRole("button", { name: "Ouvrir ma comptabilité" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const year = localDay().slice(0, 4);
    expect(sent[0]).toMatchObject({
      type: "company.create",
      args: {
        memberName: "Ada Martin",
        company: {
          name: "Cabinet Martin",
          basis: "cash",
          practice: "alone",
          vatHistory: [{ status: "exempt" }],
          practitioners: [{ name: "Ada Martin", code: "MAR" }],
          fiscalYears: [{ from: `${year}-01-01`, through: `${year}-12-31` }],
        },
      },
    });
    await waitFor(() => expect(address()).toBe("/today"));
    expect(company()).not.toBe("co-1");
    expect(scratch.has("begin:new")).toBe(false);
  });

  test("keeps the answers when going back, and over a reload", async () => {
    const { scratch } = await show();
    await heading("Que faites-vous ?");
    fireEvent.click(screen.getByRole("radio", { name: "Petite société" }));
    next();
    await heading("Qui y travaille ?");
    expect(screen.queryByLabelText("Vos trois lettres")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Retour" }));
    await heading("Que faites-vous ?");
    expect((screen.getByRole("radio", { name: "Petite société" }) as HTMLInputElement).checked).toBe(true);
    await waitFor(() => expect(scratch.get("begin:new")).toMatchObject({ profession: "smallFirm" }));
  });

  test("brings back after a reload both the question and what was answered", async () => {
    await show({
      path: "/begin/company?step=identity",
      scratch: {
        "begin:new": { profession: "craftsman", name: "Menuiserie Martin", registration: "853 479 236" },
      },
    });
    await heading("Comment s’appelle-t-elle ?");
    await waitFor(() =>
      expect((screen.getByLabelText(/^Nom de la comptabilité/) as HTMLInputElement).value).toBe(
        "Menuiserie Martin",
      ),
    );
    expect((screen.getByLabelText(/^SIREN/) as HTMLInputElement).value).toBe("853 479 236");
  });

  test("does not go on past a SIREN that is none, and says so at the field", async () => {
    await show({ path: "/begin/company?step=identity" });
    await heading("Comment s’appelle-t-elle ?");
    type(/^SIREN/, "853479237");
    next();
    await screen.findByText(/Ce n’est pas un SIREN/);
    expect(screen.getByLabelText(/^SIREN/).getAttribute("aria-invalid")).toBe("true");
  });
});

describe("asking for an account", () => {
  test("M3 sends a name and an address, and says where to look", async () => {
    const requests = vi.fn<typeof fetch>(async () => new Response(null, { status: 202 }));
    vi.stubGlobal("fetch", requests);
    await show({ path: "/begin", route: "/begin", component: BeginPage });
    fireEvent.click(await screen.findByRole("button", { name: "M’envoyer le courrier" }));
    await screen.findByText("Saisissez votre nom.");
    expect(requests).not.toHaveBeenCalled();
    type("Prénom et nom", "Zoé Lefèvre");
    type("Adresse e-mail", "zoe@lefevre.example");
    fireEvent.click(screen.getByRole("button", { name: "M’envoyer le courrier" }));
    await screen.findByText(/Un courrier part vers zoe@lefevre.example/);
    const [address, init] = requests.mock.calls[0]!;
    expect(address).toBe("/people/begin");
    expect(JSON.parse(String(init?.body))).toEqual({
      name: "Zoé Lefèvre",
      email: "zoe@lefevre.example",
      language: "fr",
    });
    expect(screen.getByRole("link", { name: "Me connecter" }).getAttribute("href")).toBe("/sign-in");
  });
});
