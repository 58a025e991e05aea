import { beforeEach, describe, expect, test } from "vitest";
import type { Refusal } from "#core/replication/refusal.ts";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { readAudit } from "#server/storage/audit.ts";
import { readUser, type User } from "#server/storage/users.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

describe.each(databases)(
  "sessions and devices on $name",
  ({ open }) => {
    let services: TestServices;
    beforeEach(async () => {
      services = await createTestServices({ storage: await open() });
    });

    const browserOf = async (user: User, device?: { id: string; name: string }): Promise<TestBrowser> => {
      const browser = createTestBrowser(createApp(services));
      const answer = await browser.send("POST", "/session", {
        login: user.identifier,
        password: PASSWORD,
        ...(device && { device }),
      });
      expect(answer.status).toBe(200);
      return browser;
    };
    const userOf = async ({ userId }: TestDevice): Promise<User> => {
      return (await services.storage.read((tx) => readUser(tx, userId)))!;
    };
    const json = async <Answer>(answer: Promise<Response>) => (await (await answer).json()) as Answer;

    interface Sessions {
      readonly sessions: readonly {
        readonly id: string;
        readonly isThis: boolean;
        readonly device: string;
      }[];
    }
    interface Devices {
      readonly devices: readonly Record<string, unknown>[];
    }

    test("every open session is listed, and one that is ended is out at once", async () => {
      const anne = await createTestUser(services);
      const here = await browserOf(anne, { id: services.createId(), name: "iPad" });
      const elsewhere = await browserOf(anne, { id: services.createId(), name: "Bureau" });
      const { sessions } = await json<Sessions>(here.send("GET", "/session/sessions"));
      expect(sessions.map(({ device }) => device).sort()).toEqual(["Bureau", "iPad"]);
      const other = sessions.find(({ isThis }) => !isThis)!;
      expect(other.device).toBe("Bureau");
      expect((await here.send("DELETE", `/session/sessions/${other.id}`)).status).toBe(204);
      expect((await elsewhere.send("GET", "/session")).status).toBe(401);
      expect((await here.send("GET", "/session")).status).toBe(200);
      expect((await here.send("DELETE", `/session/sessions/${other.id}`)).status).toBe(404);
    });

    test("the id of a session is neither its token nor its hash, and nobody else's can be ended", async () => {
      const anne = await createTestUser(services);
      const bob = await createTestUser(services);
      const annes = await browserOf(anne);
      const bobs = await browserOf(bob);
      const { sessions } = await json<Sessions>(annes.send("GET", "/session/sessions"));
      const { id } = sessions[0]!;
      const rows = await services.storage.read((tx) =>
        tx.db.selectFrom("sessions").select("token_hash").execute(),
      );
      expect(rows.some(({ token_hash }) => token_hash.includes(id))).toBe(false);
      expect((await bobs.send("DELETE", `/session/sessions/${id}`)).status).toBe(404);
      bobs.cookies.set("cahier-session", id);
      expect((await bobs.send("GET", "/session")).status).toBe(401);
      expect((await annes.send("GET", "/session")).status).toBe(200);
    });

    test("whoever validates sees the company's other devices and when each was last heard of; others see nothing", async () => {
      const owner = await beginCompany(services);
      const colleague = await joinCompany(services, owner.company);
      const own = services.createId();
      const here = await browserOf(await userOf(owner), { id: own, name: "Bureau" });
      const theirs = await browserOf(await userOf(colleague), { id: services.createId(), name: "Tablette" });
      services.passSeconds(3600);
      const pullBody = (device: string) => ({ device, checkpoints: {}, limit: 10 });
      const session = await json<{ device: { id: string } }>(theirs.send("GET", "/session"));
      expect((await theirs.send("POST", "/sync/v5/pull", pullBody(session.device.id))).status).toBe(200);
      const path = `/people/companies/${owner.company}/senders`;
      // The same for whoever gives a device a series to number in.
      const ofSeries = `/people/companies/${owner.company}/series/devices`;
      expect(await json<Devices>(here.send("GET", ofSeries))).toEqual(
        await json<Devices>(here.send("GET", path)),
      );
      expect((await theirs.send("GET", ofSeries)).status).toBe(403);
      const { devices } = await json<Devices>(here.send("GET", path));
      expect(devices.find(({ name }) => name === "Tablette")).toMatchObject({
        person: "Jean",
        lastContactAt: services.now().toISOString(),
      });
      expect(devices.some(({ name, person }) => name === "iPad" && person === "Anna")).toBe(true);
      expect(devices.some(({ id }) => id === own)).toBe(false);
      expect((await theirs.send("GET", path)).status).toBe(403);
      const stranger = await browserOf(await createTestUser(services));
      expect((await stranger.send("GET", path)).status).toBe(403);
    });

    test("one's devices are listed with their last contact, and a revoked one is refused everything", async () => {
      const anne = await createTestUser(services);
      const [ipad, office] = [services.createId(), services.createId()];
      const here = await browserOf(anne, { id: ipad, name: "iPad" });
      const elsewhere = await browserOf(anne, { id: office, name: "Bureau" });
      const at = services.now().toISOString();
      const { devices } = await json<Devices>(here.send("GET", "/session/devices"));
      expect(devices).toEqual(
        expect.arrayContaining([
          {
            id: ipad,
            name: "iPad",
            enrolledAt: at,
            lastContactAt: at,
            revokedAt: null,
            lost: null,
            isThis: true,
          },
          {
            id: office,
            name: "Bureau",
            enrolledAt: at,
            lastContactAt: at,
            revokedAt: null,
            lost: null,
            isThis: false,
          },
        ]),
      );
      expect((await here.send("POST", `/session/devices/${office}/revoke`)).status).toBe(204);
      const requests = [
        ["GET", "/session"],
        ["GET", "/session/devices"],
        ["POST", "/sync/v5/pull"],
        ["GET", "/sync/v5/stream"],
        ["PUT", "/session/user"],
      ] as const;
      for (const [method, path] of requests) {
        const refused = await elsewhere.send(method, path, method === "GET" ? undefined : {});
        expect([path, refused.status, await refused.json()]).toEqual([path, 403, { code: "device.revoked" }]);
      }
      const bob = await browserOf(await createTestUser(services));
      expect((await bob.send("POST", `/session/devices/${ipad}/revoke`)).status).toBe(404);
    });

    test("a revoked device hands in what it held, and the owner finds it whole in À revoir", async () => {
      const owner = await beginCompany(services);
      const colleague = await joinCompany(services, owner.company);
      const browser = await browserOf(await userOf(colleague), { id: colleague.id, name: "iPad" });
      const held = colleague.make("voucher.draft", aDraft("held"));
      expect((await browser.send("POST", `/session/devices/${colleague.id}/revoke`)).status).toBe(204);

      const answer = await browser.send("POST", "/sync/commands", {
        device: colleague.id,
        commands: [held],
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        outcomes: [{ outcome: { status: "refused", code: "device.revoked" } }],
      });
      expect(await storedDocument(services.storage, owner.company, "vouchers", "held")).toBeNull();
      const pulled = await owner.pull();
      const refusals = (pulled.pages.outcomes ?? []).map(({ body }) => body as unknown as Refusal);
      expect(refusals).toMatchObject([
        { id: held.id, code: "device.revoked", decision: "open", args: held.args, madeBy: colleague.userId },
      ]);
    });

    test("a revoked device that was signed out signs in for that alone", async () => {
      const owner = await beginCompany(services);
      const colleague = await joinCompany(services, owner.company);
      const user = await userOf(colleague);
      const here = await browserOf(user, { id: colleague.id, name: "iPad" });
      const held = colleague.make("voucher.draft", aDraft("held"));
      await here.send("POST", `/session/devices/${colleague.id}/revoke`);
      await here.send("DELETE", "/session");
      const answer = await here.send("POST", "/session", {
        login: user.identifier,
        password: PASSWORD,
        device: { id: colleague.id, name: "iPad" },
      });
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: "device.revoked" }]);
      expect((await here.send("GET", "/session")).status).toBe(403);
      const sent = await here.send("POST", "/sync/commands", { device: colleague.id, commands: [held] });
      expect(await sent.json()).toMatchObject({ outcomes: [{ outcome: { code: "device.revoked" } }] });
    });

    describe("of a company's members", () => {
      test("are seen by who manages them, by nobody else, and not at all by strangers", async () => {
        const owner = await beginCompany(services);
        const colleague = await joinCompany(services, owner.company, { name: "Jean" });
        const path = `/people/companies/${owner.company}/devices`;
        const owners = await browserOf(await userOf(owner));
        const { devices } = await json<Devices>(owners.send("GET", path));
        expect(devices.map(({ id }) => id).sort()).toEqual([owner.id, colleague.id].sort());
        expect(devices.find(({ id }) => id === colleague.id)).toMatchObject({
          name: "iPad",
          person: { id: colleague.userId, name: "Jean" },
          mayRevoke: true,
        });
        const no = { code: "rights.missing", right: "manageMembers" };
        const colleagues = await browserOf(await userOf(colleague));
        const stranger = await browserOf(await createTestUser(services));
        for (const [browser, asked] of [
          [colleagues, path],
          [stranger, path],
          [stranger, "/people/companies/no-such-company/devices"],
        ] as const) {
          const refused = await browser.send("GET", asked);
          expect([refused.status, await refused.json()]).toEqual([403, no]);
        }
      });

      test("tell what each has lost of these books, how many acts and since when, and nothing of other books", async () => {
        const owner = await beginCompany(services);
        const colleague = await joinCompany(services, owner.company);
        const other = await createTestDevice(services, colleague.userId, services.createId());
        await other.must("company.create", { company: frenchFirm, memberName: "Jean" });
        const colleagues = await openSignedInBrowser(createApp(services), services, colleague);
        const id = services.createId();
        const missing = [
          { company: owner.company, after: 0, through: 2 },
          { company: other.company, after: 0, through: 5 },
        ];
        const renewal = { id, replaces: colleague.id, reason: "storageLost", missing };
        expect((await colleagues.send("POST", "/session/device/renewal", renewal)).status).toBe(200);

        const at = services.now().toISOString();
        const owners = await browserOf(await userOf(owner));
        const listed = await json<Devices>(owners.send("GET", `/people/companies/${owner.company}/devices`));
        const lostOf = ({ devices }: Devices, device: string) =>
          devices.find((one) => one.id === device)?.lost;
        expect(lostOf(listed, id)).toEqual({ count: 2, since: at, noticedAt: at });
        expect(lostOf(listed, owner.id)).toBeNull();
        const own = await json<Devices>(colleagues.send("GET", "/session/devices"));
        expect(lostOf(own, id)).toEqual({ count: 7, since: at, noticedAt: at });
      });

      test("are revoked by who manages them while the member works here alone", async () => {
        const owner = await beginCompany(services);
        const colleague = await joinCompany(services, owner.company);
        const owners = await browserOf(await userOf(owner));
        const revoke = (id: string) =>
          owners.send("POST", `/people/companies/${owner.company}/devices/${id}/revoke`);

        const other = await beginCompany(services);
        await putMember(services, other.company, {
          id: colleague.userId,
          name: "Jean",
          role: "user",
          isOwner: false,
          practitioner: null,
          reads: "whole",
        });
        expect(await json(revoke(colleague.id))).toEqual({ code: "device.ofOtherCompanies" });
        await other.must("member.remove", { id: colleague.userId });
        expect((await revoke(colleague.id)).status).toBe(204);
        expect(await colleague.act("voucher.draft", aDraft("s1"))).toMatchObject({ code: "device.revoked" });
        const [line] = await services.storage.read((tx) =>
          readAudit(tx, { companyId: owner.company, limit: 10 }).then((lines) =>
            lines.filter(({ action }) => action === "device.revoke"),
          ),
        );
        expect(line).toMatchObject({ subject: colleague.id, userId: owner.userId });

        const stranger = await createTestDevice(services, other.userId, other.company);
        expect((await revoke(stranger.id)).status).toBe(404);
      });

      test("that are the owner's are revoked by the owner alone", async () => {
        const owner = await beginCompany(services);
        const second = await joinCompany(services, owner.company, { role: "administrator" });
        const seconds = await browserOf(await userOf(second));
        const path = `/people/companies/${owner.company}/devices/${owner.id}/revoke`;
        expect(await json(seconds.send("POST", path))).toMatchObject({ code: "member.isOwner" });
        const owners = await browserOf(await userOf(owner));
        expect((await owners.send("POST", path)).status).toBe(204);
      });
    });
  },
  60_000,
);
