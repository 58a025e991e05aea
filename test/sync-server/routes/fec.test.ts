import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bodiesIn } from "#core/seals/seal-header.ts";
import { createApp } from "#server/app.ts";
import { EXPORTS_AT_ONCE } from "#server/exports/export-turns.ts";
import { fecFilesAnswerSchema, fecStandingAnswerSchema } from "#server/routes/api-schemas.ts";
import { readAudit } from "#server/storage/audit.ts";
import { readFec } from "#test/core/formats/fec/fec-file.ts";
import { aFec } from "#test/support/a-fec.ts";
import { aDraft, anApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf, frenchFirm, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { faultsOf } from "#test/support/fec-faults.ts";
import { fecRecords } from "#test/support/fec-in-memory.ts";
import { fetchFec } from "#test/support/fetch-fec.ts";
import { importFec } from "#test/support/import-fec.ts";
import { sealsOf } from "#test/support/read-seals.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each file, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const through = "2026-06-30";
const fiscalYears = [{ from: "2026-01-01", through }];
const firm = { ...frenchFirm, fiscalYears };
const several = {
  ...practice,
  practice: "several" as const,
  fiscalYears,
  practitioners: [
    { id: "dup", name: "Anne Dupont", code: "DUP", registration: "732829320" },
    { id: "mar", name: "Jean Martin", code: "MAR" },
  ],
};

describe.each(databases)("the export of a FEC on $name", ({ open }) => {
  let services: TestServices;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
    app = createApp(services);
  });

  const browserOf = (device: TestDevice) => openSignedInBrowser(app, services, device);
  const pathOf = ({ company }: TestDevice) => `/api/v1/companies/${company}/fec`;
  async function standingOf(device: TestDevice, whom = "company", of = device) {
    const browser = await browserOf(device);
    const answer = await browser.send("GET", `${pathOf(of)}/standing?through=${through}&whom=${whom}`);
    return answer.ok ? fecStandingAnswerSchema.parse(await answer.json()) : answer.status;
  }
  const exported = async (device: TestDevice, request: object) =>
    fetchFec(await browserOf(device), device.company, { through, ...request });
  const pay = (id: string, day: string, rest: object = {}) =>
    aPaymentOf(id, 5_000, { day, account: "706000", ...rest });
  const validate = async (device: TestDevice) =>
    device.must("period.validate", await lookThrough(device, through));

  test("G12 refuses an official file while anything of the year is not validated, and lists it; then gives it", async () => {
    const device = await beginCompany(services, firm);
    const draft = aDraft("s1", { set: { day: "2026-02-03" } });
    await device.must("voucher.draft", draft);
    await device.must("voucher.approve", anApproval(draft));
    await device.must("payment.record", {
      ...aPaymentOf("p1", 12_000, { day: "2026-03-01", settles: [{ voucher: "s1", cents: 12_000 }] }),
    });
    await device.must("voucher.draft", aDraft("d1", { set: { day: "2026-02-05" } }));
    await device.must("payment.record", pay("p9", "2026-07-01"));

    const before = { code: "fec.notValidated", count: 2, first: [{ id: "s1", kind: "sale" }, { id: "p1" }] };
    const open = { code: "fec.daysOpen", fromDay: "2026-01-01", throughDay: through };
    expect(await standingOf(device)).toMatchObject({
      obstacles: [open, before],
      notes: [{ code: "fec.drafts", count: 1, first: [{ id: "d1" }] }, { code: "fec.yearOpen" }],
    });
    expect(await exported(device, {})).toMatchObject({
      status: 409,
      said: { code: "fec.notReady", obstacles: [open, before] },
    });
    const provisional = await exported(device, { kind: "provisional" });
    expect(provisional).toMatchObject({
      fileName: "732829320FEC20260630-PROVISOIRE.txt",
      description: "732829320FEC20260630-PROVISOIRE-description.txt",
    });
    expect(provisional.words).toContain("PROVISOIRE");
    expect(provisional.records!.every(({ ValidDate }) => ValidDate === "")).toBe(true);

    await validate(device);
    expect(await standingOf(device)).toMatchObject({ obstacles: [] });
    const official = await exported(device, {});
    expect(official).toMatchObject({
      status: 200,
      fileName: "732829320FEC20260630.txt",
      headers: {
        "content-disposition": 'attachment; filename="732829320FEC20260630.zip"',
        "content-type": "application/zip",
        "cache-control": "no-store",
      },
    });
    const { preview } = readFec(official.text!, official.fileName);
    expect(preview).toMatchObject({ problems: [], entries: 2, rows: official.records!.length });
    const unlike = ["ValidDate"];
    const without = (records: Record<string, string>[]) =>
      records.map((record) => Object.entries(record).filter(([column]) => !unlike.includes(column)));
    expect(without(official.records!)).toEqual(without(provisional.records!));
    const customers = official.records!.filter(({ CompteNum }) => CompteNum === "411000");
    expect(customers.map(({ EcritureLet, DateLet }) => [EcritureLet, DateLet])).toEqual(
      Array(2).fill([expect.stringMatching(/^[A-Z]{8}$/), "20260301"]),
    );
    expect(official.words).toContain("écritures : 2");
    expect(faultsOf(official.text!, official.fileName!)).toEqual([]);
    const lines = await services.storage.read((tx) => readAudit(tx, { companyId: device.company, limit: 2 }));
    expect(lines[0]).toMatchObject({
      action: "fec.export",
      userId: device.userId,
      detail: { through, whom: "company", kind: "official" },
    });
  });

  test("is for who may export and reads the whole company; a stranger learns nothing", async () => {
    const device = await beginCompany(services, firm);
    const { company } = device;
    const user = await joinCompany(services, company);
    const accountant = await joinCompany(services, company, { role: "accountant" });
    const ofSlice = await joinCompany(services, company, { role: "accountant", reads: "slice" });
    const stranger = await beginCompany(services, firm);
    for (const [who, status] of [
      [user, 403],
      [ofSlice, 403],
    ] as const) {
      expect(await standingOf(who)).toBe(status);
      expect((await (await browserOf(who)).send("GET", pathOf(device))).status).toBe(status);
      expect(await exported(who, { kind: "provisional" })).toMatchObject({ status });
    }
    expect(await standingOf(stranger, "company", device)).toBe(403);
    expect(await standingOf(accountant)).toMatchObject({ notes: [{ code: "fec.yearOpen" }] });
    const nothing = { status: 409, said: { obstacles: [{ code: "fec.nothing" }] } };
    expect(await exported(accountant, { kind: "provisional" })).toMatchObject(nothing);
    expect(await exported(accountant, { through: "2019-12-31" })).toMatchObject({ status: 404 });
    const dutch = await beginCompany(services, { ...firm, country: "NL" });
    expect(await exported(dutch, {})).toMatchObject({ status: 409, said: { code: "fec.notFrench" } });
  });

  test("gives each practitioner who files alone a file of their own, which balances and has no gap", async () => {
    const device = await beginCompany(services, several);
    for (const [id, practitioner] of [
      ["p1", "dup"],
      ["p2", "mar"],
      ["p3", "dup"],
      ["p4", null],
    ] as const)
      await device.must("payment.record", pay(id, "2026-02-03", { practitioner, means: "cheque" }));
    const common = { code: "fec.sharedLeftOut", count: 1, first: [{ id: "p4", kind: "payment" }] };
    expect(await standingOf(device, "dup")).toMatchObject({ notes: [common, { code: "fec.yearOpen" }] });
    await validate(device);
    const dup = await joinCompany(services, device.company, {
      ...{ role: "accountant", reads: "slice", practitioner: "dup" },
    });
    const listed = await (await browserOf(device)).send("GET", pathOf(device));
    expect(fecFilesAnswerSchema.parse(await listed.json()).files).toEqual([
      { whom: "dup", name: "Anne Dupont", isFiled: true },
      { whom: "mar", name: "Jean Martin", isFiled: true },
      { whom: "company", name: null, isFiled: false },
    ]);
    for (const who of [device, dup]) {
      const own = await exported(who, { whom: "dup" });
      expect(own.fileName).toBe("732829320FEC20260630.txt");
      expect(own.records!.map(({ EcritureNum }) => EcritureNum)).toEqual([
        "DUP-1",
        "DUP-1",
        "DUP-2",
        "DUP-2",
      ]);
      expect(
        own.records!.every(({ ModeRglt, DateRglt }) => ModeRglt === "Chèque" && DateRglt === "20260203"),
      ).toBe(true);
      expect(own.words).toContain("Anne Dupont");
      expect(faultsOf(own.text!, own.fileName!)).toEqual([]);
    }
    for (const whom of ["mar", "company", "shared", "whole"])
      expect(await exported(dup, { whom, kind: "provisional" })).toMatchObject({ status: 403 });
    expect(await standingOf(device, "mar")).toMatchObject({
      obstacles: [{ code: "fec.sirenMissing", name: "Jean Martin" }],
      notes: [{ code: "fec.sharedLeftOut", count: 1, first: [] }, { code: "fec.yearOpen" }],
    });
    expect(await exported(device, {})).toMatchObject({ status: 409, said: { code: "fec.nobodyFiles" } });
    const all = await exported(device, { kind: "provisional" });
    expect(all.records).toHaveLength(8);
  });

  test("names no common entry that was divided, live or validated, and each one's file holds their share", async () => {
    const device = await beginCompany(services, several);
    const parts = [
      { practitioner: "dup", basisPoints: 6_667 },
      { practitioner: "mar", basisPoints: 3_333 },
    ];
    await device.must("company.update", { set: { divisionKeys: [{ from: "2026-01-01", parts }] } });
    await device.must("payment.record", pay("own", "2026-02-03", { practitioner: "dup" }));
    for (const id of ["one", "two"])
      await device.must("payment.record", pay(id, "2026-02-04", { practitioner: null, means: "cheque" }));
    await device.must("voucher.divide", { id: "one", on: "2026-02-04" });
    const left = { code: "fec.sharedLeftOut", count: 1, first: [{ id: "two" }] };
    expect(await standingOf(device, "dup")).toMatchObject({ notes: [left, { code: "fec.yearOpen" }] });
    await validate(device);
    expect(await standingOf(device, "dup")).toMatchObject({
      notes: [{ ...left, first: [] }, { code: "fec.yearOpen" }],
    });
    await device.must("voucher.divide", { id: "two", on: through, closing: true });
    expect(await standingOf(device, "dup")).toMatchObject({ notes: [{ code: "fec.yearOpen" }] });
    const { records, text, fileName } = await exported(device, { whom: "dup", kind: "provisional" });
    expect(records!.map(({ EcritureNum, ModeRglt, Debit }) => [EcritureNum, ModeRglt, Debit])).toEqual([
      ["DUP-1", "Virement", "50,00"],
      ["DUP-1", "Virement", "0,00"],
      ["DUP-2", "Chèque", "33,34"],
      ["DUP-2", "Chèque", "0,00"],
      ["DUP-1", "Chèque", "33,34"],
      ["DUP-1", "Chèque", "0,00"],
    ]);
    // All that is wrong with it is that it is provisional.
    expect(faultsOf(text!, fileName!)).toEqual(["name", "validated"]);
  });

  test("an imported year goes out as it came in, and a practice's tells who no patient is", async () => {
    const fec = aFec({ siren: "552100554" });
    const request = { through: "2025-12-31" };
    const device = await beginCompany(services, { ...firm, registration: "552100554" });
    await importFec(services, device, fec, "2025-12-31");
    const out = await exported(device, request);
    expect(out.fileName).toBe(fec.fileName);
    expect(out.records).toEqual(fecRecords(new TextDecoder().decode(fec.bytes)));

    await device.must("payment.record", pay("p1", "2026-02-03"));
    expect(await standingOf(device)).toMatchObject({
      obstacles: [{ code: "fec.openingProvisional" }, { code: "fec.daysOpen" }, { code: "fec.notValidated" }],
    });
    const next = await exported(device, { kind: "provisional" });
    expect(
      next.records!.map(({ JournalCode, CompteNum, Debit, Credit }) => [
        JournalCode,
        CompteNum,
        Debit,
        Credit,
      ]),
    ).toEqual([
      ["AN", "120000", "0,00", "180,00"],
      ["AN", "512000", "180,00", "0,00"],
      ["BQ", "512000", "50,00", "0,00"],
      ["BQ", "706000", "0,00", "50,00"],
    ]);

    const text = new TextDecoder()
      .decode(fec.bytes)
      .replaceAll("\t\t\tP1\t", "\tLEROY\tLeroy Paul\tP1\t")
      .replaceAll("Séance", "Séance Leroy");
    const ofPatients = { bytes: new TextEncoder().encode(text), fileName: fec.fileName };
    const patients = await beginCompany(services, practice);
    await importFec(services, patients, ofPatients, "2025-12-31");
    const masked = await exported(patients, request);
    expect(masked.records!.map(({ Debit, Credit }) => [Debit, Credit])).toEqual(
      out.records!.map(({ Debit, Credit }) => [Debit, Credit]),
    );
    expect(masked.text).not.toMatch(/leroy/i);
    expect(masked.text).toContain("P-2025-00001");
  });

  test("no file is made of bytes that are not those that were validated", async () => {
    const device = await beginCompany(services, firm);
    await device.must("payment.record", pay("p1", "2026-02-03"));
    await validate(device);
    const header = (await sealsOf(services, device.company)).find(({ parts }) => parts.length > 0)!;
    const hash = bodiesIn(header, "lines")[0]!.hash;
    const deflated = (await services.blobs.readWhole(hash))!.slice();
    deflated[deflated.length - 1]! ^= 1;
    const { dataDirectory } = services.configuration;
    await writeFile(join(dataDirectory, "blobs", hash.slice(0, 2), hash), deflated);
    await expect(exported(device, {})).rejects.toThrow();
  });

  test("turns away what would be one file too many, until a reader stops or has theirs", async () => {
    const device = await beginCompany(services, firm);
    await device.must("payment.record", pay("p1", "2026-02-03"));
    const askAs = async (member: TestDevice) => {
      const asked = { through, whom: "company", kind: "provisional" };
      return (await browserOf(member)).send("POST", `${pathOf(device)}/export`, asked);
    };
    const begun: Response[] = [];
    for (let index = 0; index < EXPORTS_AT_ONCE; index += 1)
      begun.push(await askAs(await joinCompany(services, device.company, { role: "administrator" })));
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 200));
    const late = await askAs(device);
    expect(late.status).toBe(503);
    expect(Number(late.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await late.json()).toEqual({ code: "fec.busy" });
    expect(await standingOf(device)).toBe(503);

    await begun[0]!.body!.cancel();
    for (const answer of begun.slice(1)) await answer.arrayBuffer();
    expect(await exported(device, { kind: "provisional" })).toMatchObject({ status: 200 });
    expect(await standingOf(device)).not.toBe(503);
  });
  test("gives nobody two files at once, so that one person holds up no others", async () => {
    const device = await beginCompany(services, firm);
    await device.must("payment.record", pay("p1", "2026-02-03"));
    const browser = await browserOf(device);
    const ask = () =>
      browser.send("POST", `${pathOf(device)}/export`, { through, whom: "company", kind: "provisional" });
    const first = await ask();
    const second = await ask();
    expect([second.status, await second.json()]).toEqual([429, { code: "request.tooMany" }]);
    expect(Number(second.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await standingOf(device)).toBe(429);
    await first.body!.cancel();
    expect((await ask()).status).toBe(200);
  });
});
