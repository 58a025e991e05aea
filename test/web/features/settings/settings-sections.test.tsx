import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { SettingsPage } from "#web/features/settings/settings-page.tsx";
import { aDevice, aMember, companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ user: {}, device: {} }, { status: 503 }));
});

const show = (answers: Answers = {}, more: Partial<Parameters<typeof renderScreen>[0]> = {}) =>
  renderScreen({
    path: "/settings",
    route: "/settings",
    component: SettingsPage,
    ...more,
    answers: {
      company: companyAnswer("administrator"),
      connections: [],
      device: aDevice(),
      ...answers,
    },
  });

const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("the SIRET", () => {
  const LA_POSTE = "35600000000048";
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { clipboard: { writeText } }));

  test("G7 is refused at the field when its digits do not check, and goes as fourteen digits when they do", async () => {
    const { sent } = await show();
    await screen.findByRole("heading", { name: "Comptabilité" });
    type(/^SIRET/, "732 829 320 00075");
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer la comptabilité" }));
    await screen.findByText("Ce n’est pas un SIRET : 14 chiffres, dont le dernier vérifie les autres.");
    expect(sent).toEqual([]);
    type(/^SIRET/, "732 829 320 00074");
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer la comptabilité" }));
    await waitFor(() =>
      expect(sent).toEqual([{ type: "company.update", args: { set: { siret: "73282932000074" } } }]),
    );
  });

  test("G6 is copied as fourteen digits, which is said aloud, also by who may only read it", async () => {
    const copied: string[] = [];
    clipboard(async (text) => void copied.push(text));
    await show({ company: companyAnswer("accountant", { siret: LA_POSTE }) });
    fireEvent.click(await screen.findByRole("button", { name: "Copier le SIRET" }));
    await waitFor(() => expect(copied).toEqual([LA_POSTE]));
    const said = await screen.findByText("SIRET copié");
    expect(said.getAttribute("role")).toBe("status");
  });

  test("G6 says so when the browser does not let it be copied", async () => {
    clipboard(async () => Promise.reject(new Error("denied")));
    await show({ company: companyAnswer("administrator", { siret: LA_POSTE }) });
    fireEvent.click(await screen.findByRole("button", { name: "Copier le SIRET" }));
    await screen.findByText(/Le navigateur ne permet pas de copier/);
  });
});

describe("the protection", () => {
  test("F29 is set through a day by who may protect", async () => {
    const { sent } = await show({ company: companyAnswer("accountant") });
    await screen.findByText("Rien n’est protégé.");
    fireEvent.click(screen.getByRole("button", { name: "Protéger" }));
    await screen.findByText("Choisissez un jour.");
    type("Protégé jusqu’au", "2026-10-31");
    fireEvent.click(screen.getByRole("button", { name: "Protéger" }));
    await waitFor(() =>
      expect(sent).toEqual([{ type: "period.protect", args: { throughDay: "2026-10-31" } }]),
    );
  });

  test("F29 says through when and by whom, and is lifted", async () => {
    const protectedBooks = { protectedThrough: "2026-10-31", protectedBy: "u-1" };
    const { sent } = await show({
      company: companyAnswer("administrator", protectedBooks),
      members: { members: [aMember("administrator")], placesMax: null, placesTaken: 0 },
    });
    const section = within(await screen.findByRole("region", { name: "Protection" }));
    await section.findByText("Protégé jusqu’au 31/10/2026");
    expect(section.getByText(/par Ada Martin/)).toBeTruthy();
    fireEvent.click(section.getByRole("button", { name: "Lever la protection" }));
    await waitFor(() => expect(sent).toEqual([{ type: "period.protect", args: { throughDay: null } }]));
  });

  test("F29 who may not protect reads it, and who could change it", async () => {
    await show({ company: companyAnswer("user", { protectedThrough: "2026-10-31", protectedBy: "gone" }) });
    const section = within(await screen.findByRole("region", { name: "Protection" }));
    await section.findByText("Protégé jusqu’au 31/10/2026");
    expect(section.getByText(/un administrateur ou un comptable/)).toBeTruthy();
    expect(section.queryByRole("button")).toBeNull();
  });

  test("F29 what is validated for good is not lifted, and the reason stands there", async () => {
    const problem = { code: "day.validated" as const, day: "2026-09-30", validatedThrough: "2026-09-30" };
    await show(
      { company: companyAnswer("administrator", { protectedThrough: "2026-10-31" }) },
      { judge: () => ({ ok: false, problem }) },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Lever la protection" }));
    await screen.findByText("Tout est validé définitivement jusqu’au 30/09/2026.");
  });
});

describe("the plan", () => {
  test("F16 says how many places it has and until when one may write", async () => {
    const plan = { name: "pro" as const, throughDay: "2026-12-31", isPremium: false };
    await show({
      company: companyAnswer("administrator", { plan }),
      members: { members: [], placesMax: 4, placesTaken: 3 },
    });
    const section = within(await screen.findByRole("region", { name: "Formule" }));
    expect(section.getByText("PRO")).toBeTruthy();
    expect(section.getByText("3 sur 4")).toBeTruthy();
    expect(section.getByText("le 31/12/2026 est le dernier jour de saisie")).toBeTruthy();
  });

  test("G11 the connection with a production software cannot be ticked without the licence, and says why", async () => {
    await show();
    const box = await screen.findByLabelText<HTMLInputElement>(/Autoriser la connexion/);
    expect(box.disabled).toBe(true);
    screen.getByText(/Il faut la licence premium, qui s’active sous Formule/);
  });

  test("G10 with the licence it is ticked and saved, and what it does now is said", async () => {
    const plan = { name: "practice" as const, throughDay: null, isPremium: true };
    const { sent } = await show({ company: companyAnswer("administrator", { plan }) });
    fireEvent.click(await screen.findByLabelText(/Autoriser la connexion/));
    screen.getByText(/Cahier n’envoie encore rien/);
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer la connexion" }));
    await waitFor(() => expect(sent).toEqual([{ type: "production.choose", args: { isWanted: true } }]));
  });
});
