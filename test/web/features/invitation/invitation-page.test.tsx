import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { AppContext, type AppSurroundings } from "#web/app/app-context.ts";
import type { SignedInUser } from "#web/app/signed-in-user.ts";
import { InvitationPage } from "#web/features/invitation/invitation-page.tsx";
import { LettersPage } from "#web/features/invitation/letters-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const requests = vi.fn<typeof fetch>();
let answers: Record<string, () => Response>;
const signedIn = vi.fn<(user: SignedInUser) => void>();

beforeEach(() => {
  signedIn.mockReset();
  answers = {
    "GET /people/invitations/t-1": () =>
      Response.json({ company: "Cabinet des Tilleuls", invitedBy: "Camille Dupont", role: "user" }),
    "POST /people/invitations/t-1/accept": () => Response.json({ companyId: "co-2" }),
    "GET /session": () =>
      Response.json({ user: { id: "u-9", name: "Zoé Lefèvre" }, device: null, invitations: [] }),
    "PUT /session/device": () => Response.json({ id: "d-9", name: "Test" }),
  };
  requests.mockReset().mockImplementation(async (address, init) => {
    const answer = answers[`${init?.method ?? "GET"} ${String(address)}`];
    return answer?.() ?? new Response(null, { status: 500 });
  });
  vi.stubGlobal("fetch", requests);
});

const show = (path: string, isSignedIn: boolean) => {
  const app = {
    deviceName: "Test",
    deviceIdOf: (user: string) => `d-of-${user}`,
    isSignedIn: () => isSignedIn,
    onSignedIn: signedIn,
  } as unknown as AppSurroundings;
  return renderScreen({
    path,
    route: "/invitation",
    component: () => (
      <AppContext.Provider value={app}>
        <InvitationPage />
      </AppContext.Provider>
    ),
    answers: {},
  });
};
const bodyOf = (method: string, path: string) => {
  const call = requests.mock.calls.find(([address, init]) => address === path && init?.method === method);
  return call === undefined ? null : (JSON.parse(String(call[1]?.body)) as unknown);
};
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("an invitation", () => {
  test("says who invites to what and as what, and is taken by who is signed in", async () => {
    const { company, address } = await show("/invitation#t-1", true);
    await screen.findByRole("heading", { name: "Cabinet des Tilleuls" });
    expect(screen.getByText(/Camille Dupont vous invite.*comme utilisateur/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Rejoindre, en tant que Ada Martin" }));
    await waitFor(() => expect(address()).toBe("/invitation/letters"));
    expect(company()).toBe("co-2");
    expect(bodyOf("POST", "/people/invitations/t-1/accept")).toEqual({});
  });

  test("makes an account by a name and a password typed twice, and enrols this device", async () => {
    await show("/invitation#t-1", false);
    await screen.findByLabelText("Prénom et nom");
    type("Prénom et nom", "Zoé Lefèvre");
    type("Votre mot de passe", "cerise-lampe-vélo");
    type("Votre mot de passe, encore une fois", "cerise-lampe");
    fireEvent.click(screen.getByRole("button", { name: "Rejoindre" }));
    await screen.findByText("Ce n’est pas ce que vous avez saisi au-dessus.");
    expect(bodyOf("POST", "/people/invitations/t-1/accept")).toBeNull();
    type("Votre mot de passe, encore une fois", "cerise-lampe-vélo");
    fireEvent.click(screen.getByRole("button", { name: "Rejoindre" }));
    await waitFor(() =>
      expect(signedIn).toHaveBeenCalledWith({ id: "u-9", name: "Zoé Lefèvre", device: "d-of-u-9" }),
    );
    expect(bodyOf("POST", "/people/invitations/t-1/accept")).toEqual({
      name: "Zoé Lefèvre",
      password: "cerise-lampe-vélo",
    });
  });

  test("sends who has an account to the door, and comes back with the token, which no server is told", async () => {
    answers["POST /people/invitations/t-1/accept"] = () =>
      Response.json({ code: "invitation.signInFirst" }, { status: 401 });
    await show("/invitation#t-1", false);
    await screen.findByLabelText("Prénom et nom");
    type("Prénom et nom", "Zoé Lefèvre");
    type("Votre mot de passe", "cerise-lampe-vélo");
    type("Votre mot de passe, encore une fois", "cerise-lampe-vélo");
    fireEvent.click(screen.getByRole("button", { name: "Rejoindre" }));
    await screen.findByText("Cette adresse a déjà un compte");
    const link = screen.getByRole("link", { name: "J’ai un compte : me connecter" });
    expect(link.getAttribute("href")).toBe("/sign-in?then=invitation#t-1");
  });

  test("that was taken, withdrawn or has expired is said to be gone, plainly", async () => {
    answers["GET /people/invitations/t-1"] = () =>
      Response.json({ code: "invitation.gone" }, { status: 410 });
    await show("/invitation#t-1", true);
    await screen.findByText("Cette invitation n’est plus là");
  });

  test("is offered without its mail to whose address it went, once they are signed in", async () => {
    const place = {
      id: "i-1",
      companyId: "co-3",
      company: "Atelier",
      invitedBy: "Louise",
      role: "accountant",
    };
    answers["GET /session"] = () =>
      Response.json({ user: { id: "u-1", name: "Ada" }, device: null, invitations: [place] });
    answers["POST /people/companies/co-3/invitations/i-1/accept"] = () =>
      Response.json({ companyId: "co-3" });
    const { company } = await show("/invitation", true);
    await screen.findByText(/Louise vous invite.*comme comptable/);
    fireEvent.click(screen.getByRole("button", { name: "Rejoindre" }));
    await waitFor(() => expect(company()).toBe("co-3"));
  });
});

describe("the letters of a colleague who has just joined", () => {
  const showLetters = (answer: ReturnType<typeof companyAnswer>) =>
    renderScreen({
      path: "/invitation/letters",
      route: "/invitation/letters",
      component: LettersPage,
      answers: {
        company: answer,
        members: {
          members: [{ ...companyAnswer("administrator").member, id: "u-2", name: "Camille Dupont" }],
          placesMax: null,
          placesTaken: 1,
        },
      },
    });

  test("are proposed from the name to who may choose them, and become theirs", async () => {
    const practitioners = [{ id: "p-1", name: "Luc Marin", code: "MAR" }];
    const { sent, address } = await showLetters(companyAnswer("administrator", { practitioners }));
    const field = (await screen.findByLabelText("Trois lettres")) as HTMLInputElement;
    expect(field.value).toBe("ADA");
    type("Trois lettres", "mar");
    await screen.findByText("Luc Marin a déjà ces lettres.");
    type("Trois lettres", "adm");
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(sent.map((act) => act.type)).toEqual(["company.update", "member.change"]));
    await waitFor(() => expect(address()).toBe("/today"));
  });

  test("are given by an administrator, who is named, to who may not", async () => {
    await showLetters(companyAnswer("user"));
    await screen.findByText(/Camille Dupont peut vous les donner/);
  });

  test("are asked of nobody who has them, or who is an accountant", async () => {
    const { address } = await showLetters(companyAnswer("accountant"));
    await waitFor(() => expect(address()).toBe("/today"));
  });
});
