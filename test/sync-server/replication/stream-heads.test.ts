import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { describe, expect, test } from "vitest";
import { putMember } from "#server/commands/put-member.ts";
import { hashToken } from "#server/people/tokens.ts";
import { createHeadNews } from "#server/replication/head-news.ts";
import { streamHeads } from "#server/replication/stream-heads.ts";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import { insertSession, revokeSession } from "#server/storage/sessions.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { databases } from "#test/support/databases.ts";
import { beginCompany, joinCompany } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "the stream of heads on $name",
  ({ createPlace }) => {
    test("hears at intervals what no news told, and ends when the session does", async () => {
      const place = await createPlace();
      const storage = await openStorage(place);
      afterThisFile(storage.close);
      const services = await createTestServices({ storage });
      const device = await beginCompany(services);
      const tokenHash = hashToken("a token");
      const at = services.now().toISOString();
      await storage.write((tx) =>
        insertSession(tx, {
          tokenHash,
          userId: device.userId,
          deviceId: device.id,
          createdAt: at,
          lastSeenAt: at,
          expiresAt: "2027-01-01T00:00:00.000Z",
        }),
      );
      // News that never comes stands for a notice lost between two processes.
      const news = { subscribe: () => () => {} };
      const app = new Hono().get("/", (c) =>
        streamSSE(c, (stream) =>
          streamHeads(services, news, stream, { userId: device.userId, tokenHash, compareSeconds: 0.02 }),
        ),
      );
      const reader = (await app.request("/")).body!.getReader();
      const decoder = new TextDecoder();
      let text = "";
      const readUntil = async (wanted: string) => {
        while (!text.includes(wanted)) {
          const { value, done } = await reader.read();
          if (done) throw new Error("the stream ended");
          text += decoder.decode(value, { stream: true });
        }
      };
      await readUntil('"head":4');
      await device.must("voucher.draft", aDraft("s1"));
      await readUntil('"head":5');
      expect(text.match(/event: head/g)).toHaveLength(2);

      await storage.write((tx) => revokeSession(tx, tokenHash, at));
      for (;;) if ((await reader.read()).done) break;
    });

    test("ends at once for who is removed from a company, in the last one with their session", async () => {
      const storage = await openStorage(await createPlace());
      afterThisFile(storage.close);
      const services = await createTestServices({ storage });
      const owner = await beginCompany(services);
      const colleague = await joinCompany(services, owner.company);
      const stays = await beginCompany(services);
      const place = {
        name: "Jean",
        role: "user",
        isOwner: false,
        practitioner: null,
        reads: "whole",
      } as const;
      await putMember(services, stays.company, { id: colleague.userId, ...place });
      const tokenHash = hashToken("a token");
      const at = services.now().toISOString();
      await storage.write((tx) =>
        insertSession(tx, {
          tokenHash,
          userId: colleague.userId,
          deviceId: colleague.id,
          createdAt: at,
          lastSeenAt: at,
          expiresAt: "2027-01-01T00:00:00.000Z",
        }),
      );
      const news = createHeadNews(services);
      // Intervals this long never come in a test: what ends the stream is the news itself.
      const open = async () => {
        const follow = { userId: colleague.userId, tokenHash, compareSeconds: 3600 };
        const app = new Hono().get("/", (c) =>
          streamSSE(c, (stream) => streamHeads(services, news, stream, follow)),
        );
        const reader = (await app.request("/")).body!.getReader();
        let text = "";
        const readUntil = async (wanted: string | null) => {
          while (wanted === null || !text.includes(wanted)) {
            const { value, done } = await reader.read();
            if (done) return text;
            text += new TextDecoder().decode(value);
          }
          return text;
        };
        await readUntil("still here");
        return readUntil;
      };
      const first = await open();
      await owner.must("member.remove", { id: colleague.userId });
      expect(await first(null)).toContain(owner.company);

      const second = await open();
      await stays.must("member.remove", { id: colleague.userId });
      const told = await second(null);
      expect(told).toContain(stays.company);
      expect(told).not.toContain(owner.company);
    });

    test.each(["device", "session"] as const)("ends at once with a %s that is revoked", async (what) => {
      const storage = await openStorage(await createPlace());
      afterThisFile(storage.close);
      const services = await createTestServices({ storage });
      const device = await beginCompany(services);
      const tokenHash = hashToken("a token");
      const at = services.now().toISOString();
      const { userId } = device;
      const session = { tokenHash, userId, deviceId: device.id, createdAt: at, lastSeenAt: at };
      await storage.write((tx) => insertSession(tx, { ...session, expiresAt: "2027-01-01T00:00:00.000Z" }));
      const news = createHeadNews(services);
      const app = new Hono().get("/", (c) =>
        // An interval this long never comes in a test: what ends the stream is the news itself.
        streamSSE(c, (stream) =>
          streamHeads(services, news, stream, { userId, tokenHash, compareSeconds: 3600 }),
        ),
      );
      const reader = (await app.request("/")).body!.getReader();
      for (let text = ""; !text.includes("still here"); )
        text += new TextDecoder().decode((await reader.read()).value);
      await storage.write((tx) =>
        what === "device" ? revokeDevice(tx, device.id, at) : revokeSession(tx, tokenHash, at),
      );
      for (;;) if ((await reader.read()).done) break;
    });

    test("one process hears what another commits", async () => {
      const place = await createPlace();
      if (place.databaseUrl === undefined) return;
      const [one, other] = [await openStorage(place), await openStorage(place)];
      afterThisFile(one.close);
      afterThisFile(other.close);
      const services = await createTestServices({ storage: one });
      const device = await beginCompany(services);
      const news = createHeadNews({ storage: other, logger: services.logger });
      const heard = new Promise((resolve) => {
        const unsubscribe = news.subscribe(device.userId, (heads) => {
          unsubscribe();
          resolve(heads.map(({ companyId }) => companyId));
        });
      });
      // Listening begins in its own time after opening: what is committed before it is not heard, so commits go on.
      const timer = setInterval(() => void one.write((tx) => nextRevisions(tx, device.company, 1)), 100);
      expect(await heard).toEqual([device.company]);
      clearInterval(timer);
    });
  },
  60_000,
);
