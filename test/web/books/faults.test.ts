import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

async function openDevice(server: SimulatedServer, fetch = server.fetchAs("anna")): Promise<SimulatedDevice> {
  const device = await openSimulatedDevice({ user: "anna", fetch });
  afterThisFile(device.close);
  return device;
}

const beginCompany = (device: SimulatedDevice, id = company) =>
  device.books().send(id, "company.create", { company: frenchFirm, memberName: "Anna" });

async function approveSale(device: SimulatedDevice, id: string): Promise<void> {
  const books = device.books();
  await books.send(company, "party.save", {
    id: "p1",
    set: { role: "customer", number: "C1", name: "Café du Marché" },
  });
  await books.send(company, "voucher.draft", {
    id,
    kind: "sale",
    credits: null,
    set: { day: "2026-05-04", party: "p1", lines: [aLine()] },
  });
  const detail = await device.ask("voucher", { company, id });
  await books.send(company, "voucher.approve", { id, seenHash: detail!.seenHash! });
}

const paymentsOf = async (device: SimulatedDevice) =>
  (await device.books().page("vouchers", { company, filter: { kinds: ["payment"] } }, 0, 100)).map(
    ({ id }) => id,
  );

/** The network to a server behind a proxy that gives up on commands after the server has committed them. */
function behindProxy(server: SimulatedServer) {
  const through = server.fetchAs("anna");
  const proxy = { givesUp: false };
  const fetch: typeof globalThis.fetch = async (path, init) => {
    const answer = await through(path, init);
    return proxy.givesUp && String(path) === "/sync/commands" ? new Response("", { status: 502 }) : answer;
  };
  return { proxy, fetch };
}

test("a refused act whose answer was lost is not shown again by the next one", async () => {
  const server = createSimulatedServer();
  const { proxy, fetch } = behindProxy(server);
  const one = await openDevice(server);
  await beginCompany(one);
  await approveSale(one, "s1");
  await one.synchronise();
  const two = await openDevice(server, fetch);
  await two.synchronise();

  const settles = [{ voucher: "s1", cents: 12_000 }];
  const paid = { day: "2026-05-05", party: "p1", settles };
  await one.books().send(company, "payment.record", aPaymentOf("first", 12_000, paid));
  await two.books().send(company, "payment.record", aPaymentOf("second", 12_000, paid));
  await one.synchronise();
  proxy.givesUp = true;
  await two.synchronise();
  expect(await paymentsOf(two)).toEqual(["first"]);

  await two.books().send(company, "voucher.draft", { id: "d1", kind: "sale", credits: null, set: {} });
  expect(await paymentsOf(two)).toEqual(["first"]);
});

test("a server that fails over one company's acts still gets those of the others", async () => {
  const server = createSimulatedServer();
  const through = server.fetchAs("anna");
  const device = await openDevice(server, async (path, init) =>
    String(path) === "/sync/commands" && String(init?.body).includes('"company":"c1"')
      ? new Response("", { status: 500 })
      : through(path, init),
  );
  await beginCompany(device, "c1");
  await beginCompany(device, "c2");
  await device.synchronise();

  expect(server.documents("c2", "companies")).toHaveLength(1);
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 1 });
});

test("an import that is refused leaves alone the file of one that waits", async () => {
  const server = createSimulatedServer();
  const device = await openDevice(server);
  await beginCompany(device);
  const args = {
    file: "f".repeat(64),
    fileName: "123456789FEC20251231.txt",
    previewDigest: "0".repeat(64),
    closingDay: "2025-12-31",
    choices: { otherRegistration: false, replaces: null },
  };
  const file = new Blob(["JournalCode"]);
  expect((await device.books().importFec(company, file, args)).ok).toBe(true);
  expect((await device.books().importFec(company, file, { ...args, fileName: "" })).ok).toBe(false);
  await device.synchronise();
  await device.synchronise();

  expect([...server.files.keys()]).toEqual([args.file]);
  expect((await device.ask("device", {})).pendingCount).toBe(0);
});

const saveParty = (device: SimulatedDevice, id: string) =>
  device.books().send(company, "party.save", { id, set: { role: "customer", number: id, name: id } });

const partiesOf = async (device: SimulatedDevice) =>
  (await device.ask("parties", { company })).map(({ id }) => id).sort();

test("a tab that has not heard of another's round shows it with its own", async () => {
  const server = createSimulatedServer();
  const far = await openDevice(server);
  await beginCompany(far);
  await far.synchronise();
  const one = await openDevice(server);
  await one.synchronise();
  const two = await openSimulatedDevice({
    user: "anna",
    device: one.id,
    disk: one.disk,
    fetch: server.fetchAs("anna"),
  });
  afterThisFile(two.close);
  expect(await partiesOf(two)).toEqual([]);

  await saveParty(far, "p1");
  await far.synchronise();
  await one.synchronise();
  await saveParty(far, "p2");
  await far.synchronise();
  await two.synchronise();

  expect(await partiesOf(two)).toEqual(["p1", "p2"]);
});

test("an answer that a frozen tab lays in late changes nothing of what another has pulled since", async () => {
  const server = createSimulatedServer();
  const through = server.fetchAs("anna");
  const far = await openDevice(server);
  await beginCompany(far);
  await far.synchronise();
  let thaw = Promise.resolve();
  const frozen = await openDevice(server, async (path, init) => {
    const answer = await through(path, init);
    if (String(path) === "/sync/v5/pull") await thaw;
    return answer;
  });
  await frozen.synchronise();
  expect(await partiesOf(frozen)).toEqual([]);
  const other = await openSimulatedDevice({
    user: "anna",
    device: frozen.id,
    disk: frozen.disk,
    fetch: through,
  });
  afterThisFile(other.close);

  await saveParty(far, "p1");
  await far.synchronise();
  let melt = () => {};
  thaw = new Promise((resolve) => {
    melt = resolve;
  });
  const late = frozen.synchronise();
  await saveParty(far, "p2");
  await far.synchronise();
  await other.synchronise();
  const { completeAsOf } = await other.ask("device", {});
  melt();
  await late;
  await frozen.restart();

  expect(await partiesOf(frozen)).toEqual(["p1", "p2"]);
  expect(await frozen.ask("device", {})).toMatchObject({ completeAsOf });
});

test("a device that is killed while it begins again from a backup never shows emptied books as whole", async () => {
  for (const steps of [1, 3, 5, 8, 13, 15, 17, 20]) {
    const server = createSimulatedServer();
    const device = await openDevice(server);
    await beginCompany(device);
    await approveSale(device, "s1");
    await device.synchronise();
    const restore = server.backUp();
    restore();

    await device.dieWithin(steps, () => device.synchronise());
    const { completeAsOf } = await device.ask("device", {});
    const sales = await device.books().page("vouchers", { company, filter: { kinds: ["sale"] } }, 0, 10);
    expect(sales.length === 1 || completeAsOf === null, `killed after ${steps} steps`).toBe(true);
    await device.synchronise();
    expect(await partiesOf(device)).toEqual(["p1"]);
  }
});

test("the server is called unreachable only once it was tried in vain", async () => {
  const server = createSimulatedServer();
  const device = await openDevice(server);
  expect(await device.ask("device", {})).toMatchObject({ isOnline: null });
  await device.synchronise(["lostRequest"]);
  await device.books().synchronise();
  expect(await device.ask("device", {})).toMatchObject({ isOnline: true });
  await beginCompany(device);
  await device.synchronise(["lostRequest"]);
  expect(await device.ask("device", {})).toMatchObject({ isOnline: false });
});
