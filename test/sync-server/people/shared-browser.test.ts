import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { hashToken } from "#server/people/tokens.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import type { User } from "#server/storage/users.ts";
import { databases } from "#test/support/databases.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

const LAST = "cahier-session";

/** Somebody with a device in a browser, and what only that device can tell. */
interface Person {
  readonly user: User;
  readonly device: string;
  readonly proof: string;
  readonly recovery: string;
}

describe.each(databases)("a browser that several people share, on $name", ({ open }) => {
  let services: TestServices;
  let browser: TestBrowser;
  let camille: Person;
  let julien: Person;

  beforeEach(async () => {
    services = await createTestServices({ storage: await open() });
    browser = createTestBrowser(createApp(services));
    camille = await createPerson();
    julien = await createPerson();
  });

  const createPerson = async (): Promise<Person> => {
    const user = await createTestUser(services);
    return {
      user,
      device: services.createId(),
      proof: hashToken(`proof ${user.id}`),
      recovery: hashToken(`recovery ${user.id}`),
    };
  };
  const signIn = (person: Person) =>
    browser.send("POST", "/session", {
      login: person.user.identifier,
      password: PASSWORD,
      device: { id: person.device, name: "Tablette" },
    });
  const as = ({ user, proof }: Person) => ({ "Cahier-Person": user.id, "Cahier-Unlock": proof });
  const lock = async (person: Person) => {
    const { device, proof, recovery } = person;
    const body = { device, proof, recovery };
    return (await browser.send("PUT", "/session/lock", body, as(person))).status;
  };
  const enter = async (person: Person) => {
    expect((await signIn(person)).status).toBe(200);
    expect(await lock(person)).toBe(204);
  };
  const whoIs = async (headers: Record<string, string>) => {
    const answer = await browser.send("GET", "/session", undefined, headers);
    return answer.ok ? ((await answer.json()) as { user: { id: string } }).user.id : answer.status;
  };

  test("everybody keeps a session of their own, and each request is made as the person it names", async () => {
    await enter(camille);
    await enter(julien);
    expect(await whoIs(as(camille))).toBe(camille.user.id);
    expect(await whoIs(as(julien))).toBe(julien.user.id);
    expect(browser.cookies.size).toBe(2);
    expect([...browser.cookies.keys()].join()).not.toContain(camille.user.id);
  });

  test("the session of somebody whose books are locked is of no use to whoever holds the browser", async () => {
    await enter(camille);
    await enter(julien);
    expect(await whoIs({})).toBe(401);
    expect(await whoIs({ "Cahier-Person": camille.user.id })).toBe(401);
    expect(await whoIs({ "Cahier-Person": camille.user.id, "Cahier-Unlock": julien.proof })).toBe(401);
    const cookie = [...browser.cookies.values()][0]!;
    browser.cookies.set(LAST, cookie);
    expect(await whoIs({})).toBe(401);
  });

  test("a cookie of one person's name never lets in another", async () => {
    await enter(camille);
    const [name = ""] = browser.cookies.keys();
    await signIn(julien);
    browser.cookies.set(name, browser.cookies.get(LAST)!);
    browser.cookies.delete(LAST);
    expect(await whoIs({ "Cahier-Person": camille.user.id })).toBe(401);
    expect(await whoIs(as(camille))).toBe(401);
  });

  test("its cookies are read by no script, and go to this site alone", async () => {
    await signIn(camille);
    const { device, proof, recovery } = camille;
    const answer = await browser.send("PUT", "/session/lock", { device, proof, recovery }, as(camille));
    const [own = "", last = ""] = answer.headers.getSetCookie();
    expect(own).toMatch(
      /^cahier-session-[0-9a-f]{32}=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(last).toMatch(/^cahier-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test("whoever signs in ends the session they had, and that of somebody who locked nothing, and no other", async () => {
    await enter(camille);
    const first = new Map(browser.cookies);
    await enter(camille);
    for (const [name, token] of first) {
      browser.cookies.set("kept", token);
      expect(browser.cookies.get(name)).not.toBe(token);
      browser.cookies.set(name, token);
    }
    expect(await whoIs(as(camille))).toBe(401);
    await enter(camille);

    await signIn(julien);
    const ofJulien = browser.cookies.get(LAST)!;
    const marie = await createPerson();
    await signIn(marie);
    browser.cookies.set(LAST, ofJulien);
    expect(await whoIs({})).toBe(401);
    expect(await whoIs(as(camille))).toBe(camille.user.id);
  });

  test("signing one person out, or ending their session elsewhere, leaves the others whole", async () => {
    await enter(camille);
    await enter(julien);
    expect((await browser.send("DELETE", "/session", undefined, as(camille))).status).toBe(204);
    expect(await whoIs(as(camille))).toBe(401);
    expect(await whoIs(as(julien))).toBe(julien.user.id);
    expect(browser.cookies.size).toBe(1);
  });

  test("what opens a device whose PIN is gone is told to who has just shown the password, and to nobody else", async () => {
    const recoveryOf = async (id: string, headers = {}) =>
      browser.send("GET", `/session/recovery/${id}`, undefined, headers);
    await enter(camille);
    expect((await recoveryOf(camille.device, as(camille))).status).toBe(404);
    await signIn(julien);
    expect((await recoveryOf(camille.device)).status).toBe(404);
    expect((await recoveryOf(julien.device)).status).toBe(404);
    await signIn(camille);
    expect(await (await recoveryOf(camille.device)).json()).toEqual({ recoveries: [camille.recovery] });

    const rows = await services.storage.read((tx) =>
      tx.db.selectFrom("device_recoveries").selectAll().execute(),
    );
    expect(rows).toHaveLength(1);
    for (const { recovery } of rows)
      expect(Buffer.from(recovery).toString("latin1")).not.toContain(camille.recovery);
    expect(services.logLines.join("")).not.toContain(camille.recovery);
  });

  test("a revoked device still learns what opens it, for it has to hand in what it holds", async () => {
    await enter(camille);
    await services.storage.write((tx) => revokeDevice(tx, camille.device, services.now().toISOString()));
    expect((await signIn(camille)).status).toBe(403);
    const answer = await browser.send("GET", `/session/recovery/${camille.device}`);
    expect(await answer.json()).toEqual({ recoveries: [camille.recovery] });
  });

  test("a device's lock is its person's to set", async () => {
    await enter(camille);
    await signIn(julien);
    const { proof, recovery } = julien;
    const body = { device: camille.device, proof, recovery };
    const answer = await browser.send("PUT", "/session/lock", body, as(julien));
    expect([answer.status, await answer.json()]).toEqual([404, { code: "device.unknown" }]);
  });

  test("one device of a person cannot make the PIN of another final by naming it", async () => {
    await enter(camille);
    const laptop = { ...camille, device: services.createId(), proof: hashToken("laptop") };
    await enter(laptop);
    const body = { device: camille.device, proof: laptop.proof, recovery: hashToken("of no use") };
    expect((await browser.send("PUT", "/session/lock", body, as(laptop))).status).toBe(204);
    await signIn(camille);
    const answer = await browser.send("GET", `/session/recovery/${camille.device}`);
    const { recoveries } = (await answer.json()) as { recoveries: string[] };
    expect(recoveries).toHaveLength(2);
    expect(recoveries).toContain(camille.recovery);
  });

  test("a device's recoveries are so many, and those that are kept stay", async () => {
    await enter(camille);
    const { device, proof } = camille;
    const statuses: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const body = { device, proof, recovery: hashToken(`filling ${index}`) };
      statuses.push((await browser.send("PUT", "/session/lock", body, as(camille))).status);
    }
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
    expect(await lock(camille)).toBe(204);
    await signIn(camille);
    const answer = await browser.send("GET", `/session/recovery/${device}`);
    expect(((await answer.json()) as { recoveries: string[] }).recoveries).toContain(camille.recovery);
  });
});
