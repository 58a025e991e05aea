import { expect, test } from "vitest";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";

const record = (device: SimulatedDevice, id: string, cents: number) =>
  device.books().send(company, "entry.record", {
    id,
    day: "2026-03-02",
    label: id,
    journal: "OD",
    practitioner: null,
    postings: [
      { account: "411000", side: cents < 0 ? "credit" : "debit", cents: Math.abs(cents), party: null },
      { account: "471000", side: cents < 0 ? "debit" : "credit", cents: Math.abs(cents), party: null },
    ],
  });

const match = (device: SimulatedDevice, vouchers: readonly string[]) =>
  device.books().send(company, "matching.make", {
    account: "411000",
    lines: vouchers.map((voucher) => ({ voucher, line: 0, day: "2026-03-02" })),
    letter: "AA",
    entry: { id: `vat-${vouchers.join("-")}`, day: "2026-03-10", label: "TVA" },
  });

test("a matching that came second is made with its lines that are still open, and offers nothing once none is", async () => {
  const server = createSimulatedServer();
  const open = async (device: string) => {
    const opened = await openSimulatedDevice({ user: "anna", device, fetch: server.fetchAs("anna") });
    afterThisFile(opened.close);
    return opened;
  };
  const one = await open("one");
  await one.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  for (const [id, cents] of [
    ["a", 5_000],
    ["b", -3_000],
    ["c", -2_500],
    ["d", -7_000],
  ] as const)
    expect(await record(one, id, cents)).toMatchObject({ ok: true });
  await one.synchronise();
  const two = await open("two");
  await two.synchronise();
  server.status = 503;
  expect(await match(one, ["b", "a"])).toMatchObject({ ok: true });
  expect(await match(two, ["a", "b", "c"])).toMatchObject({ ok: true });
  server.status = null;
  await one.synchronise();
  await two.synchronise();
  const ways = async () =>
    (await two.ask("refusals", { company })).map(({ code, ways }) => ({ code, again: ways.matchAgain }));
  // Line "a" is taken, so nothing stands against "c".
  expect(await ways()).toEqual([{ code: "matching.taken", again: null }]);

  const { id, command } = server
    .documents(company, "matchings")
    .flatMap((document) => ("type" in document && document.type === "lines" ? [document] : []))[0]!;
  await one.books().send(company, "matching.undo", {
    id,
    made: command,
    entry: { id: "vat-back", day: "2026-03-10", label: "TVA" },
  });
  expect(await match(one, ["b", "a"])).toMatchObject({ ok: true });
  await one.synchronise();
  await two.synchronise();
  expect(await ways()).toMatchObject([{ again: null }]);
  await one.books().send(company, "matching.undo", {
    id,
    made: (await one.readLog(company)).at(-1)!.command.id,
    entry: { id: "vat-back-2", day: "2026-03-10", label: "TVA" },
  });
  await one.synchronise();
  await two.synchronise();
  expect(await ways()).toMatchObject([
    { again: { settledCents: 5_000, restCents: -500, leftOutCount: 0, args: { account: "411000" } } },
  ]);
});
