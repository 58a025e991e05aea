import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/storage/audit.ts";
import { listDevices, readDevice, revokeDevice } from "#server/storage/devices.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const NEW_DEVICE = randomUUID();

let services: TestServices;
let app: ReturnType<typeof createApp>;
let device: TestDevice;
let browser: TestBrowser;
let company: string;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  device = await beginCompany(services, frenchFirm);
  company = device.company;
  browser = await openSignedInBrowser(app, services, device);
});

const renew = (body: object, from = browser) => from.send("POST", "/session/device/renewal", body);
const aParty = (id: string) => ({ id, set: { role: "customer" as const, number: id, name: id } });
const lostIn = async (companyId: string | null) =>
  (await services.storage.read((tx) => readAudit(tx, { companyId, limit: 100 }))).filter(
    ({ action }) => action === "device.lost",
  );

describe("a device that goes on under another id", () => {
  test("declares what it lost once, in the company's audit log, however often it asks", async () => {
    await device.must("party.save", aParty("p1"));
    const through = device.make("party.save", aParty("p2")).counter + 2;
    const decided = through - 3;
    const request = {
      id: NEW_DEVICE,
      replaces: device.id,
      reason: "keyLost",
      missing: [{ company, after: 0, through }],
    };
    const expected = { lostCount: 3, since: services.now().toISOString() };
    expect(await (await renew(request)).json()).toEqual(expected);
    expect(await (await renew(request)).json()).toEqual(expected);

    expect(await lostIn(company)).toMatchObject([
      { subject: device.id, deviceId: NEW_DEVICE, detail: { count: 3, fromCounter: decided + 1 } },
    ]);
    const devices = await services.storage.read((tx) => listDevices(tx, device.userId));
    expect(devices.map(({ id }) => id)).toContain(NEW_DEVICE);
    const session = (await (await browser.send("GET", "/session")).json()) as { device: { id: string } };
    expect(session.device.id).toBe(NEW_DEVICE);
  });

  test("declares its losses in ten thousand companies at once", async () => {
    const through = device.make("party.save", aParty("p1")).counter + 1;
    const others = Array.from({ length: 9_999 }, () => ({ company: randomUUID(), after: 0, through: 1 }));
    const request = { id: NEW_DEVICE, replaces: device.id, reason: "storageLost" };
    const answer = await renew({ ...request, missing: [...others, { company, after: 0, through }] });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { lostCount: 10_001, since: services.now().toISOString() },
    ]);
  });

  test("leaves the session it had to its copy, and gets one of its own", async () => {
    const copy = new Map(browser.cookies);
    const request = { id: NEW_DEVICE, replaces: device.id, reason: "copied", missing: [] };
    expect((await renew(request)).status).toBe(200);
    const nameOf = async () =>
      ((await (await browser.send("GET", "/session")).json()) as { device: { id: string } }).device.id;
    expect(await nameOf()).toBe(NEW_DEVICE);
    browser.cookies.clear();
    for (const [name, value] of copy) browser.cookies.set(name, value);
    expect(await nameOf()).toBe(device.id);
  });

  test("is no way around having been shut out, nor to another's device", async () => {
    const other = await joinCompany(services, company);
    const request = { id: NEW_DEVICE, reason: "copied", missing: [] };
    expect((await renew({ ...request, replaces: other.id })).status).toBe(403);
    const mine = await createTestDevice(services, device.userId, company);
    await services.storage.write((tx) => revokeDevice(tx, mine.id, services.now().toISOString()));
    expect((await renew({ ...request, replaces: mine.id })).status).toBe(200);
    const renewed = await services.storage.read((tx) => readDevice(tx, NEW_DEVICE));
    expect(renewed?.revokedAt).not.toBeNull();
    const asked = await browser.send("GET", "/session");
    expect([asked.status, await asked.json()]).toEqual([403, { code: "device.revoked" }]);
  });

  test("is no way out for a revoked device that names another, one that never was, or one that may still work", async () => {
    const mine = await createTestDevice(services, device.userId, company);
    await services.storage.write((tx) => revokeDevice(tx, device.id, services.now().toISOString()));
    const mayWork = async () => (await browser.send("GET", "/session")).status;
    for (const reason of ["copied", "keyLost"])
      for (const [id, replaces] of [
        [randomUUID(), mine.id],
        [randomUUID(), "never-was"],
        [mine.id, mine.id],
        [mine.id, device.id],
      ] as const) {
        await renew({ id, replaces, reason, missing: [] });
        expect(await mayWork(), `${reason} ${id === mine.id} ${replaces}`).toBe(403);
      }
    const untouched = await services.storage.read((tx) => readDevice(tx, mine.id));
    expect(untouched?.revokedAt).toBeNull();
  });

  test("never takes the name by which the server itself acts", async () => {
    for (const id of [`people:${device.userId}`, "firm:x", "api:x"])
      expect((await renew({ id, replaces: device.id, reason: "keyLost", missing: [] })).status).toBe(400);
  });

  test("keeps a stranger's words out of a company's audit log", async () => {
    const request = {
      id: NEW_DEVICE,
      replaces: device.id,
      reason: "storageLost",
      missing: [{ company: "not-mine", after: 0, through: 4 }],
    };
    expect(await (await renew(request)).json()).toMatchObject({ lostCount: 4 });
    expect(await lostIn("not-mine")).toEqual([]);
    expect(await lostIn(null)).toHaveLength(1);
  });

  test("writes one line into its company's log and one elsewhere, however much it lists", async () => {
    const missing = Array.from({ length: 3000 }, (_, index) => ({
      company: index % 2 === 0 ? company : `made-up-${index}`,
      after: index,
      through: index + 2,
    }));
    const request = { id: NEW_DEVICE, replaces: randomUUID(), reason: "storageLost", missing };
    expect(await (await renew(request)).json()).toEqual({ lostCount: 3000 + 3000, since: null });
    expect(await lostIn(company)).toMatchObject([{ detail: { count: 3000, fromCounter: 1 } }]);
    expect(await lostIn(null)).toMatchObject([{ detail: { count: 3000, companyCount: 1500 } }]);
  });

  test("is asked for patience when it does so without end", async () => {
    const statuses: number[] = [];
    const ask = (id: string) => renew({ id, replaces: device.id, reason: "copied", missing: [] });
    for (let index = 0; index < 21; index += 1) statuses.push((await ask(randomUUID())).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    const late = await ask(randomUUID());
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});

describe("a command sent again under another device id", () => {
  test("is answered with its first outcome and keeps its place in the new chain", async () => {
    const first = device.make("party.save", aParty("p1"));
    const [answered] = await device.send([first]);
    const copy = await createTestDevice(services, device.userId, company);
    const again = copy.make("party.save", aParty("p1"), { id: first.id, madeAt: first.madeAt });
    const next = copy.make("party.save", aParty("p2"));

    const both = await copy.send([again, next]);
    expect(both).toMatchObject([
      { outcome: answered!.outcome, duplicate: true },
      { outcome: { status: "accepted" }, duplicate: false },
    ]);
    expect(await copy.send([again, next])).toMatchObject([
      { outcome: answered!.outcome, duplicate: true },
      { outcome: { status: "accepted" }, duplicate: true },
    ]);
  });

  test("is no duplicate when it says something else under that id", async () => {
    const first = device.make("party.save", aParty("p1"));
    await device.send([first]);
    const copy = await createTestDevice(services, device.userId, company);
    const other = copy.make("party.save", aParty("p2"), { id: first.id, madeAt: first.madeAt });
    expect(await copy.send([other])).toMatchObject([{ outcome: { status: "broken", code: "tampered" } }]);
  });
});
