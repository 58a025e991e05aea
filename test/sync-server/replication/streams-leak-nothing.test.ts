import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { headsOf } from "#server/storage/company-revisions.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

const several = { ...practice, practice: "several" as const };

const step = fc.record({
  what: fc.constantFrom("write", "write", "open", "join", "narrow", "leave", "pull"),
  company: fc.nat(2),
});

/** What a stream has said so far: the highest head of each company it named, and whether it has ended. */
interface Heard {
  readonly said: () => string;
  readonly heads: () => ReadonlyMap<string, number>;
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
  /** The companies that it may name, and up to which head where the reader has left since. */
  readonly allowed: Map<string, number>;
}

async function openStream(
  app: ReturnType<typeof createApp>,
  services: TestServices,
  device: TestDevice,
): Promise<Heard> {
  const browser = await openSignedInBrowser(app, services, device);
  const answer = await browser.send("GET", "/sync/v5/stream");
  const reader = answer.body!.getReader();
  let text = "";
  const ended = (async () => {
    for (const decoder = new TextDecoder(); ; ) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  })();
  return {
    said: () => text,
    heads: () => {
      const lines = text.split("\n").filter((line) => line.startsWith("data: {"));
      const news = lines.map((line) => JSON.parse(line.slice(6)) as { company: string; head: number });
      return new Map(news.map(({ company, head }) => [company, head]));
    },
    ended,
    close: async () => {
      await reader.cancel();
      await ended;
    },
    allowed: new Map(),
  };
}

describe.each(databases)("open streams on $name", ({ open }) => {
  let services: TestServices;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
    app = createApp(services);
  }, 60_000);

  test(
    "invariant 7: no event names a company to who is no member, and whoever is narrowed or leaves hears no more",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
          const owners = [
            await beginCompany(services, several),
            await beginCompany(services, several),
            await beginCompany(services, several),
          ];
          const user = await createTestUser(services);
          const device = await createTestDevice(services, user.id, owners[0]!.company);
          const reads = new Map<string, "whole" | "slice">();
          const secrets: { readonly company: string; readonly id: string }[] = [];
          /** How each company was read when it was last pulled. */
          const pulledAs = new Map<string, "whole" | "slice">();
          let held: Awaited<ReturnType<TestDevice["pull"]>> | null = null;
          let stream: Heard | null = null;
          const closed: Heard[] = [];

          const headOf = async (company: string) =>
            (await services.storage.read((tx) => headsOf(tx, [company]))).get(company) ?? 0;
          const place = (company: string, how: "whole" | "slice") =>
            putMember(services, company, {
              ...{ id: user.id, name: "R", role: "user", isOwner: false },
              ...{ practitioner: "dup", reads: how },
            });
          const pullAll = async () => {
            const known = held === null ? {} : { checkpoints: held.checkpoints, scopes: held.scopes };
            held = await device.pull(known);
            expect(held.done).toBe(true);
            const pulled = JSON.stringify(held.pages);
            for (const { company, id } of secrets)
              if (reads.get(company) !== "whole") expect(pulled).not.toContain(id);
            for (const [company, how] of pulledAs)
              if (reads.get(company) !== how) expect(held.drop).toContain(company);
            pulledAs.clear();
            for (const [company, how] of reads) pulledAs.set(company, how);
          };

          for (const [index, { what, company }] of steps.entries()) {
            const owner = owners[company]!;
            const id = owner.company;
            const before = await headOf(id);
            if (what === "open") {
              if (stream !== null) {
                await stream.close();
                closed.push(stream);
              }
              stream = await openStream(app, services, device);
              for (const known of reads.keys()) stream.allowed.set(known, Number.POSITIVE_INFINITY);
            } else if (what === "pull") {
              await pullAll();
            } else if (what === "join" || what === "narrow") {
              const how = what === "join" ? "whole" : "slice";
              await place(id, how);
              reads.set(id, how);
              stream?.allowed.set(id, Number.POSITIVE_INFINITY);
            } else if (what === "leave") {
              if (!reads.delete(id)) continue;
              await owner.must("member.remove", { id: user.id });
              if (stream?.allowed.has(id)) stream.allowed.set(id, before);
              // Whoever was told of it, or works nowhere any more, is no longer told anything at all.
              if (stream !== null && (stream.heads().has(id) || reads.size === 0)) {
                await stream.ended;
                closed.push(stream);
                stream = null;
              }
            } else {
              const secret = `secret-${index}-${services.createId()}`;
              await owner.act(
                "payment.record",
                aPaymentOf(secret, 5_000, { practitioner: "mar", account: null, party: null, label: secret }),
              );
              secrets.push({ company: id, id: secret });
            }
          }

          if (stream !== null) {
            const open = stream;
            for (const id of reads.keys()) {
              const head = await headOf(id);
              await expect.poll(() => open.heads().get(id), { timeout: 30_000, interval: 10 }).toBe(head);
            }
            await open.close();
            closed.push(open);
          }
          for (const { heads, said, allowed } of closed) {
            for (const { id } of secrets) expect(said()).not.toContain(id);
            for (const [company, head] of heads()) {
              expect([...allowed.keys()]).toContain(company);
              expect(head).toBeLessThanOrEqual(allowed.get(company)!);
            }
          }
          await pullAll();
        }),
        { numRuns: propertyRuns(12) },
      );
    },
    120_000 * propertyRuns(1),
  );
});
