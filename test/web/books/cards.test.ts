import { afterEach, expect, test } from "vitest";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const devices: SimulatedDevice[] = [];
afterEach(async () => {
  for (const device of devices.splice(0)) await device.close();
});

/** Three companies on a server, each with a customer and two payments, and a device that has the first one open. */
async function openWorld(limit = 1000) {
  const server = createSimulatedServer({ limit });
  const open = async (options: Partial<Parameters<typeof openSimulatedDevice>[0]> = {}) => {
    const rules = { allUpTo: 0, openedMax: 1 };
    const device = await openSimulatedDevice({
      ...{ user: "anna", fetch: server.fetchAs("anna"), rules },
      ...options,
    });
    devices.push(device);
    return device;
  };
  const maker = await open();
  for (const company of ["c1", "c2", "c3"]) {
    const named = { ...frenchFirm, name: `Books ${company}` };
    await maker.books().send(company, "company.create", { company: named, memberName: "Anna" });
    for (const [id, cents] of [
      ["p1", 5_000],
      ["p2", 7_000],
    ] as const)
      await maker.books().send(company, "payment.record", paymentOf(`${company}-${id}`, cents));
  }
  await maker.synchronise();
  const device = await open();
  await device.books().openCompany("c1");
  // Once to hear of the companies, and once for the one that is open.
  await device.synchronise();
  return { server, device, open, maker };
}
const paymentOf = (id: string, cents: number) =>
  aPaymentOf(id, cents, { day: "2026-05-05", party: null, account: "706000", vat: null });

const holdsOf = async (device: SimulatedDevice) =>
  (await device.ask("companies", {})).map(({ id, hold }) => `${id} ${hold}`);
const rowsOf = ({ disk }: SimulatedDevice, company: string) =>
  [...disk.replica.rows].flatMap(([key, row]) => (row.company === company ? [key] : [])).sort();
const paymentsOf = async (device: SimulatedDevice, company: string) =>
  (await device.books().page("vouchers", { company, filter: { kinds: ["payment"] } }, 0, 10)).map(
    ({ id }) => id,
  );
const cardRowsOf = (company: string) => [`companies/${company}|${company}`, `members/${company}|anna`];

test("the company that is open is whole, and of the others there is the card, which is listed and says no more", async () => {
  const { device } = await openWorld();
  expect(await holdsOf(device)).toEqual(["c1 whole", "c2 card", "c3 card"]);
  expect(await device.ask("device", {})).toMatchObject({
    wholeCount: 1,
    cardCount: 2,
    filledBasisPoints: null,
  });
  expect((await device.ask("device", {})).completeAsOf).not.toBeNull();
  expect(rowsOf(device, "c2")).toEqual(cardRowsOf("c2"));
  expect(await device.ask("company", { company: "c2" })).toBeNull();
  expect(await paymentsOf(device, "c2")).toEqual([]);
  expect(await device.books().send("c2", "payment.record", paymentOf("new", 100))).toMatchObject({
    ok: false,
    problem: { code: "company.notHere" },
  });
  await device.restart();
  expect(await holdsOf(device)).toEqual(["c1 whole", "c2 card", "c3 card"]);
});

test("opening another makes it whole, and the one before a card of which nothing else is left", async () => {
  const { device } = await openWorld(1);
  await device.books().openCompany("c2");
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 whole", "c3 card"]);
  expect(await paymentsOf(device, "c2")).toHaveLength(2);
  expect(rowsOf(device, "c1")).toEqual(cardRowsOf("c1"));
  expect(await paymentsOf(device, "c1")).toEqual([]);
});

test("one that is kept stays whole whatever else is opened, until it is let go", async () => {
  const { device } = await openWorld();
  await device.books().keepOnDevice("c1", true);
  await device.books().openCompany("c2");
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 whole", "c2 whole", "c3 card"]);
  expect((await device.ask("companies", {})).map(({ isKept }) => isKept)).toEqual([true, false, false]);
  await device.books().keepOnDevice("c1", false);
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 whole", "c3 card"]);
});

test("what came first of a company is shown before all of it is here, and nothing is judged on it", async () => {
  const { device } = await openWorld(1);
  await device.books().openCompany("c2");
  // The answer that begins it arrives, the next one does not.
  await device.synchronise(["none", "lostRequest"]);
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 opening", "c3 card"]);
  expect(await paymentsOf(device, "c2")).toHaveLength(2);
  expect(await device.ask("company", { company: "c2" })).toMatchObject({ company: { name: "Books c2" } });
  expect((await device.ask("device", {})).filledBasisPoints).not.toBeNull();
  expect(await device.books().send("c2", "payment.record", paymentOf("new", 100))).toMatchObject({
    ok: false,
    problem: { code: "company.notHere" },
  });
  await device.restart();
  // What was only shown is not kept: nobody could say of which moment it is.
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 card", "c3 card"]);
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 whole", "c3 card"]);
  expect(await paymentsOf(device, "c2")).toHaveLength(2);
});

test("a company in which something of this device's own is under way stays whole", async () => {
  const { device, server } = await openWorld();
  expect(await device.books().send("c1", "payment.record", paymentOf("mine", 900))).toMatchObject({
    ok: true,
  });
  await device.books().openCompany("c2");
  server.commandsStatus = 503;
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 whole", "c2 whole", "c3 card"]);
  expect(await paymentsOf(device, "c1")).toHaveLength(3);
  server.commandsStatus = null;
  await device.synchronise();
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 card", "c2 whole", "c3 card"]);
  expect(server.documents("c1", "vouchers")).toHaveLength(3);
});

test("a card follows its company's own document, and goes with the right to see it", async () => {
  const { device, server } = await openWorld();
  server.write("c2", "companies", { ...server.documents("c2", "companies")[0]!, name: "Renamed" });
  await device.synchronise();
  expect((await device.ask("companies", {})).map(({ name }) => name)).toEqual([
    "Books c1",
    "Books c3",
    "Renamed",
  ]);
  server.remove("c2", "members", "anna");
  await device.synchronise();
  expect(await holdsOf(device)).toEqual(["c1 whole", "c3 card"]);
  expect(rowsOf(device, "c2")).toEqual([]);
});

test("whoever has few companies has all of them whole, and so has a device of before there were cards", async () => {
  const { server, open } = await openWorld();
  const usual = await open({ rules: { allUpTo: 5, openedMax: 12 } });
  await usual.synchronise();
  expect(await holdsOf(usual)).toEqual(["c1 whole", "c2 whole", "c3 whole"]);

  // The same profile under rules that leave most of it out: nothing but the card is left of what nobody opened.
  await usual.books().openCompany("c3");
  await usual.close();
  const narrowed = await open({ disk: usual.disk, device: usual.id });
  await narrowed.synchronise();
  expect(await holdsOf(narrowed)).toEqual(["c1 card", "c2 card", "c3 whole"]);
  expect(rowsOf(narrowed, "c1")).toEqual(cardRowsOf("c1"));
  expect(server.documents("c1", "vouchers")).toHaveLength(2);
});

test("after a backup was restored cards and whole companies are asked for anew", async () => {
  const { server, device } = await openWorld();
  const restore = server.backUp();
  server.write("c2", "companies", { ...server.documents("c2", "companies")[0]!, name: "Later" });
  await device.synchronise();
  restore();
  await device.synchronise();
  expect((await device.ask("companies", {})).map(({ name }) => name)).toEqual([
    "Books c1",
    "Books c2",
    "Books c3",
  ]);
  expect(await holdsOf(device)).toEqual(["c1 whole", "c2 card", "c3 card"]);
});
