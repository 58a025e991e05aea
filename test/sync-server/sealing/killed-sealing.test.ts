import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandArgs } from "#core/commands/command-args.ts";
import type { Company } from "#core/companies/company.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import type { Services } from "#server/services.ts";
import { openFileBlobStore } from "#server/storage/blobs/file-blob-store.ts";
import { aFec } from "#test/support/a-fec.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { bundleProgram } from "#test/support/bundle-program.ts";
import { createDirectory, databases, openAt, type StoragePlace } from "#test/support/databases.ts";
import { importArgsOf, uploadFec } from "#test/support/import-fec.ts";
import { readSealedVouchers, sealBodyReader, sealsOf } from "#test/support/read-seals.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";
import { lookAtYear, lookThrough } from "#test/support/validate-period.ts";

// Each try is a process of its own, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let program = "";

beforeAll(async () => {
  const bundled = await bundleProgram(join(import.meta.dirname, "../../support/seal-until-killed.ts"));
  program = bundled.program;
  return () => rm(bundled.folder, { recursive: true });
});

/** Sends the command in a process that kills itself after so many steps; answers whether it got to the end. */
async function sendUntilKilled(
  place: StoragePlace,
  command: CommandEnvelope,
  steps: number,
): Promise<boolean> {
  const order = join(await createDirectory(), "order.json");
  await writeFile(order, JSON.stringify({ ...place, command, steps }));
  const child = spawn(process.execPath, ["--enable-source-maps", program, order], { stdio: "inherit" });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect([0, null]).toContain(code);
  if (code === null) expect(signal).toBe("SIGKILL");
  return code === 0;
}

async function checkWhollyOrNot(services: Services, { company }: TestDevice): Promise<boolean> {
  const { validatedThrough } = (await storedDocument(
    services.storage,
    company,
    "companies",
    company,
  )) as Company;
  const headers = await sealsOf(services, company);
  const live = (await storedRows(services.storage, company, "vouchers")).map(({ id }) => id).sort();
  if (validatedThrough === null) {
    expect(headers).toEqual([]);
    expect(live).toEqual(["p1", "p2", "p3"]);
    return false;
  }
  expect(headers.map(({ throughDay }) => throughDay)).toEqual(["2026-01-31", "2026-02-28"]);
  expect(live).toEqual(["p3"]);
  expect((await readSealedVouchers(services, company)).map(({ id }) => id)).toEqual(["p1", "p2"]);
  expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({
    ok: true,
    value: { notHeld: [] },
  });
  return true;
}

const wear: CommandArgs["entry.record"] = {
  id: "wear",
  day: "2024-12-31",
  label: "Dotation",
  journal: "OD",
  practitioner: null,
  postings: [toPosting("681100", 4000), toPosting("281830", -4000)],
  closing: true,
};

/** Whether the year 2024 is closed; throws where it is in part. */
async function checkClosedOrNot(services: Services, { company }: TestDevice): Promise<boolean> {
  const { closedThrough } = (await storedDocument(
    services.storage,
    company,
    "companies",
    company,
  )) as Company;
  const headers = await sealsOf(services, company);
  const live = (await storedRows(services.storage, company, "vouchers")).map(({ id }) => id).sort();
  const closings = headers.filter(({ closing }) => closing);
  const isClosed = closedThrough === "2024-12-31";
  expect(closedThrough ?? null).toBe(isClosed ? "2024-12-31" : null);
  expect(closings.map(({ throughDay }) => throughDay)).toEqual(isClosed ? ["2024-12-31"] : []);
  expect(live).toEqual(isClosed ? ["p2"] : ["p2", "wear"]);
  expect((await readSealedVouchers(services, company)).map(({ id }) => id)).toEqual(
    isClosed ? ["p1", "wear"] : ["p1"],
  );
  if (isClosed)
    expect(closings[0]!.parts.flatMap(({ content }) => content?.nextOpening ?? [])).toMatchObject([
      { account: "120000", cents: -6000 },
      { account: "281830", cents: -4000 },
      { account: "512000", cents: 10_000 },
    ]);
  expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({
    ok: true,
    value: { notHeld: [] },
  });
  return isClosed;
}

/** Whether a file's month and its entry that was not validated are in the books; throws where they are in part. */
async function checkImportedOrNot(services: Services, { company }: TestDevice): Promise<boolean> {
  const batch = await storedDocument(services.storage, company, "outcomes", "fec~2025-12-31");
  const isThere = batch !== null;
  const headers = (await storedRows(services.storage, company, "seals")).map(
    ({ body }) => body as SealHeader,
  );
  expect(headers.map(({ month }) => month)).toEqual(isThere ? ["2025-01"] : []);
  const live = (await storedRows(services.storage, company, "vouchers")).map(({ id }) => id);
  expect(live).toEqual(isThere ? ["fec~2025-12-31:BQ:2"] : []);
  expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({
    ok: true,
    value: { notHeld: [] },
  });
  return isThere;
}

interface KilledAct {
  /** Kill points, by how many steps in: the one to begin with, and the next. */
  readonly first: number;
  readonly next: (steps: number) => number;
  /** A company of its own, and the command that is to be killed in it. */
  readonly prepare: (services: Services) => Promise<{ device: TestDevice; command: CommandEnvelope }>;
  /** Whether what the command does is done; throws where it is in part. */
  readonly isDone: (services: Services, device: TestDevice) => Promise<boolean>;
  /** More tries than these are made. */
  readonly triesMin: number;
}

/** Kills a server further and further into an act until it gets to the end: each time it is done wholly or not at all, and once when it is sent again. */
async function killEverywhere(
  place: StoragePlace,
  { first, next, prepare, isDone, triesMin }: KilledAct,
): Promise<void> {
  const storage = await openAt(place);
  const blobs = await openFileBlobStore(join(place.dataDirectory, "blobs"));
  const services = { ...(await createTestServices({ storage })), blobs };
  const outcomes: boolean[] = [];
  let isFinished = false;
  for (let steps = first; !isFinished; steps = next(steps)) {
    const { device, command } = await prepare(services);
    isFinished = await sendUntilKilled(place, command, steps);
    outcomes.push(await isDone(services, device));
    const [answer] = await device.send([command]);
    expect(answer!.outcome).toMatchObject({ status: "accepted" });
    expect(await isDone(services, device)).toBe(true);
  }
  expect(outcomes.length).toBeGreaterThan(triesMin);
  expect(outcomes[0]).toBe(false);
  expect(outcomes.at(-1)).toBe(true);
}

describe.each(databases)("a server killed while sealing, on $name", ({ createPlace }) => {
  test("wherever it is killed, all of the period is sealed or nothing is; sent again, it is sealed once", async () => {
    await killEverywhere(await createPlace(), {
      first: 0,
      // Bodies, the marks on the vouchers, digests, seals and the outcome are all points to be killed at.
      next: (steps) => steps + (steps < 4 ? 2 : 8),
      prepare: async (services) => {
        const device = await beginCompany(services);
        for (const [id, day] of [
          ["p1", "2026-01-05"],
          ["p2", "2026-02-05"],
          ["p3", "2026-03-05"],
        ] as const)
          await device.must("payment.record", aPaymentOf(id, 100, { day, account: "706000" }));
        return { device, command: device.make("period.validate", await lookThrough(device, "2026-02-28")) };
      },
      isDone: async (services, device) => {
        const isSealed = await checkWhollyOrNot(services, device);
        expect(await sealsOf(services, device.company)).toHaveLength(isSealed ? 2 : 0);
        return isSealed;
      },
      triesMin: 3,
    });
  });

  test("wherever it is killed while it imports, the whole file is in the books or nothing is; sent again, it is in once", async () => {
    await killEverywhere(await createPlace(), {
      first: 0,
      next: (steps) => steps + (steps < 4 ? 2 : 10),
      prepare: async (services) => {
        const device = await beginCompany(services, { ...frenchFirm, registration: "123456782" });
        const fec = aFec({ drafts: [2] });
        await uploadFec(services, device, fec.bytes);
        return { device, command: device.make("import.apply", importArgsOf(fec)) };
      },
      isDone: checkImportedOrNot,
      triesMin: 2,
    });
  });

  test("wherever it is killed, a year is closed with its closing entries and what the next opens with, or it is open; sent again, it is closed once", async () => {
    const fiscalYears = [{ from: "2024-01-01", through: "2024-12-31" }];
    await killEverywhere(await createPlace(), {
      first: 3,
      next: (steps) => 2 * steps + 2,
      prepare: async (services) => {
        const device = await beginCompany(services, { ...frenchFirm, fiscalYears, booksStart: "2024-12-01" });
        for (const [id, day] of [
          ["p1", "2024-12-05"],
          ["p2", "2025-01-05"],
        ] as const)
          await device.must(
            "payment.record",
            aPaymentOf(id, 10_000, { day, account: "706000", party: null }),
          );
        await device.must("period.validate", await lookThrough(device, "2024-12-31"));
        // The month is validated; its closing period still takes what belongs to the year.
        await device.must("entry.record", wear);
        return { device, command: device.make("year.close", await lookAtYear(device, "2024-12-31")) };
      },
      isDone: checkClosedOrNot,
      triesMin: 2,
    });
  });
});
