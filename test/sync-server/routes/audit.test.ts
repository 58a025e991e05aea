import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { auditAnswerSchema, auditCheckAnswerSchema } from "#server/routes/api-schemas.ts";
import { appendAudit } from "#server/storage/audit.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let owner: TestDevice;
let path: string;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  owner = await beginCompany(services);
  path = `/api/v1/companies/${owner.company}/audit`;
  for (let index = 1; index <= 5; index += 1)
    await owner.must("payment.record", aPaymentOf(`p${index}`, 1_000, { account: "411000" }));
});

const browserOf = (device: TestDevice) => openSignedInBrowser(app, services, device);

describe("the audit log", () => {
  test("tells who did what, when, from which device and on which document, newest first", async () => {
    const browser = await browserOf(owner);
    const answer = await browser.send("GET", `${path}?limit=3`);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const first = auditAnswerSchema.parse(await answer.json());
    expect(first.lines[0]).toMatchObject({
      action: "payment.record",
      subject: "p5",
      person: { id: owner.userId, name: "Anne" },
      device: { id: owner.id, name: "iPad" },
    });
    expect(first.people).toEqual([{ id: owner.userId, name: "Anne" }]);
    const rest = auditAnswerSchema.parse(
      await (await browser.send("GET", `${path}?before=${first.next}&limit=200`)).json(),
    );
    expect(rest.next).toBeNull();
    expect([...first.lines, ...rest.lines].map(({ subject }) => subject)).toEqual([
      ...["p5", "p4", "p3", "p2", "p1", "c1"],
      owner.company,
    ]);
    const one = await (await browser.send("GET", `${path}?document=p2&action=payment.record`)).json();
    expect(auditAnswerSchema.parse(one).lines).toMatchObject([{ subject: "p2" }]);
    expect((await browser.send("GET", `${path}?from=yesterday`)).status).toBe(400);
  });

  test("says that the chain is whole", async () => {
    const check = await (await browserOf(owner)).send("GET", `${path}/check`);
    expect(auditCheckAnswerSchema.parse(await check.json())).toMatchObject({ state: "whole", lines: 7 });
  });

  test("leaves the company as a file that proves itself, no field of it a formula, and that is a line too", async () => {
    await services.storage.write((tx) =>
      appendAudit(tx, {
        ...{ companyId: owner.company, at: "2026-11-22T10:00:00.000Z", userId: null, deviceId: null },
        ...{ commandId: null, action: "=cmd()", subject: "+1", detail: "@x" },
      }),
    );
    const browser = await browserOf(owner);
    const exported = await browser.send("POST", `${path}/export`);
    expect(exported.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(exported.headers.get("Content-Disposition")).toMatch(/^attachment; filename="audit-[\d-]+\.csv"$/);
    const rows = (await exported.text()).split("\r\n").slice(1, -1);
    expect(rows).toHaveLength(9);
    expect(rows[7]).toContain(`;"'=cmd()";"'+1";`);
    const [newest] = auditAnswerSchema.parse(await (await browser.send("GET", path)).json()).lines;
    expect(newest).toMatchObject({
      action: "audit.export",
      person: { id: owner.userId },
      detail: { lines: 8 },
    });
    expect(rows[8]).toContain(newest!.hash);
  });

  test("is told to nobody who may not see it or reads only a slice, and not to strangers", async () => {
    const user = await joinCompany(services, owner.company);
    const slice = await joinCompany(services, owner.company);
    const place = { name: "S", isOwner: false, practitioner: "dup" } as const;
    await putMember(services, owner.company, {
      id: slice.userId,
      ...place,
      role: "administrator",
      reads: "slice",
    });
    const stranger = await beginCompany(services);
    const ask = async (device: TestDevice, method: string, end: string) => {
      const answer = await (await browserOf(device)).send(method, `${path}${end}`);
      return [answer.status, await answer.json()];
    };
    for (const [method, end] of [
      ["GET", ""],
      ["GET", "/check"],
      ["POST", "/export"],
    ] as const) {
      const refused = [403, { code: "rights.missing", right: "seeAudit" }];
      expect(await ask(user, method, end)).toEqual(refused);
      expect(await ask(slice, method, end)).toEqual(refused);
      expect(await ask(stranger, method, end)).toEqual([403, { code: "rights.notMember" }]);
      expect(
        (
          await app.request(`http://localhost${path}${end}`, {
            method,
            headers: { Origin: "http://localhost" },
          })
        ).status,
      ).toBe(401);
    }
  });

  test("never holds what a malformed command calls an id", async () => {
    await owner.send([owner.make("payment.record", { id: "Mme Dupont, 12 rue X" } as never)]);
    const { lines } = auditAnswerSchema.parse(
      await (await (await browserOf(owner)).send("GET", path)).json(),
    );
    expect(lines[0]).toMatchObject({ subject: owner.company, detail: { status: "refused" } });
  });
});
