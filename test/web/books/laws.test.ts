import fc from "fast-check";
import { expect, test } from "vitest";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { doAct, type Happening, happeningArbitrary } from "#test/support/device-acts.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer, type SimulatedServer } from "#test/support/simulated-server.ts";
import { usualRules, type WholeRules } from "#web/books/whole-rules.ts";

const company = "c1";
const kinds = ["sale", "creditNote", "payment", "entry"] as const;

/** Somebody goes to other books, or says of these that they are to stay. */
type Choice =
  | { readonly what: "open"; readonly device: number; readonly company: string }
  | { readonly what: "keep"; readonly device: number; readonly isKept: boolean };
const choice = fc.oneof(
  fc.record({
    what: fc.constant("open" as const),
    device: fc.nat(2),
    company: fc.constantFrom("c1", "c2", "c3"),
  }),
  fc.record({ what: fc.constant("keep" as const), device: fc.nat(2), isKept: fc.boolean() }),
);

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
      (happenings, limit) => runHistory(happenings, limit, usualRules),
    ),
    { numRuns: propertyRuns(25), examples: found },
  );
}, 300_000);

test("the same holds while the books become whole and a card again on any device, at any moment", async () => {
  const happening = fc.oneof(
    { arbitrary: happeningArbitrary(3), weight: 3 },
    { arbitrary: choice, weight: 1 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 4, maxLength: 30 }),
      fc.constantFrom(1, 2, 1000),
      (happenings, limit) => runHistory(happenings, limit, { allUpTo: 0, openedMax: 1 }),
    ),
    { numRuns: propertyRuns(25) },
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
  // Validated offline beside what another writes; a third one wakes up to it.
  [
    [
      { what: "act", device: 0, act: { kind: "draft", at: 1, label: "A" } },
      { what: "synchronise", device: 0, faults: [] },
      { what: "synchronise", device: 1, faults: [] },
      { what: "act", device: 0, act: { kind: "approve", at: 1 } },
      { what: "act", device: 0, act: { kind: "pay", at: 0, sale: 0, cents: 6_000 } },
      { what: "act", device: 0, act: { kind: "validate", at: 0, through: "2026-05-05" } },
      { what: "act", device: 1, act: { kind: "pay", at: 0, sale: 0, cents: 1 } },
      { what: "synchronise", device: 0, faults: ["lostAnswer"] },
      { what: "synchronise", device: 0, faults: [] },
      { what: "synchronise", device: 1, faults: ["none", "none", "lostAnswer"] },
      { what: "restart", device: 1 },
    ],
    1000,
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

async function runHistory(
  happenings: readonly (Happening | Choice)[],
  limit: number,
  rules: WholeRules,
): Promise<void> {
  const world = await openWorld(limit, rules);
  try {
    for (const happening of happenings) {
      await happen(happening, world);
      await checkDevice(happening.device, world);
    }
    for (const device of world.devices) await device.books().openCompany(company);
    for (const device of [...world.devices, ...world.devices]) await device.synchronise();
    for (const index of world.devices.keys()) {
      await checkDevice(index, world);
      expect(await hasSealedVouchers(world.devices[index]!, world.server)).toBe(true);
      await checkSame(world.devices[index]!, world.server);
      await checkSeals(world.server);
      await checkOutcomes(world.devices[index]!, world.server);
    }
  } finally {
    for (const device of world.devices) await device.close();
  }
}

async function openWorld(limit: number, rules: WholeRules): Promise<World> {
  const server = createSimulatedServer({ limit });
  const devices = await Promise.all(
    ["anna", "anna", "bert"].map((user, index) =>
      openSimulatedDevice({ user, device: `d${index}`, fetch: server.fetchAs(user), rules }),
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
  for (const other of ["c2", "c3"]) {
    const named = { ...frenchFirm, name: `Books ${other}` };
    await first!.books().send(other, "company.create", { company: named, memberName: "Anna" });
  }
  await first!.synchronise();
  for (const other of ["c2", "c3"])
    server.write(other, "members", { ...server.documents(other, "members")[0]!, id: "bert", name: "Bert" });
  for (const device of devices) await device.books().openCompany(company);
  // The third one is filled for the first time in the midst of what happens.
  for (const device of devices.slice(0, 2)) await device.synchronise();
  return { server, devices, kept: devices.map(() => new Set<string>()) };
}

async function happen(happening: Happening | Choice, { devices, kept, server }: World): Promise<void> {
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
    case "open":
      return device.books().openCompany(happening.company);
    case "keep":
      return device.books().keepOnDevice(company, happening.isKept);
    case "clock":
      return device.moveClock(happening.hours * 3_600_000);
  }
}

/** What must hold of a device at any moment, whatever it has heard. */
async function checkDevice(index: number, { devices, kept, server }: World): Promise<void> {
  const device = devices[index]!;
  const vouchers = await shownVouchers(device);
  const areHere = await hasSealedVouchers(device, server);
  for (const sale of areHere ? vouchers : []) {
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
  if (!isOnline || completeAsOf !== server.answeredAt() || pendingCount > 0) return;
  const known = await device.ask("companies", {});
  expect(known.map(({ name }) => name)).toEqual(
    ["c1", "c2", "c3"].map((id) => server.documents(id, "companies")[0]!.name).sort(),
  );
  for (const { id, hold } of known) {
    expect(hold).not.toBe("opening");
    if (hold === "card") checkCard(id, device);
    else if (id === company) await checkSame(device, server);
  }
}

/** Of a card nothing is kept but the company's own document and the reader's place in it. */
function checkCard(card: string, { disk, user }: SimulatedDevice): void {
  const kept = [...disk.replica.rows].flatMap(([key, row]) => (row.company === card ? [key] : []));
  expect(kept.sort()).toEqual([`companies/${card}|${card}`, `members/${card}|${user}`]);
}

async function checkSame(device: SimulatedDevice, server: SimulatedServer): Promise<void> {
  const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);
  const vouchers = server.documents(company, "vouchers").sort(byId);
  if (await hasSealedVouchers(device, server))
    expect((await shownVouchers(device)).sort(byId)).toEqual(vouchers);
  expect([...(await device.ask("parties", { company }))].sort(byId)).toEqual(
    server.documents(company, "parties").sort(byId),
  );
  const { rows, debitCents, creditCents } = await device.ask("trialBalance", { company, filter: {} });
  expect(debitCents).toBe(creditCents);
  const balances: Record<string, number> = {};
  for (const posting of vouchers.filter(isBooked).flatMap(({ postings }) => postings))
    balances[posting.account] = (balances[posting.account] ?? 0) + signedCents(posting);
  expect(Object.fromEntries(rows.map(({ account, balanceCents }) => [account, balanceCents]))).toEqual(
    balances,
  );
}

/** Whole vouchers of a validated period follow its lines; until they are all here, lists lack some and say no rest. */
async function hasSealedVouchers(device: SimulatedDevice, server: SimulatedServer): Promise<boolean> {
  const { periods } = await device.ask("validation", { company });
  const known = new Set(periods.map(({ id }) => id));
  const count = server
    .documents(company, "seals")
    .filter(({ id }) => known.has(id))
    .flatMap(({ parts }) => parts)
    .reduce((sum, { content }) => sum + content!.vouchers, 0);
  const shown = await shownVouchers(device);
  return shown.filter(({ validatedAt }) => validatedAt !== undefined).length === count;
}

/** Nothing is sealed twice, or by halves, and each seal goes on from the last. */
async function checkSeals(server: SimulatedServer): Promise<void> {
  const seals = server.documents(company, "seals").sort((one, other) => one.index - other.index);
  expect(await verifySeals(seals, (hash) => server.blobs.get(hash) ?? null)).toMatchObject({
    ok: true,
    value: { notHeld: [] },
  });
  const count = seals.flatMap(({ parts }) => parts).reduce((sum, { content }) => sum + content!.vouchers, 0);
  const sealed = server.documents(company, "vouchers").filter(({ validatedAt }) => validatedAt !== undefined);
  expect(sealed).toHaveLength(count);
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
