import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { beforeEach, expect, test, vi } from "vitest";
import type { DeviceSeries } from "#core/numbering/device-series.ts";
import type { ShownRegister } from "#web/books/questions/number-register.ts";
import type { OwnSeries } from "#web/books/questions/own-series.ts";
import { SettingsPage } from "#web/features/settings/settings-page.tsx";
import { aDevice, companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

let devices: readonly object[] | null = null;
beforeEach(() => {
  devices = null;
  vi.stubGlobal("fetch", async (path: string) =>
    devices !== null && path.endsWith("/series/devices")
      ? Response.json({ devices })
      : Response.json({}, { status: 503 }),
  );
});

const A1: DeviceSeries = {
  prefix: "A1",
  device: "here",
  deviceName: "Tablette",
  reason: "Nous sommes trois à facturer",
  declaredBy: "u-1",
  declaredAt: "2026-03-01T08:00:00.000Z",
  closed: null,
};
const ownSeries: OwnSeries = { device: "here", former: [], number: null, whyOnArrival: null };
const register: ShownRegister = {
  series: [
    {
      series: "2026-A1",
      last: 17,
      paperCount: 17,
      holeCount: 0,
      firstDay: "2026-03-01",
      lastDay: "2026-04-01",
      runs: [],
    },
  ],
  outsideCount: 0,
  waitingCount: 0,
  count: 17,
  missingMonths: [],
  isOfWhole: true,
};

const show = (
  series: readonly DeviceSeries[],
  answers: Answers = {},
  role: "administrator" | "user" = "administrator",
  path = "/settings?series=give",
) =>
  renderScreen({
    path,
    route: "/settings",
    component: SettingsPage,
    answers: {
      company: companyAnswer(role, { numbering: "perDevice", deviceSeries: [...series] }),
      connections: [],
      device: aDevice(),
      numbers: register,
      ownSeries,
      ...answers,
    },
  });

const dialog = async () =>
  within(await screen.findByRole("dialog", { name: "Donner une série à un appareil" }));
const give = async () =>
  fireEvent.click((await dialog()).getByRole("button", { name: "Donner une série à un appareil" }));

test("a series keeps the focus on its button while the books move and another series comes", async () => {
  const { answer } = await show([A1], {}, "administrator", "/settings");
  const close = await screen.findByRole("button", { name: /Fermer.*A1/ });
  close.focus();
  // The worker's answers are copies, whatever of them is new.
  const series = structuredClone([A1, { ...A1, prefix: "B2", device: "there" }]);
  answer({ company: companyAnswer("administrator", { numbering: "perDevice", deviceSeries: series }) });
  await screen.findByRole("button", { name: /Fermer.*B2/ });
  expect(document.activeElement).toBe(close);
});

test("offline this device alone is offered, chosen already, and the reason why no other is stands there", async () => {
  const { sent, address } = await show([]);
  const open = await dialog();
  await open.findByText(/Hors ligne, seul cet appareil/);
  await open.findByText("Cet appareil", { selector: ".picker *, .picker" });
  const { violations } = await axe.run(screen.getByRole("dialog"), { rules: { region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await give();
  await open.findByText("Dites pourquoi, en quelques mots.");
  fireEvent.input(open.getByLabelText("Motif"), { target: { value: "Au domicile des patients" } });
  await give();
  await waitFor(() =>
    expect(sent).toMatchObject([
      { type: "series.declare", args: { prefix: "A1", device: "here", reason: "Au domicile des patients" } },
    ]),
  );
  await waitFor(() => expect(address()).toBe("/settings"));
});

test("a device that was enrolled anew gets a new series, and its old one is closed at its last number", async () => {
  const { sent } = await show([{ ...A1, device: "former" }], { ownSeries: { ...ownSeries, former: ["A1"] } });
  const open = await dialog();
  await open.findByText(/avait la série A1 avant d’être réinscrit/);
  await give();
  await waitFor(() =>
    expect(sent).toMatchObject([
      {
        type: "series.close",
        args: {
          prefix: "A1",
          reason: "Appareil réinscrit",
          lastNumbers: [{ series: "2026-A1", number: 17 }],
        },
      },
      { type: "series.declare", args: { prefix: "A2", device: "here", reason: A1.reason } },
    ]),
  );
});

test("online the others are offered by their names and people, but those that have a series", async () => {
  const at = "2026-03-02T09:00:00.000Z";
  devices = [
    { id: "desk", name: "Bureau", person: "Jean", lastContactAt: at },
    { id: "other", name: "Téléphone", person: "Zoé", lastContactAt: at },
  ];
  const { sent } = await show([A1, { ...A1, prefix: "A2", device: "other" }]);
  const open = await dialog();
  expect(open.queryByText(/Hors ligne/)).toBeNull();
  const picker = await open.findByRole("button", { name: /Appareil/ });
  fireEvent.pointerDown(picker, { pointerType: "mouse", button: 0 });
  fireEvent.click(picker);
  const options = await screen.findAllByRole("option");
  expect(options.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Bureau (Jean)")]);
  fireEvent.pointerUp(options[0]!, { pointerType: "mouse", button: 0 });
  fireEvent.click(options[0]!);
  await give();
  await waitFor(() =>
    expect(sent).toMatchObject([{ args: { prefix: "A3", device: "desk", deviceName: "Bureau" } }]),
  );
});

test("who may not manage the company is told who gives series, and is asked nothing", async () => {
  await show([A1], {}, "user");
  await screen.findByText("La personne qui gère la comptabilité donne et ferme les séries.");
  expect(screen.queryByRole("dialog")).toBeNull();
});
