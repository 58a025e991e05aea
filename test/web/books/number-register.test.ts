import { expect, test } from "vitest";
import { bodiesIn } from "#core/seals/seal-header.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";
import type { NumberFilter } from "#web/books/questions/number-register.ts";

const company = "c1";
const everything: NumberFilter = { series: null, text: "", isStrangeOnly: false };

async function openAs(server: SimulatedServer, user = "anna") {
  const device = await openSimulatedDevice({ user, fetch: server.fetchAs(user) });
  afterThisFile(device.close);
  return device;
}

async function approve(device: SimulatedDevice, id: string, day: string, credits: string | null = null) {
  const kind = credits === null ? "sale" : "creditNote";
  const set = { day, lines: [aLine()], party: "c1" };
  const drafted = await device.books().send(company, "voucher.draft", { id, kind, credits, set });
  expect(drafted).toMatchObject({ ok: true });
  const { seenHash } = (await device.ask("voucher", { company, id }))!;
  const approved = await device.books().send(company, "voucher.approve", { id, seenHash: seenHash! });
  expect(approved).toMatchObject({ ok: true });
}

/** Three invoices of January and February, the second of them credited in full. */
async function openNumbered() {
  const server = createSimulatedServer();
  const device = await openAs(server);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await device
    .books()
    .send(company, "party.save", { id: "c1", set: { role: "customer", number: "C1", name: "Café" } });
  await approve(device, "s1", "2026-01-10");
  await approve(device, "s2", "2026-01-20");
  await device.synchronise();
  await approve(device, "n1", "2026-01-21", "s2");
  await approve(device, "s3", "2026-02-01");
  await device.synchronise();
  return { server, device };
}

const look = (device: SimulatedDevice, filter: Partial<NumberFilter> = {}) =>
  device.ask("numbers", { company, filter: { ...everything, ...filter } });

async function read(device: SimulatedDevice, filter: Partial<NumberFilter> = {}) {
  const rows = await device
    .books()
    .page("numbers", { company, filter: { ...everything, ...filter } }, 0, 100);
  return rows.map(({ number, lastNumber, state }) => [number, lastNumber, state].filter(Boolean).join(" "));
}

const all = ["F-2026-00001 issued", "F-2026-00002 credited", "F-2026-00003 issued", "A-2026-00001 issued"];

async function validateJanuary(device: SimulatedDevice) {
  const asked = { company, through: "2026-01-31", today: "2026-11-22" };
  const { args } = (await device.ask("period", asked))!;
  await device.books().send(company, "period.validate", args!);
  await device.synchronise();
}

test("every number is explained, without a network, and found by its customer, its number or what credits it", async () => {
  const { server, device } = await openNumbered();
  await approve(device, "s4", "2026-02-03");
  server.status = 503;
  await device.restart();
  expect(await look(device)).toMatchObject({ count: 4, waitingCount: 1, outsideCount: 0, isOfWhole: true });
  expect(await read(device)).toEqual(all);
  expect(await read(device, { series: "A-2026" })).toEqual(["A-2026-00001 issued"]);
  expect(await read(device, { text: "cafe" })).toEqual(all);
  expect(await read(device, { text: "f-2026-00002" })).toEqual([
    "F-2026-00002 credited",
    "A-2026-00001 issued",
  ]);
  expect(await read(device, { isStrangeOnly: true })).toEqual([]);
});

test("a hole is named between the numbers, and with its reason once it is declared", async () => {
  const { server, device } = await openNumbered();
  server.remove(company, "vouchers", "s2");
  await device.synchronise();
  expect(await read(device, { isStrangeOnly: true })).toEqual(["F-2026-00002 hole"]);
  expect((await look(device)).series[0]).toMatchObject({ series: "F-2026", last: 3, holeCount: 1 });
  const [known] = server.documents(company, "companies");
  const hole = {
    series: "F-2026",
    first: 2,
    last: 2,
    reason: "Tablette perdue",
    declaredBy: "anna",
    declaredAt: "2026-03-01T08:00:00.000Z",
  };
  server.write(company, "companies", { ...known!, declaredHoles: [hole] });
  await device.synchronise();
  expect(await device.books().page("numbers", { company, filter: everything }, 1, 1)).toMatchObject([
    { state: "declared", reason: "Tablette perdue", declaredBy: "Anna" },
  ]);
});

test("validated months stay in it, also on a device that came later; until they are here nothing is called a hole", async () => {
  const { server, device } = await openNumbered();
  await validateJanuary(device);
  expect(await read(device)).toEqual(all);
  const kept = new Map(server.blobs);
  const [seal] = server.documents(company, "seals");
  for (const { hash } of bodiesIn(seal!, "vouchers")) server.blobs.delete(hash);
  const later = await openAs(server);
  await later.synchronise();
  expect(await look(later)).toMatchObject({ missingMonths: ["2026-01"] });
  expect(await read(later)).toEqual(["F-2026-00001 F-2026-00002 coming", "F-2026-00003 issued"]);
  for (const [hash, bytes] of kept) server.blobs.set(hash, bytes);
  later.moveClock(3_600_000);
  await later.synchronise();
  expect(await look(later)).toMatchObject({ missingMonths: [] });
  expect(await read(later)).toEqual(all);
});

test("whoever reads their own papers alone is told of no hole where others have numbers", async () => {
  const { server, device } = await openNumbered();
  const sale = server.documents(company, "vouchers").find(({ id }) => id === "s2")!;
  server.write(company, "vouchers", { ...sale, slice: "somebody" });
  const [member] = server.documents(company, "members");
  server.write(company, "members", { ...member!, reads: "slice" });
  await device.synchronise();
  expect(await look(device)).toMatchObject({ isOfWhole: false });
  expect(await read(device, { series: "F-2026" })).toEqual([
    "F-2026-00001 issued",
    "F-2026-00002 unread",
    "F-2026-00003 issued",
  ]);
});
