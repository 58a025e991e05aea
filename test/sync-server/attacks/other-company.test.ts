import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readAuditEnd } from "#server/storage/audit.ts";
import { headsOf } from "#server/storage/company-revisions.ts";
import { aDraft, draftAndApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { createWholeApp, pathOf, routesOf } from "./all-routes.ts";

const LABEL = "Loyer du cabinet voisin";

describe.each(databases)("another company on $name", ({ open }) => {
  let services: TestServices;
  let app: ReturnType<typeof createWholeApp>;
  let victim: TestDevice;
  let eve: TestDevice;
  let browser: TestBrowser;

  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
    app = createWholeApp(services);
    victim = await beginCompany(services);
    await victim.send(draftAndApproval(victim, aDraft("s-victim")));
    await victim.must("voucher.draft", aDraft("d-victim"));
    await victim.must("payment.record", aPaymentOf("p-victim", 5_000, { label: LABEL, account: "411000" }));
    await victim.must("party.save", { id: "c-victim", set: { role: "customer", number: "V9", name: LABEL } });
    eve = await beginCompany(services);
    browser = await openSignedInBrowser(app, services, eve);
  }, 60_000);

  /** What a stranger could have changed of it. */
  const standOf = () =>
    services.storage.read(async (tx) => [
      [...(await headsOf(tx, [victim.company]))],
      await readAuditEnd(tx, victim.company),
    ]);

  test("named in a path answers as one that does not exist, and nothing of it moves", async () => {
    const before = await standOf();
    for (const route of routesOf(app).filter(({ pattern }) => pattern.includes(":company"))) {
      const given = { id: victim.id, hash: "b".repeat(64) };
      const ask = async (company: string) => {
        const path = pathOf(route, { ...given, company });
        const answer = await browser.send(route.method, path, route.method === "GET" ? undefined : {});
        return [answer.status, (await answer.text()).replaceAll(company, "…")];
      };
      const asked = `${route.method} ${route.pattern}`;
      const answered = await ask(victim.company);
      expect([asked, ...answered]).toEqual([asked, ...(await ask("nowhere"))]);
      expect([asked, Number(answered[0]) >= 400]).toEqual([asked, true]);
    }
    expect(await standOf()).toEqual(before);
  });

  test("named in a command's body, by a device or a program, is refused and not even noted there", async () => {
    const before = await standOf();
    const device = await createTestDevice(services, eve.userId, victim.company);
    const forged = [
      device.make("payment.record", aPaymentOf("p-eve", 1_000, { account: "411000" })),
      device.make("member.remove", { id: victim.userId }),
      device.make("company.update", { set: { name: "Eve" } }),
    ];
    for (const { outcome } of await device.send(forged)) {
      expect(outcome).toMatchObject({ status: "refused", code: "rights.notMember" });
      expect(JSON.stringify(outcome)).not.toContain(LABEL);
    }
    const body = { company: victim.company, args: aPaymentOf("p-eve2", 1_000, { account: "411000" }) };
    expect((await browser.send("POST", "/api/v1/commands/payment.record", body)).status).toBe(403);
    // A command that is signed for somebody else, or from their device, is no command at all.
    const own = await createTestDevice(services, eve.userId, eve.company);
    const as = { madeBy: victim.userId };
    const [inTheirName] = await own.send([own.make("company.update", { set: { name: "E" } }, as)]);
    expect(inTheirName?.outcome).toMatchObject({ status: "broken", code: "tampered" });
    expect(await standOf()).toEqual(before);
  });

  test("named in a checkpoint answers nothing of it, from whatever revision", async () => {
    for (const revision of [0, 1, 9_999_999]) {
      const checkpoint = { [victim.company]: revision, nowhere: revision };
      const answer = await eve.pull({
        checkpoints: { vouchers: checkpoint, parties: checkpoint, outcomes: checkpoint },
      });
      expect(answer.heads).not.toHaveProperty(victim.company);
      expect(answer.settled).not.toHaveProperty(victim.company);
      expect(answer.digests).not.toHaveProperty(victim.company);
      expect(new Set(answer.drop)).toEqual(new Set([victim.company, "nowhere"]));
      expect(JSON.stringify(answer.pages)).not.toContain("victim");
    }
    const theirs = { device: victim.id, checkpoints: {}, limit: 10 };
    expect((await browser.send("POST", "/sync/v5/pull", theirs)).status).toBe(403);
    expect(
      (
        await browser.send("POST", "/sync/commands", {
          device: victim.id,
          commands: [eve.make("company.update", { set: {} })],
        })
      ).status,
    ).toBe(403);
  });

  test("whose documents are named in one's own books are as unknown as those that never were", async () => {
    const device = await createTestDevice(services, eve.userId, eve.company);
    const acts = (voucher: string, party: string) =>
      [
        ["voucher.cancel", { id: voucher, reason: "x" }],
        ["voucher.deleteDraft", { id: voucher }],
        ["voucher.send", { id: voucher, connection: "visma" }],
        ["payment.record", aPaymentOf(`p-${voucher}`, 100, { settles: [{ voucher, cents: 100 }] })],
        ["voucher.draft", aDraft(`n-${voucher}`, { set: { party } })],
        ["member.remove", { id: party }],
        ["refusal.discard", { id: voucher, reason: "x" }],
        ["refusal.book", { id: voucher, on: "2026-02-01" }],
        ["refusal.hand", { id: voucher, to: "firm" }],
        ["voucher.reverse", { id: voucher, day: "2026-02-01", label: "x" }],
        ["connection.choose", { id: voucher }],
      ] as const;
    const answers = async (voucher: string, party: string) => {
      const said = [];
      for (const [type, args] of acts(voucher, party)) {
        const [answer] = await device.send([device.make(type, args as never)]);
        const { outcome } = answer!;
        const told = outcome.status === "refused" ? [outcome.code, outcome.facts] : [outcome.status];
        said.push(JSON.stringify([type, told]).replaceAll(voucher, "…").replaceAll(party, "…"));
      }
      return said;
    };
    const of = await answers("s-victim", "c-victim");
    expect(of).toEqual(await answers("s-nowhere", "c-nowhere"));
    expect(of.join()).not.toContain(LABEL);
    for (const id of ["d-victim", "p-victim"])
      expect(await device.act("voucher.cancel", { id, reason: "x" })).toMatchObject({
        code: "voucher.notFound",
      });
  });

  test("whose id somebody takes for their own company is not entered", async () => {
    const device = await createTestDevice(services, eve.userId, victim.company);

    const taken = await device.act("company.create", { company: frenchFirm, memberName: "Eve" });
    expect(taken.status).toBe("refused");
    expect((await browser.send("GET", `/api/v1/companies/${victim.company}/vouchers`)).status).toBe(403);
  });

  test("whoever lost their place while offline is refused on arrival, whole, and drops what they held", async () => {
    const jean = await joinCompany(services, victim.company);
    expect((await jean.pull()).heads).toHaveProperty(victim.company);
    const made = [
      jean.make("payment.record", aPaymentOf("p-jean", 2_000, { account: "411000" })),
      jean.make("payment.record", aPaymentOf("p-jean2", 2_000, { account: "411000" })),
    ];
    await victim.must("member.remove", { id: jean.userId });
    for (const { outcome } of await jean.send(made))
      expect(outcome).toMatchObject({ status: "refused", code: "rights.notMember" });
    const answer = await jean.pull({ checkpoints: { vouchers: { [victim.company]: 3 } } });
    expect(answer.drop).toContain(victim.company);
    expect(JSON.stringify(answer.pages)).not.toContain("victim");
  });
});

describe("paths that lead out of their folder", () => {
  const out = [
    "../secret.key",
    "..%2fsecret.key",
    "%2e%2e/secret.key",
    "%2e%2e%2fsecret.key",
    "..%5csecret.key",
    "%252e%252e%252fsecret.key",
    "....//secret.key",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "secret.key%00.html",
    ".%2f.%2f..%2fsecret.key",
  ];

  test("lead nowhere, for pages, files, bodies of months and links", async () => {
    const services = await createTestServices();
    const app = createWholeApp(services);
    const { webDirectory, dataDirectory } = services.configuration;
    await mkdir(join(webDirectory, "assets"), { recursive: true });
    await writeFile(join(webDirectory, "index.html"), "<!doctype html><title>Cahier</title>");
    await writeFile(join(dataDirectory, "secret.key"), "TOP SECRET");
    const owner = await beginCompany(services);
    const browser = await openSignedInBrowser(app, services, owner);
    for (const path of out)
      for (const before of [
        "/",
        "/assets/",
        `/files/${owner.company}/`,
        "/files/",
        "/sync/v5/seals/",
        "/people/invitations/",
        "/connections/callback/",
        "/demonstration/",
      ])
        for (const method of ["GET", "HEAD"]) {
          const answer = await browser.send(method, `${before}${path}`);
          expect([before, path, answer.status < 300 || answer.status >= 500]).toEqual([before, path, false]);
          expect(await answer.text()).not.toMatch(/TOP SECRET|root:/);
        }
  });
});
