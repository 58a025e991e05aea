import { expect, test, vi } from "vitest";
import { createApp } from "#server/app.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { sealsOf } from "#test/support/read-seals.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

// A real database and a thread for packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const through = "2026-04-30";
const today = "2026-05-04";

test("a device that lost a document cannot validate over the hole; it heals itself, and then can", async () => {
  const services = await createTestServices();
  const app = createApp(services);
  const owner = await beginCompany(services, frenchFirm);
  const { company } = owner;
  for (const [id, cents] of [
    ["p1", 5_000],
    ["p2", 7_000],
  ] as const)
    await owner.must(
      "payment.record",
      aPaymentOf(id, cents, { day: "2026-04-10", account: "706000", party: null }),
    );
  const enrolled = await createTestDevice(services, owner.userId, company);
  const browser = await openSignedInBrowser(app, services, enrolled);
  const device = await openSimulatedDevice({
    user: owner.userId,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(device.close);
  await device.synchronise();
  const period = async () => (await device.ask("period", { company, through, today }))!;
  expect(await period()).toMatchObject({ vouchers: 2, debitCents: 12_000 });

  // A page that never came, or a disk that forgot: the device itself cannot know, and shows too little.
  const { rows } = device.disk.replica;
  const lost = [...rows.keys()].find((key) => key.startsWith("vouchers/") && key.includes("p2"));
  expect(lost && rows.delete(lost)).toBe(true);
  await device.restart();
  const seen = await period();
  expect(seen).toMatchObject({ vouchers: 1, debitCents: 5_000 });
  expect(await device.books().send(company, "period.validate", seen.args!)).toMatchObject({ ok: true });

  await device.synchronise();
  expect(await sealsOf(services, company)).toEqual([]);
  expect(await device.ask("refusals", { company })).toMatchObject([
    { commandType: "period.validate", code: "period.incomplete", facts: { months: ["2026-04"] } },
  ]);

  await device.synchronise();
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ obstacle: null });
  const again = await period();
  expect(again).toMatchObject({ vouchers: 2, debitCents: 12_000 });
  expect(await device.books().send(company, "period.validate", again.args!)).toMatchObject({ ok: true });
  await device.synchronise();
  expect((await sealsOf(services, company)).at(-1)).toMatchObject({ month: "2026-04", throughDay: through });
  expect(await device.ask("device", {})).toMatchObject({ obstacle: null });
});
