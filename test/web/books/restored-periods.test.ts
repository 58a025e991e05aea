import { expect, test, vi } from "vitest";
import { createApp } from "#server/app.ts";
import type { SignedInSession } from "#server/people/sign-in.ts";
import { beginEpoch } from "#server/restoration/begin-epoch.ts";
import { openNumbering } from "#server/restoration/numbering.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aDraft, draftAndApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { openTestStorage } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

// Real servers and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/** An owner's books with a sale that only a lost device and the server's own disk will have known of. */
async function openOwnersBooks() {
  const first = await createTestServices();
  const owner = await beginCompany(first);
  const { company, userId } = owner;
  const enrolled = [
    await createTestDevice(first, userId, company),
    await createTestDevice(first, userId, company),
  ];
  const backup = await backUp(first.storage);
  const lost = await createTestDevice(first, userId, company);
  await lost.send(draftAndApproval(lost, aDraft("s1", { set: { day: "2026-01-10" } })));
  let services = first;

  const openDevice = async (index: 0 | 1) => {
    const own = enrolled[index]!;
    let reach: typeof globalThis.fetch = globalThis.fetch;
    const device = await openSimulatedDevice({
      user: userId,
      device: own.id,
      fetch: (...request) => reach(...request),
    });
    afterThisFile(device.close);
    const arrive = async () => {
      reach = signedInFetch(await openSignedInBrowser(createApp(services), services, own));
      await device.books().tellSignedIn();
      await device.synchronise();
    };
    const validate = async () => {
      const { args } = (await device.ask("period", { company, through: "2026-01-31", today: "2026-11-22" }))!;
      expect(await device.books().send(company, "period.validate", args!)).toMatchObject({ ok: true });
      await device.synchronise();
    };
    const idsListed = async () => {
      const filter = { kinds: ["sale", "payment"] as const };
      return (await device.books().page("vouchers", { company, filter }, 0, 100)).map(({ id }) => id).sort();
    };
    return { device, arrive, validate, idsListed };
  };
  const restore = async (): Promise<TestServices> => {
    services = await createTestServices({ storage: await openTestStorage() });
    await restoreInto(services.storage, backup);
    await beginEpoch(services);
    return services;
  };
  const openSeries = async () => {
    const session = { user: { id: userId }, device: null } as unknown as SignedInSession;
    return openNumbering(services, session, company);
  };
  return { company, openDevice, restore, openSeries };
}

test("a device tells the numbers it has seen also of what was validated, whose rows it has let go", async () => {
  const { openDevice, restore, openSeries } = await openOwnersBooks();
  const { device, arrive, validate } = await openDevice(0);
  await arrive();
  await validate();
  expect([...device.disk.replica.rows.keys()].filter((key) => key.startsWith("vouchers/"))).toEqual([]);

  await restore();
  await arrive();
  expect(await openSeries()).toMatchObject({
    value: { series: [{ series: "F-2026", nextNumber: 2, missing: [{ first: 1, last: 1 }] }] },
  });
});

test("a period that is validated anew after a backup shows what it holds now, and nothing of the one before", async () => {
  const { company, openDevice, restore, openSeries } = await openOwnersBooks();
  const validator = await openDevice(0);
  await validator.arrive();
  const payment = aPaymentOf("p1", 500, { day: "2026-01-12", account: "706000" });
  await validator.device.books().send(company, "payment.record", payment);
  await validator.validate();
  const reader = await openDevice(1);
  await reader.arrive();
  expect(await reader.idsListed()).toEqual(["p1", "s1"]);

  await restore();
  await validator.arrive();
  await openSeries();
  await validator.device.synchronise();
  await validator.validate();
  expect(await validator.device.ask("validation", { company })).toMatchObject({ through: "2026-01-31" });
  expect(await validator.idsListed()).toEqual(["p1"]);
  await reader.arrive();
  expect(await reader.idsListed()).toEqual(["p1"]);
  expect(await reader.device.ask("device", {})).toMatchObject({ missingMonthCount: 0, obstacle: null });
});
