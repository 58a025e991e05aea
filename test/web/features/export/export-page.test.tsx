import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import type { Validation } from "#web/books/questions/validation.ts";
import type { FecFiles, FecStanding } from "#web/features/export/ask-fec.ts";
import { ExportPage } from "#web/features/export/export-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const files: FecFiles = {
  years: [
    { from: "2026-01-01", through: "2026-12-31" },
    { from: "2025-01-01", through: "2025-12-31" },
  ],
  files: [{ whom: "company", name: null, isFiled: true }],
};
const clear: FecStanding = { obstacles: [], notes: [] };
const open: FecStanding = {
  obstacles: [
    { code: "fec.sirenMissing", name: "Cabinet Rivière" },
    { code: "fec.daysOpen", fromDay: "2026-11-01", throughDay: "2026-12-31" },
    {
      code: "fec.notValidated",
      count: 12,
      first: [
        { id: "p1", kind: "payment", day: "2026-11-03", label: "" },
        { id: "s1", kind: "sale", day: "2026-11-04", label: "Conseil" },
      ],
    },
    {
      code: "fec.importedNotValidated",
      count: 1,
      first: [{ journal: "OD", entryNumber: "7", day: "2026-02-01", label: "Régularisation" }],
    },
  ],
  notes: [
    { code: "fec.drafts", count: 1, first: [{ id: "d1", kind: "sale", day: "2026-11-05", label: "Devis" }] },
  ],
};

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

/** A server that answers by address; what was asked for is remembered. */
async function draw(answer: (path: string, body: string | null) => Response) {
  const asked: [string, string | null][] = [];
  vi.stubGlobal("fetch", async (address: string, request: RequestInit) => {
    const path = address.replace("/api/v1/companies/co-1/fec", "");
    const body = typeof request.body === "string" ? request.body : null;
    asked.push([path, body]);
    return answer(path, body);
  });
  const drawn = await renderScreen({
    path: "/export",
    route: "/export",
    component: ExportPage,
    answers: { company: companyAnswer("administrator"), validation: validatedThrough("2026-11-30") },
  });
  return Object.assign(asked, { answer: drawn.answer });
}

const validatedThrough = (through: string): Validation => ({
  through,
  waiting: null,
  periods: [
    {
      ...{ id: `seal ${through}`, month: through.slice(0, 7), fromDay: through, throughDay: through },
      by: null,
      isOfThisDevice: false,
    },
  ],
});

const download = () => screen.findByRole("button", { name: "Télécharger le fichier" });
const isDisabled = (button: HTMLElement) => (button as HTMLButtonElement).disabled;

test("lists what stands in the way with where each is mended, and lets the provisional file go", async () => {
  await draw((path) => (path.startsWith("/standing") ? json(open) : json(files)));
  const named = async (name: string) => (await screen.findByRole("link", { name })).getAttribute("href");
  expect(await named("Du 01/11/2026 au 31/12/2026 : pas encore validé")).toBe("/validate");
  expect(await named("Il manque le SIREN de Cabinet Rivière")).toBe("/settings");
  expect(await named("Paiement · 03/11/2026")).toBe("/payments/p1");
  expect(await named("Conseil · 04/11/2026")).toBe("/invoices/s1");
  expect(await named("Devis · 05/11/2026")).toBe("/invoices/d1");
  expect(screen.getByText("12 pièces ne sont pas validées")).toBeDefined();
  expect(screen.getByText("et 10 autres")).toBeDefined();
  expect(screen.getByText("OD 7 · Régularisation · 01/02/2026")).toBeDefined();
  expect(isDisabled(await download())).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "Provisoire" }));
  await waitFor(async () => expect(isDisabled(await download())).toBe(false));
});

test("downloads the file under the name that the server gives it", async () => {
  const saved: string[] = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const headers = { "Content-Disposition": 'attachment; filename="732829320FEC20261231.zip"' };
  const asked = await draw((path) =>
    path === "/export"
      ? new Response("zip", { headers })
      : path.startsWith("/standing")
        ? json(clear)
        : json(files),
  );
  await screen.findByText("Rien ne s’y oppose.");
  fireEvent.click(await download());
  await waitFor(() => expect(saved).toEqual(["732829320FEC20261231.zip"]));
  expect(asked.at(-1)).toEqual([
    "/export",
    JSON.stringify({ through: "2026-12-31", whom: "company", kind: "official" }),
  ]);
});

test("waits for its turn where other files are being written, and stops when told", async () => {
  const busy = () =>
    new Response(JSON.stringify({ code: "fec.busy" }), { status: 503, headers: { "Retry-After": "0" } });
  let turnedAway = 0;
  const asked = await draw((path) => {
    if (path.startsWith("/standing")) return json(clear);
    if (path !== "/export") return json(files);
    turnedAway += 1;
    return turnedAway < 3 ? busy() : new Response(null, { status: 503 });
  });
  await screen.findByText("Rien ne s’y oppose.");
  fireEvent.click(await download());
  await screen.findByText(/celui-ci commencera de lui-même/);
  // It asked again by itself, until something else went wrong.
  expect((await screen.findByRole("alert")).textContent).toContain("Le fichier n’est pas arrivé");
  expect(asked.filter(([path]) => path === "/export")).toHaveLength(3);

  turnedAway = Number.NEGATIVE_INFINITY;
  fireEvent.click(await download());
  await screen.findByText(/celui-ci commencera de lui-même/);
  fireEvent.click(screen.getByRole("button", { name: "Arrêter" }));
  expect(isDisabled(await download())).toBe(false);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("says that the year has changed meanwhile, and looks again", async () => {
  let looked = 0;
  await draw((path) => {
    if (path === "/export") return json({ code: "fec.notReady" }, 409);
    if (!path.startsWith("/standing")) return json(files);
    looked += 1;
    return json(looked === 1 ? clear : open);
  });
  await screen.findByText("Rien ne s’y oppose.");
  fireEvent.click(await download());
  expect((await screen.findByRole("alert")).textContent).toContain("L’exercice a changé entre-temps");
  await screen.findByText("12 pièces ne sont pas validées");
});

test("looks again by itself once a closing that was pending is confirmed, and shows what it knew until then", async () => {
  let told = open;
  const asked = await draw((path) => (path.startsWith("/standing") ? json(told) : json(files)));
  await screen.findByText("12 pièces ne sont pas validées");
  const looked = () => asked.filter(([path]) => path.startsWith("/standing")).length;
  expect(looked()).toBe(1);
  // Pending on this device is no news to the server yet.
  const waiting = { command: "c-1", through: "2026-12-31", madeAt: "2026-12-31T10:00:00.000Z" };
  asked.answer({ validation: { ...validatedThrough("2026-11-30"), waiting } });
  expect(looked()).toBe(1);
  told = clear;
  asked.answer({ validation: validatedThrough("2026-12-31") });
  expect(screen.getByText("12 pièces ne sont pas validées")).toBeDefined();
  await screen.findByText("Rien ne s’y oppose.");
  expect(isDisabled(await download())).toBe(false);
  expect(looked()).toBe(2);
});

test("comes back by itself from having no network once a closing is confirmed", async () => {
  let isOnline = false;
  const asked = await draw((path) => {
    if (!isOnline) throw new TypeError("no network");
    return path.startsWith("/standing") ? json(clear) : json(files);
  });
  await screen.findByText("Le fichier se fait en ligne");
  isOnline = true;
  asked.answer({ validation: validatedThrough("2026-12-31") });
  await screen.findByText("Rien ne s’y oppose.");
});

test("asks for whom where each files for themselves; all together is provisional alone", async () => {
  const several = {
    ...files,
    files: [
      { whom: "company", name: null, isFiled: false },
      { whom: "dup", name: "Anne Dupont", isFiled: true },
    ],
  };
  await draw((path) =>
    path.startsWith("/standing")
      ? json({
          ...clear,
          notes: [
            {
              code: "fec.sharedLeftOut",
              count: 3,
              first: [{ id: "e1", kind: "expense", day: "2026-03-01", label: "Loyer" }],
            },
          ],
        })
      : json(several),
  );
  await screen.findByText("3 écritures communes ne sont pas dans ce fichier");
  expect(screen.getByText(/répartissez-le entre les praticiens/)).toBeDefined();
  // Where they are divided, several at once, of the year whose file it is.
  const divide = screen.getByRole("link", { name: /Répartir/ });
  expect(divide.getAttribute("href")).toBe("/divide?from=2026-01-01&through=2026-12-31");
  expect(screen.getByRole("link", { name: "Loyer · 01/03/2026" })).toBeDefined();
  expect(screen.getByRole("button", { name: /Pour qui/ })).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Officiel" }).disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Provisoire" }).checked).toBe(true);
});

test("says that the file is made online, and asks again when told", async () => {
  let isOnline = false;
  await draw((path) => {
    if (!isOnline) throw new TypeError("no network");
    return path.startsWith("/standing") ? json(clear) : json(files);
  });
  await screen.findByText("Le fichier se fait en ligne");
  isOnline = true;
  fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
  await screen.findByText("Rien ne s’y oppose.");
});

test("says who may export to somebody whose role does not let them", async () => {
  await draw(() => json({}, 403));
  await screen.findByText("L’export n’est pas ouvert à votre rôle");
});
