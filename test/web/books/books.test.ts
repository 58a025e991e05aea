import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

async function openDevice(server: SimulatedServer, user = "anna"): Promise<SimulatedDevice> {
  const device = await openSimulatedDevice({ user, fetch: server.fetchAs(user) });
  afterThisFile(device.close);
  return device;
}

async function beginCompany(device: SimulatedDevice): Promise<void> {
  const begun = await device
    .books()
    .send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  expect(begun.ok).toBe(true);
}

const vouchersOf = (device: SimulatedDevice) =>
  device.books().page("vouchers", { company, filter: { kinds: ["sale", "payment", "entry"] } }, 0, 100);

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
  const approved = await books.send(company, "voucher.approve", { id, seenHash: detail!.seenHash! });
  expect(approved).toMatchObject({ ok: true });
}

test("a company that is begun, invoiced and paid with no network is whole on another device once both had one", async () => {
  const server = createSimulatedServer({ limit: 2 });
  const one = await openDevice(server);
  await beginCompany(one);
  await approveSale(one, "s1");
  const paid = await one
    .books()
    .send(
      company,
      "payment.record",
      aPaymentOf("pay1", 5000, { day: "2026-05-05", party: "p1", settles: [{ voucher: "s1", cents: 5000 }] }),
    );
  expect(paid.ok).toBe(true);

  const [payment, sale] = await vouchersOf(one);
  expect(payment).toMatchObject({ id: "pay1", fate: "onDevice", amountCents: 5000 });
  expect(sale).toMatchObject({ id: "s1", fate: "onDevice", numbering: "onArrival", restCents: 7000 });
  expect(await one.ask("device", {})).toMatchObject({ pendingCount: 5, isOnline: null, completeAsOf: null });

  await one.synchronise();
  expect(await one.ask("device", {})).toMatchObject({ pendingCount: 0, isOnline: true, obstacle: null });
  expect((await vouchersOf(one))[1]).toMatchObject({ fate: "onServer", number: "F-2026-00001" });

  const page = await one.ask("dayPage", { company, today: "2026-05-10" });
  expect(page).toMatchObject({ year: "2026", incomeCents: 10_000, unpaidCount: 1, unpaidCents: 7000 });
  expect(page.months[4]).toEqual({ month: "2026-05", incomeCents: 10_000, expenseCents: 0 });

  const two = await openDevice(server);
  await two.synchronise();
  expect(await vouchersOf(two)).toEqual(await vouchersOf(one));
  expect((await two.ask("device", {})).completeAsOf).not.toBeNull();
  const balance = await two.ask("trialBalance", { company, filter: {} });
  expect(balance.debitCents).toBe(balance.creditCents);
  expect(balance).toEqual(await one.ask("trialBalance", { company, filter: {} }));
});

test("an act this device itself says no to is not kept, and says why", async () => {
  const device = await openDevice(createSimulatedServer());
  await beginCompany(device);
  const sent = await device
    .books()
    .send(
      company,
      "payment.record",
      aPaymentOf("pay1", 100, { party: null, settles: [{ voucher: "none", cents: 100 }] }),
    );
  expect(sent).toEqual({ ok: false, problem: { code: "payment.claimMissing", voucher: "none" } });
  expect((await device.ask("device", {})).pendingCount).toBe(1);
});

test("what the server refuses stays readable on the desk, and its effect goes with the pull that says so", async () => {
  const server = createSimulatedServer();
  const one = await openDevice(server);
  await beginCompany(one);
  await approveSale(one, "s1");
  await one.synchronise();
  const two = await openDevice(server);
  await two.synchronise();

  const settles = [{ voucher: "s1", cents: 12_000 }];
  const paid = { day: "2026-05-05", party: "p1", settles };
  await one.books().send(company, "payment.record", aPaymentOf("first", 12_000, paid));
  await two.books().send(company, "payment.record", aPaymentOf("second", 12_000, paid));
  await one.synchronise();
  await two.synchronise();

  expect((await vouchersOf(two)).map(({ id }) => id)).toEqual(["first", "s1"]);
  expect(await two.ask("refusals", { company })).toMatchObject([
    { commandType: "payment.record", code: "payment.exceedsRest" },
  ]);
  expect(await two.ask("device", {})).toMatchObject({ pendingCount: 0, refusedCount: 1 });
});

test("a waiting act that others have made impossible is no longer shown, and still waits for the server's word", async () => {
  const server = createSimulatedServer();
  const one = await openDevice(server);
  await beginCompany(one);
  await approveSale(one, "s1");
  await one.synchronise();
  const two = await openDevice(server);
  await two.synchronise();

  const paid = { day: "2026-05-05", party: "p1", settles: [{ voucher: "s1", cents: 12_000 }] };
  await two.books().send(company, "payment.record", aPaymentOf("second", 12_000, paid));
  await one.books().send(company, "payment.record", aPaymentOf("first", 12_000, paid));
  await one.synchronise();
  server.commandsStatus = 503;
  await two.synchronise();
  expect((await vouchersOf(two)).map(({ id }) => id)).toEqual(["first", "s1"]);
  expect(await two.ask("device", {})).toMatchObject({ pendingCount: 1, refusedCount: 0 });

  server.commandsStatus = null;
  await two.synchronise();
  expect(await two.ask("device", {})).toMatchObject({ pendingCount: 0, refusedCount: 1 });
});

test("a whole request that comes to nothing refuses no act", async () => {
  const server = createSimulatedServer();
  const device = await openDevice(server);
  await beginCompany(device);
  const obstacles = [
    [401, "signIn"],
    [426, "outdated"],
    [500, "outdated"],
  ] as const;
  for (const [status, obstacle] of obstacles) {
    server.status = status;
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 1, refusedCount: 0, obstacle });
  }
  server.status = null;
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
});

test("documents that do not add up to the server's are said to be incomplete, and are pulled again", async () => {
  const server = createSimulatedServer({ limit: 2 });
  const device = await openDevice(server);
  await beginCompany(device);
  await approveSale(device, "s1");
  server.spoilDigests = true;
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ obstacle: "incomplete", completeAsOf: null });

  server.spoilDigests = false;
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ obstacle: null, filledBasisPoints: null });
  expect(await vouchersOf(device)).toMatchObject([{ id: "s1", number: "F-2026-00001" }]);
});

test("a server that lost its last hours gets them again from the devices", async () => {
  const server = createSimulatedServer();
  const device = await openDevice(server);
  await beginCompany(device);
  await device.synchronise();
  const restore = server.backUp();
  await approveSale(device, "s1");
  await device.synchronise();
  restore();
  expect(server.documents(company, "vouchers")).toEqual([]);

  await device.synchronise();
  await device.synchronise();
  expect(server.documents(company, "vouchers")).toHaveLength(1);
  expect(await vouchersOf(device)).toMatchObject([{ id: "s1", fate: "onServer" }]);
});

test("who lost a company's right to be read keeps none of its documents", async () => {
  const server = createSimulatedServer();
  const anna = await openDevice(server);
  await beginCompany(anna);
  await anna.synchronise();
  server.write(company, "members", { ...server.documents(company, "members")[0]!, id: "bert" });
  const bert = await openDevice(server, "bert");
  await bert.synchronise();
  expect(await bert.ask("company", { company })).not.toBeNull();

  server.remove(company, "members", "bert");
  await bert.synchronise();
  expect(await bert.ask("company", { company })).toBeNull();
  await bert.restart();
  expect(await bert.ask("company", { company })).toBeNull();
  expect(await bert.ask("companies", {})).toEqual([]);
});

test("typing that is no act yet outlives the tab", async () => {
  const device = await openDevice(createSimulatedServer());
  await device.books().writeScratch("sale/new", { label: "Conseil" });
  await device.restart();
  expect(await device.books().readScratch("sale/new")).toEqual({ label: "Conseil" });
  await device.books().clearScratch("sale/new");
  expect(await device.books().readScratch("sale/new")).toBeNull();
});

test("F29 a protected day is refused on the device itself, naming through when and by whom, until it is lifted", async () => {
  const device = await openDevice(createSimulatedServer());
  await beginCompany(device);
  const books = device.books();
  expect(await books.send(company, "period.protect", { throughDay: "2026-05-31" })).toMatchObject({
    ok: true,
  });
  const pay = () => books.send(company, "payment.record", aPaymentOf("pay1", 5000, { day: "2026-05-31" }));
  expect(await pay()).toMatchObject({
    ok: false,
    problem: { code: "day.protected", protectedThrough: "2026-05-31", protector: "Anna" },
  });
  await books.send(company, "period.protect", { throughDay: null });
  expect(await pay()).not.toMatchObject({ problem: { code: "day.protected" } });
});

test("F16 the members of a company are known with those only invited, and with how many places are taken", async () => {
  const device = await openDevice(createSimulatedServer());
  await beginCompany(device);
  const books = device.books();
  await books.send(company, "plan.choose", { name: "pro", throughDay: null, isPremium: false });
  await books.send(company, "member.invite", {
    id: "i1",
    name: "Bram",
    email: "bram@example.test",
    role: "user",
    practitioner: null,
    reads: "whole",
  });
  const people = await device.ask("members", { company });
  expect(people).toMatchObject({ placesMax: 4, placesTaken: 1 });
  expect(people?.members.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "Anna active",
    "Bram invited",
  ]);
  expect(people?.members[1]?.invitedAt).toBeTruthy();
});

test("an accounting firm stands before the companies it looks after, which follow by name", async () => {
  const device = await openDevice(createSimulatedServer());
  const begin = async (id: string, name: string) =>
    expect(
      await device.books().send(id, "company.create", {
        company: { ...frenchFirm, name, plan: { name: "firm", throughDay: null, isPremium: false } },
        memberName: "Anna",
      }),
    ).toMatchObject({ ok: true });
  await begin("c1", "Boulangerie");
  await begin("c2", "Atelier");
  await begin("c3", "Fidu Rhône");
  await device.books().send("c3", "firm.update", { isOn: true });
  const companies = await device.ask("companies", {});
  expect(companies.map(({ name }) => name)).toEqual(["Fidu Rhône", "Atelier", "Boulangerie"]);
});

test("a company that its user has left is gone from the device, with all that was done there and had its answer", async () => {
  const server = createSimulatedServer();
  const owner = await openDevice(server);
  await beginCompany(owner);
  await owner.synchronise();
  const [anna] = server.documents(company, "members");
  const [books] = server.documents(company, "companies");
  const role = "administrator";
  server.write(company, "members", { ...anna!, id: "bram", name: "Bram", isOwner: false, role });
  server.write(company, "companies", { ...books!, memberIds: ["anna", "bram"] });
  const device = await openDevice(server, "bram");
  await device.synchronise();
  expect(await device.ask("companies", {})).toHaveLength(1);
  await device
    .books()
    .send(company, "party.save", { id: "p1", set: { role: "customer", number: "C1", name: "Café" } });
  await device.synchronise();
  await device.books().send(company, "member.remove", { id: "bram" });
  await device.synchronise();
  await device.synchronise();
  expect(await device.ask("companies", {})).toEqual([]);
  expect(await device.ask("company", { company })).toBeNull();
  expect(await device.ask("parties", { company })).toEqual([]);
  await device.restart();
  expect(await device.ask("companies", {})).toEqual([]);
});
