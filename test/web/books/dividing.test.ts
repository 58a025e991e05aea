import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

/** Two tablets of a practice in which each files for themselves, with the rent in common. */
async function openTablets() {
  const server = createSimulatedServer();
  const open = async (device: string) => {
    const opened = await openSimulatedDevice({ user: "anna", device, fetch: server.fetchAs("anna") });
    afterThisFile(opened.close);
    return opened;
  };
  const one = await open("one");
  const send = one.books().send;
  await send(company, "company.create", {
    company: { ...practice, practice: "several" },
    memberName: "Anna",
  });
  await send(company, "payment.record", aPaymentOf("rent", 10_001, { account: "706000", party: null }));
  await one.synchronise();
  const two = await open("two");
  await two.synchronise();
  return { server, one, two };
}

const dividingOf = async (device: SimulatedDevice, id: string) =>
  (await device.ask("voucher", { company, id }))?.dividing;
const parts = [
  { practitioner: "dup", basisPoints: 5_000 },
  { practitioner: "mar", basisPoints: 5_000 },
];

test("what is in common is divided with no network, once, and every device finds the shares from it and back", async () => {
  const { server, one, two } = await openTablets();
  expect(await dividingOf(one, "rent")).toEqual({ state: "noKey", day: "2026-03-04" });
  const set = { divisionKeys: [{ from: "2026-01-01", parts }] };
  expect(await one.books().send(company, "company.update", { set })).toMatchObject({ ok: true });
  await one.synchronise();
  await two.synchronise();
  server.status = 503;
  const possible = {
    ...{ state: "possible", on: "2026-03-04", closing: false, keyFrom: "2026-01-01" },
    shares: [
      { practitioner: "dup", name: "Anne Dupont", code: "DUP", cents: 5_001 },
      { practitioner: "mar", name: "Jean Martin", code: "MAR", cents: 5_000 },
    ],
  };
  const divide = { id: "rent", on: "2026-03-04" };
  for (const tablet of [one, two]) {
    expect(await dividingOf(tablet, "rent")).toEqual(possible);
    expect(await tablet.books().send(company, "voucher.divide", divide)).toMatchObject({ ok: true });
  }
  server.status = null;
  await one.synchronise();
  await two.synchronise();
  await one.synchronise();
  // The second of them is told that it was done, and nothing is doubled.
  expect(await two.ask("refusals", { company })).toMatchObject([{ code: "voucher.reversed" }]);
  for (const tablet of [one, two]) {
    expect(await dividingOf(tablet, "rent")).toMatchObject({
      state: "done",
      shares: [
        { name: "Anne Dupont", row: { id: "d~rent~dup", amountCents: 5_001 } },
        { name: "Jean Martin" },
      ],
    });
    expect(await dividingOf(tablet, "d~rent~mar")).toMatchObject({ state: "share", of: { id: "rent" } });
    expect(await dividingOf(tablet, "r~rent")).toMatchObject({ state: "takenOut", of: { id: "rent" } });
  }
  expect(
    server
      .documents(company, "vouchers")
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["d~rent~dup", "d~rent~mar", "rent", "r~rent"]);
});

test("everything in common of a period is listed, each by the key of its own day, and one that cannot be divided hinders no other", async () => {
  const { server, one, two } = await openTablets();
  const { send } = one.books();
  await send(company, "payment.record", {
    ...aPaymentOf("cleaning", 3_000, { account: "706000", party: null }),
    day: "2026-05-02",
  });
  const later = [
    { practitioner: "dup", basisPoints: 2_000 },
    { practitioner: "mar", basisPoints: 8_000 },
  ];
  const divisionKeys = [
    { from: "2026-04-01", parts },
    { from: "2026-05-01", parts: later },
  ];
  await send(company, "company.update", { set: { divisionKeys } });
  const inCommon = (from: string, through: string) => one.ask("undivided", { company, from, through });
  expect(await inCommon("2026-01-01", "2026-12-31")).toMatchObject({
    count: 2,
    vouchers: [
      {
        row: { id: "cleaning" },
        dividing: { state: "possible", keyFrom: "2026-05-01", shares: [{ cents: 600 }, { cents: 2_400 }] },
      },
      { row: { id: "rent" }, dividing: { state: "noKey", day: "2026-03-04" } },
    ],
  });
  expect(await inCommon("2026-03-01", "2026-03-31")).toMatchObject({
    vouchers: [{ row: { id: "rent" } }],
  });
  await send(company, "company.update", {
    set: { divisionKeys: [{ from: "2026-01-01", parts }, ...divisionKeys] },
  });
  await one.synchronise();
  await two.synchronise();
  server.status = 503;
  // The other tablet corrects the rent's division away while this one divides both with no network.
  await two.books().send(company, "voucher.cancel", { id: "rent", reason: "twice" });
  for (const id of ["rent", "cleaning"]) {
    const on = id === "rent" ? "2026-03-04" : "2026-05-02";
    expect(await send(company, "voucher.divide", { id, on })).toMatchObject({ ok: true });
  }
  expect(await inCommon("2026-01-01", "2026-12-31")).toEqual({ vouchers: [], count: 0 });
  server.status = null;
  await two.synchronise();
  await one.synchronise();
  expect(await one.ask("refusals", { company })).toMatchObject([
    { commandType: "voucher.divide", args: { id: "rent" } },
  ]);
  expect(await dividingOf(one, "cleaning")).toMatchObject({ state: "done" });
});

test("nothing is listed to divide where practitioners do not file each for themselves", async () => {
  const { one } = await openTablets();
  const alone = "c2";
  const made = await one.books().send(alone, "company.create", { company: practice, memberName: "Anna" });
  expect(made).toMatchObject({ ok: true });
  const period = { company: alone, from: "2026-01-01", through: "2026-12-31" };
  expect(await one.ask("undivided", period)).toBe(null);
});
