import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Refusal } from "#core/replication/refusal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { createApp } from "#server/app.ts";
import type { SignedInSession } from "#server/people/sign-in.ts";
import { beginEpoch } from "#server/restoration/begin-epoch.ts";
import { openNumbering } from "#server/restoration/numbering.ts";
import { findOutcome } from "#server/storage/outcomes.ts";
import { readEpoch } from "#server/storage/server-facts.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { openTestStorage } from "#test/support/databases.ts";
import { doAct, type Happening, happeningArbitrary } from "#test/support/device-acts.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const DEVICES = 3;

interface History {
  readonly before: readonly Happening[];
  readonly between: readonly Happening[];
  /** Whether whoever restored the backup says so, or leaves it to the devices to prove it. */
  readonly isSaid: boolean;
  /** What somebody who came since does before any earlier device returns. */
  readonly since: readonly Happening[];
  readonly order: readonly number[];
}

const happenings = fc.array(happeningArbitrary(DEVICES), { minLength: 4, maxLength: 12 });
const history: fc.Arbitrary<History> = fc.record({
  before: happenings,
  between: happenings,
  isSaid: fc.boolean(),
  since: fc.oneof(
    fc.constant([]),
    fc.array(happeningArbitrary(1), { minLength: 4, maxLength: 24, size: "max" }),
  ),
  order: fc.shuffledSubarray([0, 1, 2], { minLength: DEVICES }),
});

test("after a restored backup every act has one outcome, no number is given twice or changes, and all devices show the same books", async () => {
  await fc.assert(fc.asyncProperty(history, runHistory), { numRuns: propertyRuns(4), endOnFailure: true });
}, 300_000);

/** A device that reaches whichever server stands at its address now. */
interface Reaching {
  readonly enrolled: TestDevice;
  readonly device: SimulatedDevice;
  fetch: typeof globalThis.fetch;
}

async function runHistory({ before, between, isSaid, since, order }: History): Promise<void> {
  const first = await createTestServices();
  const owner = await beginCompany(first, frenchFirm);
  const { company } = owner;
  await owner.must("party.save", { id: "party0", set: { role: "customer", number: "C0", name: "Terre" } });
  const colleague = await joinCompany(first, company);
  const devices: Reaching[] = [];
  for (const enrolled of [
    await createTestDevice(first, owner.userId, company),
    await createTestDevice(first, owner.userId, company),
    colleague,
  ])
    devices.push(await openReaching(enrolled));
  try {
    await signIn(devices, first);
    for (const { device } of devices) await device.synchronise();
    for (const happening of before) await happen(happening, company, devices);
    const backup = await backUp(first.storage);
    const backedUp = await vouchersOf(first, company);
    for (const happening of between) await happen(happening, company, devices);
    // What everybody has seen is what must be there again.
    for (const { device } of [...devices, ...devices]) await device.synchronise();
    const known = await vouchersOf(first, company);

    const second = await createTestServices({ storage: await openTestStorage() });
    await restoreInto(second.storage, backup);
    if (isSaid) await beginEpoch(second);
    const epoch = await second.storage.read(readEpoch);
    if (since.length > 0) {
      const newcomer = await openReaching(await joinCompany(second, company));
      await signIn([newcomer], second);
      await newcomer.device.synchronise();
      for (const happening of since) await happen(happening, company, [newcomer]);
      await newcomer.device.synchronise();
      devices.push(newcomer);
    }
    await signIn(devices, second);
    for (const index of order) {
      await devices[index]!.device.synchronise();
      // Noticed or said, it signs everybody out.
      await signIn(devices, second);
    }
    for (const { device } of [...devices, ...devices, ...devices]) await device.synchronise();
    // Whatever was written since, what the backup lacks is noticed.
    if (!isSaid && !isDeepStrictEqual(backedUp, known))
      expect(await second.storage.read(readEpoch)).not.toBe(epoch);
    const owners = { user: { id: owner.userId }, device: null } as unknown as SignedInSession;
    await openNumbering(second, owners, company);
    for (const { device } of [...devices, ...devices]) await device.synchronise();

    const after = await vouchersOf(second, company);
    // In another order edits of one draft end otherwise; a number that was given stays, or its approval is on the desk.
    const refusals = (await storedRows(second.storage, company, "outcomes")).map(
      ({ body }) => body as Refusal,
    );
    const refusedApprovals = new Set(
      refusals.flatMap(({ commandType, args }) =>
        commandType === "voucher.approve" ? [(args as { readonly id: string }).id] : [],
      ),
    );
    for (const [id, { number, day }] of known)
      if (number !== null && !refusedApprovals.has(id)) expect(after.get(id)).toMatchObject({ number, day });
    const numbers = [...after.values()].flatMap(({ number }) => number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { device } of devices) {
      expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
      for (const { command, status } of await device.readLog(company)) {
        const key = { companyId: company, commandId: command.id };
        expect((await second.storage.read((tx) => findOutcome(tx, key)))?.status).toBe(status);
      }
      expect(await shownOn(device, company)).toEqual(after);
    }
  } finally {
    for (const { device } of devices) await device.close();
  }
}

async function openReaching(enrolled: TestDevice): Promise<Reaching> {
  const reaching: Partial<Reaching> & { fetch?: typeof globalThis.fetch } = {};
  const device = await openSimulatedDevice({
    user: enrolled.userId,
    device: enrolled.id,
    fetch: (...request) => reaching.fetch!(...request),
  });
  return Object.assign(reaching, { enrolled, device, fetch: globalThis.fetch });
}

async function signIn(devices: readonly Reaching[], services: TestServices): Promise<void> {
  const app = createApp(services);
  for (const reaching of devices) {
    reaching.fetch = signedInFetch(await openSignedInBrowser(app, services, reaching.enrolled));
    await reaching.device.books().tellSignedIn();
  }
}

async function happen(happening: Happening, company: string, devices: readonly Reaching[]): Promise<void> {
  const { device } = devices[happening.device]!;
  switch (happening.what) {
    case "act":
      await doAct(device, company, happening.act);
      return;
    case "dieActing":
      return device.dieWithin(0, () => doAct(device, company, happening.act));
    case "synchronise":
      return device.synchronise(happening.faults.filter((fault) => fault !== "late"));
    case "die":
      return device.dieWithin(happening.steps, () => device.synchronise());
    case "restart":
      return device.restart();
    case "clock":
      return device.moveClock(happening.hours * 3_600_000);
  }
}

interface Shown {
  readonly state: string;
  readonly number: string | null;
  readonly day: string;
}

const toShown = (voucher: Voucher): Shown => ({
  state: voucher.state,
  number: "number" in voucher ? voucher.number : null,
  day: voucher.day,
});

async function vouchersOf({ storage }: TestServices, company: string): Promise<Map<string, Shown>> {
  const rows = await storedRows(storage, company, "vouchers");
  const live = rows.filter(({ deleted }) => !deleted).map(({ body }) => body as Voucher);
  return new Map(live.map((voucher): [string, Shown] => [voucher.id, toShown(voucher)]).sort(byId));
}

async function shownOn(device: SimulatedDevice, company: string): Promise<Map<string, Shown>> {
  const kinds = ["sale", "creditNote", "payment", "entry"] as const;
  const rows = await device.books().page("vouchers", { company, filter: { kinds } }, 0, 1000);
  const details = await Promise.all(rows.map(({ id }) => device.ask("voucher", { company, id })));
  return new Map(
    details.map((detail): [string, Shown] => [detail!.voucher.id, toShown(detail!.voucher)]).sort(byId),
  );
}

const byId = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);
