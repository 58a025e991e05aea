import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Company } from "#core/companies/company.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import type { Services } from "#server/services.ts";
import { openFileBlobStore } from "#server/storage/blobs/file-blob-store.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { createDirectory, databases, openAt, type StoragePlace } from "#test/support/databases.ts";
import { readSealedVouchers, sealBodyReader, sealsOf } from "#test/support/read-seals.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// Each try is a process of its own, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const program = join(import.meta.dirname, "../../support/seal-until-killed.ts");

/** Sends the command in a process that kills itself after so many steps; answers whether it got to the end. */
async function sendUntilKilled(
  place: StoragePlace,
  command: CommandEnvelope,
  steps: number,
): Promise<boolean> {
  const order = join(await createDirectory(), "order.json");
  await writeFile(order, JSON.stringify({ ...place, command, steps }));
  const child = spawn(process.execPath, ["--import", "tsx", program, order], { stdio: "inherit" });
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

describe.each(databases)("a server killed while sealing, on $name", ({ createPlace }) => {
  test("wherever it is killed, all of the period is sealed or nothing is; sent again, it is sealed once", async () => {
    const place = await createPlace();
    const storage = await openAt(place);
    const blobs = await openFileBlobStore(join(place.dataDirectory, "blobs"));
    const services = { ...(await createTestServices({ storage })), blobs };
    const outcomes: boolean[] = [];
    let isFinished = false;
    // Bodies, the marks on the vouchers, digests, seals and the outcome are all points to be killed at.
    for (let steps = 0; !isFinished; steps += steps < 4 ? 2 : 8) {
      const device = await beginCompany(services);
      for (const [id, day] of [
        ["p1", "2026-01-05"],
        ["p2", "2026-02-05"],
        ["p3", "2026-03-05"],
      ] as const)
        await device.must("payment.record", aPaymentOf(id, 100, { day, account: "706000" }));
      const command = device.make("period.validate", await lookThrough(device, "2026-02-28"));
      isFinished = await sendUntilKilled(place, command, steps);
      outcomes.push(await checkWhollyOrNot(services, device));
      const [answer] = await device.send([command]);
      expect(answer!.outcome).toMatchObject({ status: "accepted" });
      expect(await checkWhollyOrNot(services, device)).toBe(true);
      expect(await sealsOf(services, device.company)).toHaveLength(2);
    }
    expect(outcomes.length).toBeGreaterThan(3);
    expect(outcomes[0]).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
  });
});
