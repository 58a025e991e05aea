import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { UsersPage } from "#web/features/users/users-page.tsx";
import { renderScreen } from "../render-screen.tsx";
import { ada, answersOf, luc, peopleOf } from "./people.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const show = (path: string, answers = answersOf("administrator")) =>
  renderScreen({ path, route: "/users/:id?", component: UsersPage, answers });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

test("somebody's devices are listed with what each has lost, and one that is gone is shut out from here", async () => {
  const tablet = {
    ...{ id: "d-9", name: "Safari · iPad", lastContactAt: "2026-11-21T17:05:00.000Z", revokedAt: null },
    lost: { count: 1, since: null, noticedAt: "2026-11-21T17:05:00.000Z" },
    ...{ person: { id: "u-2" }, mayRevoke: true },
  };
  const others = { ...tablet, id: "d-1", name: "Chrome · Linux", lost: null, person: { id: "u-1" } };
  const requests = vi.fn<typeof fetch>(async (_address, init) =>
    init?.method === "POST"
      ? new Response(null, { status: 204 })
      : Response.json({ devices: [tablet, others] }),
  );
  vi.stubGlobal("fetch", requests);
  await show("/users/u-2");
  const devices = within(await screen.findByRole("region", { name: "Appareils de Luc Martin" }));
  await devices.findByText("1 action perdue");
  expect(devices.getByText(/dernier contact 21\/11\/2026/)).toBeTruthy();
  expect(devices.queryByText("Chrome · Linux")).toBeNull();
  press("Révoquer Safari · iPad");
  const dialog = within(await screen.findByRole("dialog", { name: "Révoquer Safari · iPad ?" }));
  expect(dialog.getByText(/il remet ce qu’il n’a pas envoyé.*À revoir.*il efface/)).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Révoquer" }));
  await waitFor(() =>
    expect(requests.mock.calls.map(([address]) => address)).toContain(
      "/people/companies/co-1/devices/d-9/revoke",
    ),
  );
});

test("F25 removing the last of the accounting firm says that its work here ends with them", async () => {
  const care = {
    ...{ firm: "fidu", firmName: "Fidu Rhône", stage: "client" as const, group: null, since: "2026-01-01" },
    begunBy: null,
  };
  const fay = {
    ...luc,
    id: "fay",
    name: "Fay Morel",
    isOfFirm: true,
    role: "accountant",
    practitioner: null,
  };
  const members = [ada, luc, fay];
  const { answer } = await show("/users/fay", answersOf("administrator", members, { company: { care } }));
  await screen.findByRole("heading", { level: 2, name: "Fay Morel" });
  press("Retirer");
  const dialog = within(await screen.findByRole("dialog", { name: "Retirer Fay Morel ?" }));
  expect(dialog.getByText(/la dernière personne de Fidu Rhône ici/)).toBeTruthy();
  answer({ members: peopleOf([...members, { ...fay, id: "cleo", name: "Cléo" }]) });
  await waitFor(() => expect(dialog.queryByText(/la dernière personne/)).toBeNull());
});

test("whoever leaves an accounting firm reads first what stays theirs and what goes to whom", async () => {
  const leaving = {
    staying: [{ id: "c-1", name: "Garage Léo", isOwned: true }],
    handedOver: [{ id: "c-2", name: "Atelier Zoé" }],
    endingCount: 3,
    heir: "Fay Morel",
  };
  const requests = vi.fn<typeof fetch>(async (address) =>
    String(address).includes("/leaving/") ? Response.json(leaving) : Response.json({ devices: [] }),
  );
  vi.stubGlobal("fetch", requests);
  const firm = { isOn: true, defaultRole: "accountant", groups: [] };
  await show("/users/u-2", answersOf("administrator", [ada, luc], { company: { firm } }));
  await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
  press("Retirer");
  const dialog = within(await screen.findByRole("dialog", { name: "Retirer Luc Martin ?" }));
  expect(await dialog.findByText("Luc Martin garde, à son nom :")).toBeTruthy();
  expect(dialog.getByText("Garage Léo")).toBeTruthy();
  expect(dialog.getByText(/Passent à Fay Morel/)).toBeTruthy();
  expect(dialog.getByText("Atelier Zoé")).toBeTruthy();
  expect(dialog.getByText(/3 dossiers continuent/)).toBeTruthy();
  expect(dialog.getByText(/transmettez d’abord la propriété/)).toBeTruthy();
  expect(dialog.getByText(/Sont nommés les dossiers que vous voyez/)).toBeTruthy();
});

test("without a network, leaving an accounting firm says the rule instead of the names", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  const firm = { isOn: true, defaultRole: "accountant", groups: [] };
  await show("/users/u-2", answersOf("administrator", [ada, luc], { company: { firm } }));
  await screen.findByRole("heading", { level: 2, name: "Luc Martin" });
  press("Retirer");
  const dialog = within(await screen.findByRole("dialog", { name: "Retirer Luc Martin ?" }));
  expect(await dialog.findByText(/ce dont elle s’occupait seule passe au propriétaire/)).toBeTruthy();
});
