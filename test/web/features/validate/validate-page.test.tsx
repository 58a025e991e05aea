import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { COMPANY, plain, renderOverBooks } from "#test/web/features/ledger/render-over-books.tsx";
import { ValidatePage } from "#web/features/validate/validate-page.tsx";

const NOW = Date.parse("2026-05-04T09:00:00.000Z");
beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const noNetwork = async () => {
  throw new TypeError("Failed to fetch");
};
async function open(fetch: typeof globalThis.fetch = noNetwork, status: number | null = 503) {
  vi.stubGlobal("fetch", fetch);
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  afterThisFile(device.close);
  const books = device.books();
  const company = { company: frenchFirm, memberName: "Anna" };
  expect((await books.send(COMPANY, "company.create", company)).ok).toBe(true);
  const postings = [toPosting("613200", 85_000), toPosting("512000", -85_000)];
  const entry = {
    id: "rent",
    day: "2026-01-05",
    label: "Loyer",
    journal: "OD",
    practitioner: null,
    postings,
  };
  expect((await books.send(COMPANY, "entry.record", entry)).ok).toBe(true);
  await device.synchronise();
  server.status = status;
  await renderOverBooks({ path: "/validate", route: "/validate", component: ValidatePage, books });
  return device;
}
const choose = async (day: string) =>
  fireEvent.input(await screen.findByLabelText("Valider jusqu’au"), { target: { value: day } });
const button = () => screen.findByRole<HTMLButtonElement>("button", { name: /^Valider jusqu’au/ });

test("G15 G16 G19 shows what a period holds, and offers to validate none that is empty or ends before it starts, with no network", async () => {
  const device = await open();
  await choose("2026-01-31");
  await screen.findByRole("heading", { name: "1 pièce" });
  expect(await screen.findByText("équilibré")).toBeTruthy();
  const journals = await screen.findByRole("table", { name: /^Par journal/ });
  expect(plain(journals.textContent)).toContain("850,00850,00");
  await waitFor(async () => expect((await button()).disabled).toBe(false));

  await choose(addDays(frenchFirm.booksStart, -1));
  await screen.findByText(/^La fin précède le début/);
  expect((await button()).disabled).toBe(true);

  await choose("2026-01-04");
  await screen.findByRole("heading", { name: "0 pièce" });
  expect((await button()).disabled).toBe(true);
  // Looking is no act.
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0 });
});

test("validated with no network is to be confirmed, and is not asked for twice", async () => {
  await open();
  await choose("2026-01-31");
  await waitFor(async () => expect((await button()).disabled).toBe(false));
  fireEvent.click(await button());
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Valider définitivement" }));
  await screen.findByText("Validé sur cet appareil jusqu’au 31/01/2026, à confirmer");
  await waitFor(async () => expect((await button()).disabled).toBe(true));
});

test("once a period is validated the next month is proposed, and nothing is said to be wrong", async () => {
  const device = await open(noNetwork, null);
  await choose("2026-02-28");
  await waitFor(async () => expect((await button()).disabled).toBe(false));
  fireEvent.click(await button());
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Valider définitivement" }));
  await device.synchronise();
  await waitFor(async () => expect((await button()).textContent).toBe("Valider jusqu’au 31/03/2026"));
  expect(screen.queryByText(/^La fin précède le début/)).toBeNull();
});

test("says how far each other device has sent, and that a silent one may hold more", async () => {
  const devices = [
    { id: "d-1", name: "Tablette", person: "Luc", lastContactAt: "2026-04-28T16:02:00.000Z" },
    { id: "d-2", name: "Bureau", person: "Zoé", lastContactAt: "2026-05-04T08:55:00.000Z" },
  ];
  const asked: string[] = [];
  await open(async (path) => {
    asked.push(String(path));
    return Response.json({ devices });
  });
  const silent = (await screen.findByText(/Tablette · Luc/)).closest("li");
  expect(plain(silent?.textContent)).toMatch(/a envoyé jusqu’à .*28.* 18:02, peut en garder/);
  const heardOf = screen.getByText(/Bureau · Zoé/).closest("li");
  expect(plain(heardOf?.textContent)).toMatch(/en contact .*10:55/);
  expect(asked).toContain(`/people/companies/${COMPANY}/senders`);
});

test("tells two devices of one person and one name apart, and marks no other", async () => {
  const lastContactAt = "2026-05-04T08:55:00.000Z";
  const devices = [
    { id: "3f2a77aa-1", name: "Chrome, Windows", person: "Luc", lastContactAt },
    { id: "9c0177aa-2", name: "Chrome, Windows", person: "Luc", lastContactAt },
    { id: "77d177aa-3", name: "Chrome, Windows", person: "Zoé", lastContactAt },
  ];
  await open(async () => Response.json({ devices }));
  const namesOf = () => screen.findAllByText(/Chrome, Windows ·/);
  expect((await namesOf()).map((name) => plain(name.textContent).replace(/en contact.*/, ""))).toEqual([
    "Chrome, Windows · Luc 3f2a",
    "Chrome, Windows · Luc 9c01",
    "Chrome, Windows · Zoé",
  ]);
});
