import fc from "fast-check";
import { expect, test } from "vitest";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { doAct, type Happening, happeningArbitrary } from "#test/support/device-acts.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";
const kinds = ["sale", "creditNote", "payment", "entry"] as const;

interface World {
  readonly server: SimulatedServer;
  readonly devices: readonly SimulatedDevice[];
  /** By device, the commands its user was told were kept. */
  readonly kept: readonly Set<string>[];
}

test("every device ends with the server's books, shows each effect once on the way, and keeps every act", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happeningArbitrary(3), { minLength: 1, maxLength: 25 }),
      fc.constantFrom(1, 2, 1000),
      runHistory,
    ),
    { numRuns: propertyRuns(25), examples: found },
  );
}, 300_000);

/** Histories that once broke a law. */
const found: [Happening[], number][] = [
  [
    [
      { what: "act", device: 1, act: { kind: "draft", at: 0, label: "A" } },
      { what: "act", device: 1, act: { kind: "approve", at: 0 } },
      { what: "act", device: 1, act: { kind: "pay", at: 0, sale: 0, cents: 6_000 } },
      { what: "die", device: 1, steps: 9, faults: [] },
      { what: "act", device: 1, act: { kind: "pay", at: 1, sale: 0, cents: 6_000 } },
      { what: "synchronise", device: 1, faults: ["lostAnswer"] },
      { what: "restart", device: 1 },
    ],
    1,
  ],
  // Dies in its first fill, with the payment here and what it settles not yet.
  [
    [
      { what: "act", device: 0, act: { kind: "pay", at: 0, sale: 0, cents: 6_000 } },
      { what: "synchronise", device: 0, faults: [] },
      { what: "die", device: 2, steps: 4, faults: [] },
    ],
    1000,
  ],
];

async function runHistory(happenings: readonly Happening[], limit: number): Promise<void> {
  const world = await openWorld(limit);
  try {
    for (const happening of happenings) {
      await happen(happening, world);
      await checkDevice(happening.device, world);
    }
    for (const device of [...world.devices, ...world.devices]) await device.synchronise();
    for (const index of world.devices.keys()) {
      await checkDevice(index, world);
      await checkSame(world.devices[index]!, world.server);
      await checkOutcomes(world.devices[index]!, world.server);
    }
  } finally {
    for (const device of world.devices) await device.close();
  }
}

async function openWorld(limit: number): Promise<World> {
  const server = createSimulatedServer({ limit });
  const devices = await Promise.all(
    ["anna", "anna", "bert"].map((user, index) =>
      openSimulatedDevice({ user, device: `d${index}`, fetch: server.fetchAs(user) }),
    ),
  );
  const [first] = devices;
  await first!.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await first!.books().send(company, "party.save", {
    id: "party0",
    set: { role: "customer", number: "C0", name: "Terre" },
  });
  await doAct(first!, company, { kind: "draft", at: 0, label: "A" });
  await doAct(first!, company, { kind: "approve", at: 0 });
  await first!.synchronise();
  server.write(company, "members", { ...server.documents(company, "members")[0]!, id: "bert", name: "Bert" });
  // The third one is filled for the first time in the midst of what happens.
  for (const device of devices.slice(0, 2)) await device.synchronise();
  return { server, devices, kept: devices.map(() => new Set<string>()) };
}

async function happen(happening: Happening, { devices, kept, server }: World): Promise<void> {
  const device = devices[happening.device]!;
  switch (happening.what) {
    case "act": {
      const sent = await doAct(device, company, happening.act);
      if (sent?.ok) kept[happening.device]!.add(sent.value.id);
      return;
    }
    case "dieActing":
      return device.dieWithin(0, () => doAct(device, company, happening.act));
    case "synchronise":
      await device.synchronise(happening.faults);
      return checkComplete(device, server);
    case "die":
      return device.dieWithin(happening.steps, () => device.synchronise(happening.faults));
    case "restart":
      return device.restart();
    case "clock":
      return device.moveClock(happening.hours * 3_600_000);
  }
}

/** What must hold of a device at any moment, whatever it has heard. */
async function checkDevice(index: number, { devices, kept }: World): Promise<void> {
  const device = devices[index]!;
  const vouchers = await shownVouchers(device);
  for (const sale of vouchers) {
    if (sale.kind !== "sale" || sale.state !== "approved") continue;
    const paidCents = vouchers
      .flatMap((voucher) =>
        voucher.kind === "payment" && voucher.state === "recorded" ? voucher.settles : [],
      )
      .reduce((sum, settled) => sum + (settled.voucher === sale.id ? settled.cents : 0), 0);
    const detail = await device.ask("voucher", { company, id: sale.id });
    expect(detail!.restCents, `${device.id} shows each payment of ${sale.id} once`).toBe(
      sale.totals!.grossCents - paidCents,
    );
  }
  const log = await device.readLog(company);
  expect(log.map(({ command }) => command.counter)).toEqual(log.map((_, place) => place + 1));
  const logged = new Set(log.map(({ command }) => command.id));
  expect([...kept[index]!].filter((id) => !logged.has(id))).toEqual([]);
  for (const { status, outcome } of log) expect(outcome === null).toBe(status === "pending");
}

/** "Complete as of" is a promise: with nothing waiting, this device has exactly the server's documents. */
async function checkComplete(device: SimulatedDevice, server: SimulatedServer): Promise<void> {
  const { completeAsOf, pendingCount, isOnline } = await device.ask("device", {});
  if (isOnline && completeAsOf === server.answeredAt() && pendingCount === 0) await checkSame(device, server);
}

async function checkSame(device: SimulatedDevice, server: SimulatedServer): Promise<void> {
  const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);
  expect((await shownVouchers(device)).sort(byId)).toEqual(server.documents(company, "vouchers").sort(byId));
  expect([...(await device.ask("parties", { company }))].sort(byId)).toEqual(
    server.documents(company, "parties").sort(byId),
  );
  const { debitCents, creditCents } = await device.ask("trialBalance", { company, filter: {} });
  expect(debitCents).toBe(creditCents);
}

async function checkOutcomes(device: SimulatedDevice, server: SimulatedServer): Promise<void> {
  for (const { command, status } of await device.readLog(company)) {
    expect(status).not.toBe("pending");
    expect(server.outcomes.get(command.id)?.map((outcome) => outcome.status)).toEqual([status]);
  }
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
}

async function shownVouchers(device: SimulatedDevice): Promise<Voucher[]> {
  const rows = await device.books().page("vouchers", { company, filter: { kinds } }, 0, 1000);
  const details = await Promise.all(rows.map(({ id }) => device.ask("voucher", { company, id })));
  return details.map((detail) => detail!.voucher);
}
