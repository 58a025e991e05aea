import { expect, test } from "vitest";
import { aSealedMonth, type SealedMonth } from "#test/support/a-sealed-month.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";
import { createCodec, KEY_BYTES } from "#web/books/codec.ts";
import { openSealBodies } from "#web/books/seal-bodies.ts";

const company = "c1";
const AN_HOUR = 3_600_000;

/** A year of three months that an import has just sealed, and a device that knew the company before. */
async function openAfterImport(fetchOf: (server: SimulatedServer) => typeof fetch) {
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: fetchOf(server) });
  afterThisFile(device.close);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await device.synchronise();
  const months = ["2025-10", "2025-11", "2025-12"].map((month, index) =>
    aSealedMonth({ company, month, index, cents: 1000 * (index + 1) }),
  );
  for (const { header } of months) server.write(company, "seals", header);
  const serve = (some: readonly SealedMonth[]) => {
    for (const { hash, bytes } of some) server.blobs.set(hash, bytes);
  };
  return { server, device, months, serve };
}

const balanceOf = (device: SimulatedDevice, filter = {}) => device.ask("trialBalance", { company, filter });

test("a device says complete only once the lines of every month are here, and until then which are not", async () => {
  const { device, months, serve, server } = await openAfterImport((of) => of.fetchAs("anna"));
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ completeAsOf: null, missingMonthCount: 3 });
  // The headers say what months come to, all but the first of the books, whose days are in its lines.
  expect(await balanceOf(device)).toMatchObject({ debitCents: 5000, missingMonths: ["2025-10"] });
  expect(await balanceOf(device, { from: "2025-10-01" })).toMatchObject({
    debitCents: 0,
    missingMonths: ["2025-10", "2025-11", "2025-12"],
  });
  expect(await device.ask("journal", { company, filter: { from: "2025-12-01" } })).toMatchObject({
    missingMonths: ["2025-12"],
  });
  const account = { company, account: "512000", filter: { from: "2025-11-01", through: "2025-11-30" } };
  // The months before are in its opening balance.
  expect(await device.ask("generalLedger", account)).toMatchObject({ missingMonths: ["2025-10", "2025-11"] });

  serve(months);
  device.moveClock(AN_HOUR);
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({
    completeAsOf: server.answeredAt(),
    missingMonthCount: 0,
    failedMonths: [],
  });
  expect(await balanceOf(device)).toMatchObject({ debitCents: 6000, missingMonths: [] });
});

test("a month that comes changed, cut or not at all is refused and named, and keeps no other from coming", async () => {
  const faults = new Map<string, () => Response>();
  const { device, months, serve } = await openAfterImport((server) => async (path, init) => {
    const hash = String(path).split("/").at(-1)!;
    return faults.get(hash)?.() ?? server.fetchAs("anna")(path, init);
  });
  const [october, november, december] = months as [SealedMonth, SealedMonth, SealedMonth];
  serve(months);
  faults.set(december.hash, () => new Response(new Uint8Array([1, 2, 3])));
  const cut = () =>
    new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("network error")) }));
  faults.set(november.hash, cut);
  await device.synchronise();

  const named = { company, companyName: frenchFirm.name };
  expect(await device.ask("device", {})).toMatchObject({
    completeAsOf: null,
    missingMonthCount: 2,
    failedMonths: [
      { ...named, month: "2025-11", problem: "cut" },
      { ...named, month: "2025-12", problem: "changed" },
    ],
    isOnline: true,
    obstacle: null,
  });
  expect(await balanceOf(device)).toMatchObject({ debitCents: 6000, missingMonths: [] });
  expect(await device.ask("journal", { company, filter: {} })).toMatchObject({
    debitCents: 1000,
    missingMonths: ["2025-11", "2025-12"],
  });

  let asked = 0;
  faults.set(december.hash, () => {
    asked += 1;
    return new Response("", { status: 404 });
  });
  faults.delete(november.hash);
  await device.synchronise();
  expect(asked).toBe(0);
  device.moveClock(AN_HOUR);
  await device.synchronise();
  expect(asked).toBe(1);
  expect(await device.ask("device", {})).toMatchObject({
    failedMonths: [{ month: "2025-12", problem: "unavailable" }],
  });

  faults.clear();
  device.moveClock(AN_HOUR);
  await device.synchronise();
  expect(await balanceOf(device)).toMatchObject({ debitCents: 6000, missingMonths: [] });
  expect(october.header.month).toBe("2025-10");
});

test("what a member may not read of a month is not waited for", async () => {
  const { server, device } = await openAfterImport((of) => of.fetchAs("anna"));
  const [member] = server.documents(company, "members");
  server.write(company, "members", { ...member!, reads: "slice", practitioner: "p1" });
  for (const { index, month } of server.documents(company, "seals"))
    server.write(company, "seals", aSealedMonth({ company, month, index, cents: 1, slice: "p2" }).header);
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ missingMonthCount: 0, failedMonths: [] });
});

test("a device that is opened again tells what months come to before it has read them, and says which it cannot read", async () => {
  const { device, months, serve } = await openAfterImport((of) => of.fetchAs("anna"));
  serve(months);
  await device.synchronise();
  await device.restart();
  expect(await balanceOf(device)).toMatchObject({
    rows: [
      { account: "512000", label: "512000", debitCents: 6000, creditCents: 0 },
      { account: "706000", label: "706000", debitCents: 0, creditCents: 6000 },
    ],
    missingMonths: [],
  });

  const bodies = await openSealBodies(
    device.user,
    { ...device.disk, now: () => new Date() },
    await someCodec(),
  );
  const [, november] = months as [SealedMonth, SealedMonth, SealedMonth];
  await bodies.write(company, [{ hash: november.hash, deflated: november.bytes, bytes: november.bytes }]);
  bodies.close();
  await device.restart();
  expect(await device.ask("journal", { company, filter: {} })).toMatchObject({ missingMonths: ["2025-11"] });
  expect(await balanceOf(device)).toMatchObject({ debitCents: 6000, missingMonths: [] });
});

/** Written with another key than the device's, a body is as good as changed. */
const someCodec = () => createCodec(new Uint8Array(KEY_BYTES));
