import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { SettingsPage } from "#web/features/settings/settings-page.tsx";
import { aDevice, companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

const requests = vi.fn<typeof fetch>();
beforeEach(() => {
  requests.mockReset().mockImplementation(async (address) =>
    address === "/session"
      ? Response.json({
          user: { email: "ada@tilleuls.example", identifier: "123456" },
          device: { name: "Chrome · Linux" },
        })
      : new Response(null, { status: 204 }),
  );
  vi.stubGlobal("fetch", requests);
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

const type = (
  label: string | RegExp,
  value: string,
  within_ = screen as Pick<typeof screen, "getByLabelText">,
) => fireEvent.input(within_.getByLabelText(label), { target: { value } });
describe("the company's settings", () => {
  test("send only what was changed, as it is written officially", async () => {
    const { sent, scratch } = await show();
    await screen.findByRole("heading", { name: "Comptabilité" });
    type(/^Ville/, "Villeurbanne");
    type(/^SIREN/, "987 654 321");
    await waitFor(() =>
      expect(scratch.get("settings:co-1")).toEqual({ city: "Villeurbanne", registration: "987 654 321" }),
    );
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer la comptabilité" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "company.update", args: { set: { city: "Villeurbanne", registration: "987654321" } } },
      ]),
    );
    await waitFor(() => expect(scratch.has("settings:co-1")).toBe(false));
  });

  test("say at the field what cannot be read, and keep what was typed", async () => {
    const { sent } = await show();
    await screen.findByRole("heading", { name: "Comptabilité" });
    type(/^SIREN/, "12345");
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer la comptabilité" }));
    await screen.findByText("Un SIREN a neuf chiffres.");
    expect((screen.getByLabelText(/^SIREN/) as HTMLInputElement).value).toBe("12345");
    expect(sent).toEqual([]);
  });

  test("bring back what was typed and not saved the last time", async () => {
    await show({}, { scratch: { "settings:co-1": { city: "Bron" } } });
    await waitFor(() => expect((screen.getByLabelText(/^Ville/) as HTMLInputElement).value).toBe("Bron"));
  });

  test("are read, not changed, by whoever may not, with the reason", async () => {
    await show({ company: companyAnswer("accountant") });
    await screen.findByText("Vous pouvez lire ces réglages ; un administrateur les modifie");
    expect(screen.getByText("Votre rôle dans Cabinet des Tilleuls : comptable.")).toBeTruthy();
    expect((screen.getByLabelText(/^Nom/) as HTMLInputElement).readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: "Enregistrer la comptabilité" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Ajouter un praticien" })).toBeNull();
    expect(screen.getByRole("table", { name: "Praticiens et leurs lettres" })).toBeTruthy();
  });

  test("let another system number only once there is one", async () => {
    await show();
    const external = await screen.findByRole("radio", { name: "Le système comptable lié" });
    expect((external as HTMLInputElement).disabled).toBe(true);
    expect(screen.getByText("Il faut d’abord une liaison avec un système comptable.")).toBeTruthy();
  });

  test("tell how the company stood towards VAT, newest first", async () => {
    await show({ company: companyAnswer("user") });
    const table = await screen.findByRole("table", { name: "Situation de TVA par date" });
    const [, first, second] = within(table).getAllByRole("row");
    expect(first!.textContent).toBe("01/01/2024exonérée (art. 261-4-1° du CGI)");
    expect(second!.textContent).toBe("01/01/2020franchise en base (art. 293 B du CGI)");
  });
});

describe("practitioners", () => {
  test("M26 are added with letters proposed from the name, and an account of their own", async () => {
    const { sent } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Ajouter un praticien" }));
    const dialog = within(await screen.findByRole("dialog"));
    type("Nom", "Zoé Lefèvre", dialog);
    expect((dialog.getByLabelText("Trois lettres") as HTMLInputElement).value).toBe("LEF");
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const { set } = sent[0]!.args as { set: { practitioners: readonly { name: string; code: string }[] } };
    expect(set.practitioners.map(({ name, code }) => `${name} ${code}`)).toEqual([
      "Anne Dupont DUP",
      "Luc Martin MAR",
      "Zoé Lefèvre LEF",
    ]);
  });

  test("M40 cannot take letters that somebody has, and are told whose they are", async () => {
    const { sent } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Ajouter un praticien" }));
    const dialog = within(await screen.findByRole("dialog"));
    type("Nom", "Marc Duprat", dialog);
    type("Trois lettres", "dup", dialog);
    await dialog.findByText("Anne Dupont a déjà ces lettres.");
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    expect(sent).toEqual([]);
  });

  test("M24 have exactly three letters", async () => {
    const { sent } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Modifier Luc Martin" }));
    const dialog = within(await screen.findByRole("dialog"));
    type("Trois lettres", "M1", dialog);
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await dialog.findByText("Exactement trois lettres, sans accent ni chiffre.");
    expect(sent).toEqual([]);
  });
});

describe("a practitioner who files for themselves", () => {
  test("has a SIREN of their own, by which their FEC is named", async () => {
    const { sent } = await show();
    fireEvent.click(await screen.findByRole("button", { name: "Modifier Luc Martin" }));
    const dialog = within(await screen.findByRole("dialog"));
    type(/^SIREN/, "732829321", dialog);
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await dialog.findByText(/Ce n’est pas un SIREN/);
    expect(sent).toEqual([]);
    type(/^SIREN/, "732 829 320", dialog);
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    const { set } = sent[0]!.args as { set: { practitioners: readonly { registration?: string }[] } };
    expect(set.practitioners.map(({ registration }) => registration)).toEqual([undefined, "732829320"]);
  });
});

describe("one's own account", () => {
  test("M7 is a touch away, with what is known of it here", async () => {
    await show();
    await screen.findByText("ada@tilleuls.example");
    const link = screen.getByRole("link", { name: "Compte, mot de passe et appareils" });
    expect(link.getAttribute("href")).toBe("/settings/account");
  });
});

test("asks to sign out", async () => {
  const { signedOut } = await show();
  fireEvent.click(await screen.findByRole("button", { name: "Se déconnecter" }));
  await waitFor(() => expect(signedOut()).toBe(1));
});

describe("this device", () => {
  test("says honestly when the browser promises nothing, and what was lost", async () => {
    await show({ device: aDevice({ isStoragePersistent: false, lostCount: 2 }) });
    await screen.findByText(/sans promesse/);
    expect(screen.getByText(/2 actions faites sur cet appareil ont été perdues/)).toBeTruthy();
    await screen.findByText("Chrome · Linux");
  });

  test("says with no network what cannot be known, and keeps the rest", async () => {
    requests.mockRejectedValue(new TypeError("network"));
    await show();
    expect(await screen.findAllByText("affiché dès qu’il y a du réseau")).toHaveLength(2);
    expect(screen.getByText("Ada Martin")).toBeTruthy();
  });
});

describe("the VAT status", () => {
  const addFrom = async (day: string) => {
    fireEvent.click(await screen.findByRole("button", { name: "Ajouter une situation à partir d’un jour" }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.input(dialog.getByLabelText("À partir de ce jour"), { target: { value: day } });
    fireEvent.click(dialog.getByRole("radio", { name: "assujettie à la TVA" }));
    return dialog;
  };

  test("is added from a day, with the French option, beside those known", async () => {
    const { sent } = await show();
    const dialog = await addFrom("2027-01-01");
    fireEvent.click(dialog.getByRole("checkbox", { name: /option sur les débits/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    const set = {
      vatHistory: [
        { from: "2020-01-01", status: "franchise", onDebits: false },
        { from: "2024-01-01", status: "exempt", onDebits: false },
        { from: "2027-01-01", status: "liable", onDebits: true },
      ],
    };
    await waitFor(() => expect(sent).toEqual([{ type: "company.update", args: { set } }]));
  });

  test("says what stands in the way of a day, and stays open", async () => {
    const problem = { code: "vat.usedSince" as const, day: "2026-03-01", count: 2, names: "F-2026-00001" };
    const { sent } = await show({}, { judge: () => ({ ok: false, problem }) });
    const dialog = await addFrom("2026-01-01");
    fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    await dialog.findByText(/2 pièces à partir du .*F-2026-00001/);
    expect(sent).toEqual([]);
  });

  test("is only read by whoever may not change it", async () => {
    await show({ company: companyAnswer("user") });
    await screen.findByRole("heading", { name: "Situation de TVA" });
    expect(screen.queryByRole("button", { name: /Ajouter une situation/ })).toBeNull();
  });
});
