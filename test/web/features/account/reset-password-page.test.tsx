import { fireEvent, screen } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ConfirmEmailPage } from "#web/features/account/confirm-email-page.tsx";
import { ForgottenPasswordPage } from "#web/features/account/forgotten-password-page.tsx";
import { ResetPasswordPage } from "#web/features/account/reset-password-page.tsx";
import { renderScreen } from "../render-screen.tsx";

const requests = vi.fn<typeof fetch>();
beforeEach(() => {
  requests.mockReset().mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal("fetch", requests);
});
const sentTo = (path: string) =>
  requests.mock.calls
    .filter(([address]) => address === path)
    .map(([, init]) => JSON.parse(String(init?.body)) as unknown);
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const gone = () => Response.json({ code: "link.gone" }, { status: 410 });

describe("a forgotten password", () => {
  test("is asked about by identifier or address, and nothing is said of whether there is such an account", async () => {
    requests.mockResolvedValue(new Response(null, { status: 202 }));
    await renderScreen({ path: "/f", route: "/f", component: ForgottenPasswordPage, answers: {} });
    fireEvent.click(await screen.findByRole("button", { name: "Envoyer le lien" }));
    await screen.findByText("Saisissez votre adresse e-mail ou vos six chiffres.");
    type("Adresse e-mail ou identifiant", "123 456");
    fireEvent.click(screen.getByRole("button", { name: "Envoyer le lien" }));
    await screen.findByText(/Si ce compte existe, un courrier/);
    expect(sentTo("/people/reset")).toEqual([{ login: "123456" }]);
  });

  test("is replaced by whoever holds the link, typed twice", async () => {
    await renderScreen({ path: "/r#t-1", route: "/r", component: ResetPasswordPage, answers: {} });
    await screen.findByLabelText("Nouveau mot de passe");
    type("Nouveau mot de passe", "nouveau-secret-long");
    type("Nouveau mot de passe, encore une fois", "nouveau-secret-lon");
    fireEvent.click(screen.getByRole("button", { name: "Utiliser ce mot de passe" }));
    await screen.findByText("Ce n’est pas ce que vous avez saisi au-dessus.");
    type("Nouveau mot de passe, encore une fois", "nouveau-secret-long");
    fireEvent.click(screen.getByRole("button", { name: "Utiliser ce mot de passe" }));
    await screen.findByText("Le nouveau mot de passe compte");
    expect(sentTo("/people/reset/confirm")).toEqual([{ token: "t-1", password: "nouveau-secret-long" }]);
  });

  test("says plainly that a link was used or is too old", async () => {
    requests.mockImplementation(async () => gone());
    await renderScreen({ path: "/r#t-1", route: "/r", component: ResetPasswordPage, answers: {} });
    await screen.findByLabelText("Nouveau mot de passe");
    type("Nouveau mot de passe", "nouveau-secret-long");
    type("Nouveau mot de passe, encore une fois", "nouveau-secret-long");
    fireEvent.click(screen.getByRole("button", { name: "Utiliser ce mot de passe" }));
    await screen.findByText("Ce lien n’ouvre plus rien");
    const again = screen.getByRole("link", { name: "En demander un autre" });
    expect(again.getAttribute("href")).toBe("/forgotten-password");
  });
});

describe("the link that proves an address", () => {
  test("M10 is opened once, and leads on to the account", async () => {
    await renderScreen({ path: "/c#t-9", route: "/c", component: ConfirmEmailPage, answers: {} });
    await screen.findByRole("heading", { name: "L’adresse est bien la vôtre" });
    expect(sentTo("/people/email/confirm")).toEqual([{ token: "t-9" }]);
  });

  test("M10 opens nothing a second time, and says so", async () => {
    requests.mockImplementation(async () => gone());
    await renderScreen({ path: "/c#t-9", route: "/c", component: ConfirmEmailPage, answers: {} });
    await screen.findByText("Ce lien n’ouvre plus rien");
  });
});
