import { randomUUID } from "node:crypto";
import { CompiledQuery } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type AuditLine, appendAudit, auditPage, readAudit, readAuditEnd } from "#server/storage/audit.ts";
import { checkAudit } from "#server/storage/check-audit.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import type { Storage } from "#server/storage/storage.ts";
import { databases, openTestStorage } from "#test/support/databases.ts";
import { leaveOlderDatabase } from "#test/support/older-database.ts";

const AT = "2026-11-22T10:00:00.000Z";
const line = (companyId: string, rest: Partial<AuditLine> = {}): AuditLine => ({
  ...{ companyId, at: AT, userId: "anne", deviceId: null, commandId: null },
  ...{ action: "payment.record", subject: "p1", detail: { b: 1, a: "é" } },
  ...rest,
});
const pause = async () => {};
const run = (storage: Storage, statement: string) =>
  storage.write((tx) => tx.db.executeQuery(CompiledQuery.raw(statement)));

describe.each(databases)("the audit log on $name", ({ open }) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  }, 60_000);

  test("is one chain for each company, however many write at once", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        storage.write((tx) => {
          const lines = Array.from({ length: 1 + (index % 3) }, () => line(index % 4 === 0 ? other : one));
          return appendAudit(tx, [...lines, line(other)]);
        }),
      ),
    );
    for (const companyId of [one, other]) {
      const end = await storage.read((tx) => readAuditEnd(tx, companyId));
      expect(await checkAudit({ storage, pause }, companyId)).toEqual({ ok: true, value: end });
      const [newest] = await storage.read((tx) => readAudit(tx, { companyId, limit: 1 }));
      expect(newest).toMatchObject(end);
    }
    expect(await checkAudit({ storage, pause }, "nobody")).toMatchObject({
      ok: true,
      value: { sequence: 0 },
    });
  });

  test("is longer than one page of the proof", async () => {
    const companyId = randomUUID();
    await storage.write((tx) =>
      appendAudit(
        tx,
        Array.from({ length: 2_345 }, (_, index) => line(companyId, { subject: `p${index}` })),
      ),
    );
    expect(await checkAudit({ storage, pause }, companyId)).toMatchObject({
      ok: true,
      value: { sequence: 2_345 },
    });
  });

  test("refuses to change or lose a line, whoever asks the database", async () => {
    const companyId = randomUUID();
    await storage.write((tx) => appendAudit(tx, line(companyId)));
    const attempts = [
      `update audit set action = 'x' where company_id = '${companyId}'`,
      `delete from audit where company_id = '${companyId}'`,
    ];
    for (const attempt of attempts) await expect(run(storage, attempt)).rejects.toThrow("audit only grows");
    expect(await checkAudit({ storage, pause }, companyId)).toMatchObject({
      ok: true,
      value: { sequence: 1 },
    });
  });

  test("is found by person, action, document and day", async () => {
    const companyId = randomUUID();
    await storage.write((tx) =>
      appendAudit(tx, [
        line(companyId),
        line(companyId, { userId: "bob" }),
        line(companyId, { action: "voucher.approve" }),
        line(companyId, { subject: "p2" }),
        line(companyId, { at: "2026-11-23T23:59:59.999Z" }),
      ]),
    );
    const found = async (filter: object) =>
      (await storage.read((tx) => readAudit(tx, { companyId, limit: 10, ...filter }))).map(
        ({ sequence }) => sequence,
      );
    expect(await found({})).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ person: "bob" })).toEqual([2]);
    expect(await found({ action: "voucher.approve" })).toEqual([3]);
    expect(await found({ document: "p2" })).toEqual([4]);
    expect(await found({ from: "2026-11-23" })).toEqual([5]);
    expect(await found({ from: "2026-11-23", through: "2026-11-23" })).toEqual([5]);
    expect(await found({ through: "2026-11-22" })).toEqual([4, 3, 2, 1]);
    expect(await found({ before: 3, person: "anne" })).toEqual([1]);
  });

  test("is read page by page, each line once, also where the server's clock was set back", async () => {
    const companyId = randomUUID();
    const minute = (index: number) => `2026-11-22T10:0${[0, 1, 1, 5, 2, 2, 2, 3][index]}:00.000Z`;
    await storage.write((tx) =>
      appendAudit(
        tx,
        Array.from({ length: 8 }, (_, index) => line(companyId, { at: minute(index) })),
      ),
    );
    const read: number[] = [];
    for (let before: number | undefined; ; before = read.at(-1)) {
      const page = await storage.read((tx) =>
        readAudit(tx, { companyId, before, limit: 2, person: "anne", from: "2026-11-22" }),
      );
      read.push(...page.map(({ sequence }) => sequence));
      if (page.length < 2) break;
    }
    expect(read).toEqual([4, 8, 7, 6, 5, 3, 2, 1]);
  });
});

test.each([
  ["day", { from: "2026-11-22" }],
  ["person", { person: "anne" }],
  // Either is as good: who is asked for is looked for on those days alone.
  ["(person|day)", { person: "anne", from: "2026-11-22", through: "2026-11-23" }],
  ["action", { action: "payment.record" }],
  ["document", { document: "p1" }],
])("a page of the log is found by its %s in an index, without reading the log", async (name, filter) => {
  const storage = await openTestStorage();
  const plan = await storage.read(async (tx) => {
    const end = { at: AT, sequence: 5 };
    const { sql, parameters } = auditPage(tx, { companyId: "a", limit: 50, ...filter }, end).compile();
    const { rows } = await tx.db.executeQuery(
      CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
    );
    return JSON.stringify(rows);
  });
  expect(plan).toMatch(new RegExp(`SEARCH audit USING INDEX audit_by_${name} `));
  expect(plan).not.toContain("SCAN audit");
  expect(plan).not.toContain("TEMP B-TREE");
});

describe("a log that somebody opened the file to change", () => {
  const tampered = async (statement: string) => {
    const storage = await openTestStorage();
    await storage.write((tx) =>
      appendAudit(
        tx,
        Array.from({ length: 5 }, () => line("a")),
      ),
    );
    for (const change of ["update", "delete"]) await run(storage, `drop trigger audit_no_${change}`);
    await run(storage, statement);
    return checkAudit({ storage, pause }, "a");
  };
  const brokenAt = (at: number) => ({ ok: false, problem: { code: "audit.broken", line: at } });

  test.each([
    ["a changed line", "update audit set user_id = 'eve' where sequence = 3", 3],
    ["a line taken out", "delete from audit where sequence = 2", 2],
    ["the first lines cut off", "delete from audit where sequence < 3", 1],
    ["the last lines cut off", "delete from audit where sequence > 4", 5],
    ["no line left", "delete from audit", 1],
    ["another hash at the end", `update audit_heads set hash = '${"0".repeat(64)}'`, 5],
  ])("names the first broken line: %s", async (_what, statement, at) => {
    expect(await tampered(statement)).toEqual(brokenAt(at));
  });
});

test("lines that were there before chains are chained when the server starts", async () => {
  const dataDirectory = await leaveOlderDatabase("0005", async (run) => {
    for (const sequence of [1, 2, 3])
      await run(
        "insert into audit (company_id, sequence, at, user_id, action, subject, detail) " +
          `values ('a', ${sequence}, '${AT}', 'anne', 'payment.record', 'p1', '{"a":"é","b":1}')`,
      );
    await run("insert into audit_heads (company_id, sequence) values ('a', 3)");
  });
  const after = await openStorage({ dataDirectory });
  expect(await checkAudit({ storage: after, pause }, "a")).toMatchObject({
    ok: true,
    value: { sequence: 3 },
  });
  await after.write((tx) => appendAudit(tx, line("a")));
  expect(await checkAudit({ storage: after, pause }, "a")).toMatchObject({
    ok: true,
    value: { sequence: 4 },
  });
  await after.close();
});
