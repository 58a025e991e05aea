import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

const pay = (device: SimulatedDevice, id: string, day: string) =>
  device
    .books()
    .send(company, "payment.record", aPaymentOf(id, 5_000, { day, account: "706000", party: null }));

/** The office validates April while the tablet, which knows nothing of it, has recorded a payment there. */
async function openLate() {
  const server = createSimulatedServer();
  const open = async () => {
    const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
    afterThisFile(device.close);
    return device;
  };
  const office = await open();
  await office.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await pay(office, "seen", "2026-04-10");
  await office.synchronise();
  const tablet = await open();
  await tablet.synchronise();

  expect(await pay(tablet, "late", "2026-04-12")).toMatchObject({ ok: true });
  const period = await office.ask("period", { company, through: "2026-04-30", today: "2026-05-04" });
  expect(await office.books().send(company, "period.validate", period!.args!)).toMatchObject({ ok: true });
  await office.synchronise();
  await tablet.synchronise();
  await office.synchronise();
  return { server, office, tablet };
}

const desk = (device: SimulatedDevice) => device.ask("refusals", { company });
const countOf = async (device: SimulatedDevice) => (await device.ask("device", {})).refusedCount;

test("what came too late is on every device's desk, whole and with its ways out, and the badge counts it", async () => {
  const { office, tablet } = await openLate();
  for (const device of [office, tablet]) {
    expect(await desk(device)).toMatchObject([
      {
        commandType: "payment.record",
        args: { id: "late", day: "2026-04-12", amountCents: 5_000 },
        code: "day.validated",
        author: "Anna",
        ways: {
          bookOn: "2026-05-01",
          documentDay: "2026-04-12",
          closingOn: "2026-12-31",
          firmName: null,
          handed: null,
          matchAgain: null,
        },
      },
    ]);
    expect(await countOf(device)).toBe(1);
  }
});

test("booked offline, it leaves the desk at once, and is in the books once when both have a network", async () => {
  const { server, office, tablet } = await openLate();
  const [refusal] = await desk(tablet);
  const book = { id: refusal!.id, on: "2026-05-01" };
  expect(await tablet.books().send(company, "refusal.book", book)).toMatchObject({ ok: true });
  expect(await desk(tablet)).toEqual([]);
  expect(await countOf(tablet)).toBe(0);
  expect(await tablet.ask("voucher", { company, id: "late" })).toMatchObject({
    fate: "onDevice",
    voucher: { day: "2026-05-01", pieceOn: "2026-04-12" },
  });
  expect(await tablet.books().send(company, "refusal.book", book)).toMatchObject({
    problem: { code: "refusal.decided", decider: "Anna", bookedOn: "2026-05-01" },
  });

  // The office decides otherwise without knowing: one of them is told.
  expect(
    await office.books().send(company, "refusal.discard", { id: refusal!.id, reason: "Doublon" }),
  ).toMatchObject({ ok: true });
  await tablet.synchronise();
  await office.synchronise();
  await tablet.synchronise();
  const booked = server.documents(company, "vouchers").filter(({ id }) => id === "late");
  expect(booked).toHaveLength(1);
  for (const device of [office, tablet])
    expect(await desk(device)).toMatchObject([
      {
        commandType: "refusal.discard",
        code: "refusal.decided",
        facts: { decision: "booked", decider: "Anna" },
        ways: { bookOn: null },
      },
    ]);
  // What was decided stays readable on both, with who decided; the word that came second is decided about in its turn.
  const [second] = await desk(office);
  await office.books().send(company, "refusal.discard", { id: second!.id, reason: "Vu" });
  for (const device of [office, tablet]) {
    await device.synchronise();
    expect(await device.ask("decidedRefusals", { company })).toMatchObject([
      { id: second!.id, decision: "discarded", reason: "Vu", decider: expect.any(String) },
      { id: refusal!.id, decision: "booked", booked: { day: "2026-05-01" }, decider: "Anna" },
    ]);
  }
});

test("handed to the firm, it waits for the firm and no longer in the badge", async () => {
  const { server, tablet } = await openLate();
  const [known] = server.documents(company, "companies");
  const care = {
    firm: "f1",
    firmName: "Cabinet Morel",
    stage: "client",
    group: null,
    since: "2026-01-01",
  } as const;
  server.write(company, "companies", { ...known!, care });
  await tablet.synchronise();
  const [refusal] = await desk(tablet);
  expect(refusal!.ways).toMatchObject({ firmName: "Cabinet Morel", handed: null });
  await tablet.books().send(company, "refusal.hand", { id: refusal!.id, to: "firm" });
  await tablet.synchronise();
  expect(await desk(tablet)).toMatchObject([{ args: { id: "late" }, ways: { handed: "away" } }]);
  expect(await countOf(tablet)).toBe(0);
  await tablet.books().send(company, "refusal.hand", { id: refusal!.id, to: "company" });
  expect(await countOf(tablet)).toBe(1);
});

test("a validated payment offers its reversal, and each of the two is read from the other", async () => {
  const { tablet } = await openLate();
  expect(await tablet.ask("voucher", { company, id: "seen" })).toMatchObject({
    closed: { code: "day.validated" },
    reversing: { by: null, of: null, on: "2026-05-01" },
  });
  const reverse = { id: "seen", day: "2026-05-01", label: "Contrepassation" };
  expect(await tablet.books().send(company, "voucher.reverse", reverse)).toMatchObject({ ok: true });
  await tablet.synchronise();
  expect(await tablet.ask("voucher", { company, id: "seen" })).toMatchObject({
    reversing: { by: { id: "r~seen", day: "2026-05-01", amountCents: -5_000 }, on: null },
  });
  expect(await tablet.ask("voucher", { company, id: "r~seen" })).toMatchObject({
    closed: null,
    reversing: { of: { id: "seen" }, on: null },
  });
});

test("a protected paper says who protected it and who can lift that", async () => {
  const { tablet } = await openLate();
  await pay(tablet, "may", "2026-05-02");
  await tablet.books().send(company, "period.protect", { throughDay: "2026-05-31" });
  expect(await tablet.ask("voucher", { company, id: "may" })).toMatchObject({
    closed: { code: "day.protected", protectedThrough: "2026-05-31", protector: "Anna", lifters: ["Anna"] },
    reversing: { on: "2026-06-01" },
  });
});
