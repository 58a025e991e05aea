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
    ...{ state: "possible", on: "2026-03-04", closing: false },
    shares: [
      { name: "Anne Dupont", cents: 5_001 },
      { name: "Jean Martin", cents: 5_000 },
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
