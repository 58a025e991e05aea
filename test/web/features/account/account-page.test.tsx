import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { noLock } from "#test/web/app/no-lock.ts";
import { AppContext, type AppSurroundings } from "#web/app/app-context.ts";
import type { Lock } from "#web/app/create-lock.ts";
import { AccountPage } from "#web/features/account/account-page.tsx";
import { renderScreen } from "../render-screen.tsx";

const requests = vi.fn<typeof fetch>();
let lock: Lock;
/** What the server knows; a test changes it as an act or the opening of a link would. */
let user: Record<string, unknown>;
let answers: Record<string, () => Response>;

const session = () => Response.json({ user, device: { name: "Chrome · Linux" }, invitations: [] });

beforeEach(() => {
  lock = noLock;
  user = {
    id: "u-1",
    name: "Ada Martin",
    email: "ada@tilleuls.example",
    emailVerified: true,
    identifier: "123456",
    language: "fr",
    mustPersonalise: false,
    passwordStepOpen: true,
  };
  answers = {
    "GET /session": session,
    "GET /session/sessions": () =>
      Response.json({
        sessions: [
          {
            id: "s-1",
            signedInAt: "2026-11-22T08:00:00.000Z",
            lastSeenAt: "2026-11-22T09:00:00.000Z",
            device: "Chrome · Linux",
            isThis: true,
          },
          {
            id: "s-2",
            signedInAt: "2026-11-20T08:00:00.000Z",
            lastSeenAt: "2026-11-21T17:05:00.000Z",
            device: "Safari · iPad",
            isThis: false,
          },
        ],
      }),
    "GET /session/devices": () =>
      Response.json({
        devices: [
          {
            id: "d-1",
            name: "Chrome · Linux",
            enrolledAt: "2026-11-01T08:00:00.000Z",
            lastContactAt: "2026-11-22T09:00:00.000Z",
            revokedAt: null,
            isThis: true,
            lost: null,
          },
          {
            id: "d-2",
            name: "Safari · iPad",
            enrolledAt: "2026-11-01T08:00:00.000Z",
            lastContactAt: "2026-11-21T17:05:00.000Z",
            revokedAt: null,
            isThis: false,
            lost: { count: 3, since: "2026-11-20T08:00:00.000Z", noticedAt: "2026-11-21T17:05:00.000Z" },
          },
        ],
      }),
  };
  requests.mockReset().mockImplementation(async (address, init) => {
    const answer = answers[`${init?.method ?? "GET"} ${String(address)}`];
    return answer?.() ?? new Response(null, { status: 204 });
  });
  vi.stubGlobal("fetch", requests);
});

const show = () =>
  renderScreen({
    path: "/settings/account",
    route: "/settings/account",
    component: () => (
      <AppContext.Provider value={{ lock } as unknown as AppSurroundings}>
        <AccountPage />
      </AppContext.Provider>
    ),
    answers: {},
  });
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const bodiesSent = (method: string, path: string) =>
  requests.mock.calls
    .filter(([address, init]) => address === path && init?.method === method)
    .map(([, init]) => JSON.parse(String(init?.body ?? "null")) as unknown);

describe("what somebody says of themselves", () => {
  test("M8 M9 is saved, and where a mail went is said", async () => {
    await show();
    await screen.findByRole("heading", { name: "Vous" });
    expect(screen.getByText("123456")).toBeTruthy();
    answers["PUT /session/user"] = () => {
      user = { ...user, email: "ada@nouveau.example", emailVerified: false };
      return session();
    };
    type("E-mail", " Ada@Nouveau.example ");
    press("Enregistrer");
    await screen.findByText(/Un courrier part vers ada@nouveau.example/);
    expect(bodiesSent("PUT", "/session/user")).toEqual([
      { name: "Ada Martin", email: "ada@nouveau.example" },
    ]);
  });

  test("M8 shows after a reload the address that was saved", async () => {
    user = { ...user, email: "ada@nouveau.example", emailVerified: false };
    await show();
    const field = await screen.findByLabelText("E-mail");
    expect((field as HTMLInputElement).value).toBe("ada@nouveau.example");
    expect(screen.getByText(/Elle compte dès que le lien du courrier est ouvert/)).toBeTruthy();
  });

  test("M8 is refused at the field when the address is malformed, and nothing is sent", async () => {
    await show();
    await screen.findByLabelText("E-mail");
    type("E-mail", "ada@nouveau");
    press("Enregistrer");
    await screen.findByText("Cela ne ressemble pas à une adresse e-mail.");
    expect(screen.getByLabelText("E-mail").getAttribute("aria-invalid")).toBe("true");
    expect(bodiesSent("PUT", "/session/user")).toEqual([]);
  });

  test("M8 is refused at the field when only the server finds the address malformed", async () => {
    await show();
    await screen.findByLabelText("E-mail");
    answers["PUT /session/user"] = () =>
      Response.json(
        { code: "request.invalid", issues: [{ path: "email", code: "email.shape" }] },
        { status: 400 },
      );
    type("E-mail", "a..da@nouveau.example");
    press("Enregistrer");
    await screen.findByText("Cela ne ressemble pas à une adresse e-mail.");
  });

  test("needs a network, and says so", async () => {
    requests.mockRejectedValue(new TypeError("Failed to fetch"));
    await show();
    await screen.findByText("Le serveur est injoignable");
    expect(screen.getByRole("button", { name: "Redemander" })).toBeTruthy();
  });
});

describe("the password", () => {
  async function change(current: string, next: string, again = next) {
    await screen.findByRole("heading", { name: "Changer le mot de passe" });
    type(/^(Mot de passe actuel|Le mot de passe du courrier)$/, current);
    type("Nouveau mot de passe", next);
    type("Nouveau mot de passe, encore une fois", again);
    fireEvent.click(
      screen.getByRole("button", { name: /^(Changer le mot de passe|Utiliser mon mot de passe)$/ }),
    );
  }
  const answerWith = (body: unknown, init: ResponseInit) => {
    answers["POST /session/password"] = () => Response.json(body, init);
  };

  test("M10 can be replaced once the link in the mail was opened", async () => {
    user = { ...user, emailVerified: false, mustPersonalise: true, passwordStepOpen: false };
    await show();
    await screen.findByText("Ouvrez d’abord le lien du courrier");
    expect(screen.queryByLabelText("Nouveau mot de passe")).toBeNull();
    user = { ...user, emailVerified: true, passwordStepOpen: true };
    press("Je l’ai ouvert");
    await screen.findByLabelText("Le mot de passe du courrier");
  });

  test("M11 takes the mailed one and a new one", async () => {
    user = { ...user, mustPersonalise: true };
    await show();
    await change("abcd-efgh-jkmn-pqrs", "nouveau-secret-long");
    await screen.findByText("Le mot de passe est changé");
    expect(bodiesSent("POST", "/session/password")).toEqual([
      { current: "abcd-efgh-jkmn-pqrs", next: "nouveau-secret-long" },
    ]);
  });

  test("M12 is changed with the current one and the new one twice, and never kept on the device", async () => {
    const { scratch } = await show();
    await change("ancien-secret", "nouveau-secret-long");
    await screen.findByText("Le mot de passe est changé");
    expect((screen.getByLabelText("Mot de passe actuel") as HTMLInputElement).value).toBe("");
    expect(scratch.size).toBe(0);
  });

  test("M13 must be typed the same twice, or nothing is sent", async () => {
    await show();
    await change("ancien-secret", "nouveau-secret-long", "nouveau-secret-lon");
    await screen.findByText("Ce n’est pas ce que vous avez saisi au-dessus.");
    expect(bodiesSent("POST", "/session/password")).toEqual([]);
  });

  test("M14 is refused at the field when the current one is wrong, with all that was typed", async () => {
    await show();
    answerWith({ code: "password.wrong" }, { status: 422 });
    await change("pas-le-bon", "nouveau-secret-long");
    await screen.findByText("Ce n’est pas votre mot de passe actuel. Rien n’a changé.");
    expect((screen.getByLabelText("Nouveau mot de passe") as HTMLInputElement).value).toBe(
      "nouveau-secret-long",
    );
  });

  test.each([
    [
      { code: "session.throttled" },
      { status: 429, headers: { "retry-after": "130" } },
      "Réessayez dans 3 minutes. Votre saisie est toujours là.",
    ],
    [{ code: "password.unchanged" }, { status: 422 }, "C’est déjà votre mot de passe."],
    [{ code: "session.none" }, { status: 401 }, "Votre session est terminée"],
    [null, { status: 500 }, "Le serveur n’a pas répondu comme il devrait"],
  ])("says in words what the server answered (%#)", async (body, init, words) => {
    await show();
    answerWith(body, init);
    await change("ancien-secret", "nouveau-secret-long");
    await screen.findByText(words);
  });
});

describe("where somebody is signed in", () => {
  test("is listed with each last contact, this device marked and not to be closed from here", async () => {
    await show();
    const devices = within(await screen.findByRole("region", { name: "Appareils" }));
    await devices.findByText(/dernier contact 21\/11\/2026/);
    expect(devices.getByText("cet appareil")).toBeTruthy();
    expect(devices.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual([
      "Révoquer Safari · iPad",
    ]);
  });

  test("a device that lost acts says how many, since when, and when it was noticed", async () => {
    await show();
    const devices = within(await screen.findByRole("region", { name: "Appareils" }));
    await devices.findByText("3 actions perdues");
    expect(devices.getByText(/après le 20\/11\/2026.*constaté le 21\/11\/2026/)).toBeTruthy();
  });

  test("a device is revoked once it was said that it hands over what it holds and then wipes itself", async () => {
    await show();
    fireEvent.click(await screen.findByRole("button", { name: "Révoquer Safari · iPad" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Révoquer Safari · iPad ?" }));
    expect(dialog.getByText(/il remet ce qu’il n’a pas envoyé.*À revoir.*il efface/)).toBeTruthy();
    expect(bodiesSent("POST", "/session/devices/d-2/revoke")).toEqual([]);
    fireEvent.click(dialog.getByRole("button", { name: "Révoquer" }));
    await waitFor(() => expect(bodiesSent("POST", "/session/devices/d-2/revoke")).toHaveLength(1));
  });

  test("a session is ended once it was said that nothing is lost", async () => {
    await show();
    fireEvent.click(await screen.findByRole("button", { name: "Mettre fin à la session sur Safari · iPad" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/Ce qui s’y trouve y reste/)).toBeTruthy();
    fireEvent.click(dialog.getByRole("button", { name: "Mettre fin" }));
    await waitFor(() => expect(bodiesSent("DELETE", "/session/sessions/s-2")).toHaveLength(1));
  });
});

describe("the PIN on this device", () => {
  const fill = (label: string, text: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  const changes: unknown[] = [];
  const withPin = (
    minutes: number | null,
    change: Lock["setPin"] = async () => ({ ok: true, value: null }),
  ) => {
    changes.length = 0;
    const [lockAfterMinutes, setLockAfter] = createSignal(minutes);
    lock = {
      ...noLock,
      lockAfterMinutes,
      setPin: async (pin, present) => {
        changes.push({ pin, present });
        const changed = await change(pin, present);
        if (changed.ok) setLockAfter(5);
        return changed;
      },
      removePin: async (present) => {
        changes.push({ removed: present });
        setLockAfter(null);
        return { ok: true, value: null };
      },
      chooseLockAfter: (chosen) => {
        changes.push(chosen);
        setLockAfter(chosen);
      },
    };
  };

  test("is set once it has six digits and was typed the same twice, and then says when it locks", async () => {
    withPin(null);
    await show();
    await screen.findByRole("heading", { name: "Tablette partagée" });
    expect(screen.queryByText("Se verrouiller sans être touché")).toBeNull();
    fill("Code", "12345x");
    fireEvent.click(screen.getByRole("button", { name: "Mettre ce code" }));
    expect(await screen.findByText("Six chiffres au moins.")).toBeTruthy();
    fill("Code", "123456");
    fill("Le code, encore une fois", "123457");
    fireEvent.click(screen.getByRole("button", { name: "Mettre ce code" }));
    expect(await screen.findByText("Ce n’est pas le même code.")).toBeTruthy();
    expect(changes).toEqual([]);
    fill("Le code, encore une fois", "123456");
    fireEvent.click(screen.getByRole("button", { name: "Mettre ce code" }));
    await screen.findByText("Le code est mis");
    expect(changes).toEqual([{ pin: "123456", present: null }]);
    fireEvent.click(await screen.findByRole("radio", { name: "après 15 minutes" }));
    expect(changes.at(-1)).toBe(15);
  });

  test("is changed and removed by who knows the present one", async () => {
    withPin(5);
    await show();
    await screen.findByRole("heading", { name: "Tablette partagée" });
    fireEvent.click(screen.getByRole("button", { name: "Retirer le code" }));
    expect(await screen.findByText("Saisissez votre code actuel.")).toBeTruthy();
    fill("Code actuel", "111111");
    fill("Code", "222222");
    fill("Le code, encore une fois", "222222");
    fireEvent.click(screen.getByRole("button", { name: "Changer le code" }));
    await screen.findByText("Le code est changé");
    fill("Code actuel", "222222");
    fireEvent.click(screen.getByRole("button", { name: "Retirer le code" }));
    await screen.findByText("Le code est retiré");
    expect(changes).toEqual([{ pin: "222222", present: "111111" }, { removed: "222222" }]);
  });

  test.each([
    [{ code: "pin.serverNeeded" }, /demande un réseau/],
    [
      { code: "pin.wrong", isPinOn: true, waitSeconds: 0, freeTriesLeft: 3 },
      "Ce n’est pas votre code actuel.",
    ],
    [
      { code: "pin.wait", isPinOn: true, waitSeconds: 30, freeTriesLeft: 0 },
      "Trop d’essais : réessayez dans 30 secondes.",
    ],
    [{ code: "pin.off", isPinOn: false, waitSeconds: 0, freeTriesLeft: 0 }, /après dix essais faux/],
  ] as const)("says in words why it stays as it is (%#)", async (problem, words) => {
    withPin(problem.code === "pin.serverNeeded" ? null : 5, async () => ({ ok: false, problem }));
    await show();
    await screen.findByRole("heading", { name: "Tablette partagée" });
    if (problem.code !== "pin.serverNeeded") fill("Code actuel", "111111");
    fill("Code", "222222");
    fill("Le code, encore une fois", "222222");
    fireEvent.submit(screen.getByLabelText("Code").closest("form")!);
    expect(await screen.findByText(words)).toBeTruthy();
  });
});
