import { expect, test, vi } from "vitest";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

// A real server and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test("invariant 7: of a validated month a device holds and shows the slices that its member reads now, however that changes", async () => {
  const services = await createTestServices();
  const app = createApp(services);
  const owner = await beginCompany(services, { ...practice, practice: "several" });
  const { company } = owner;
  for (const [id, practitioner, cents] of [
    ["p1", "dup", 1_000],
    ["p2", "mar", 200],
  ] as const)
    await owner.must(
      "payment.record",
      aPaymentOf(id, cents, { day: "2026-01-05", practitioner, account: null, settles: [] }),
    );
  const colleague = await joinCompany(services, company);
  const openDevice = async (enrolled: TestDevice) => {
    const fetch = signedInFetch(await openSignedInBrowser(app, services, enrolled));
    const device = await openSimulatedDevice({ user: enrolled.userId, device: enrolled.id, fetch });
    afterThisFile(device.close);
    await device.synchronise();
    return device;
  };
  const validator = await openDevice(owner);
  const reader = await openDevice(colleague);
  const { args } = (await validator.ask("period", { company, through: "2026-01-31", today: "2026-11-22" }))!;
  expect(await validator.books().send(company, "period.validate", args!)).toMatchObject({ ok: true });
  await validator.synchronise();
  await reader.synchronise();

  const shown = async () => {
    const filter = { kinds: ["payment"] as const };
    const rows = await reader.books().page("vouchers", { company, filter }, 0, 100);
    const { debitCents, missingMonths } = await reader.ask("trialBalance", { company, filter: {} });
    return { ids: rows.map(({ id }) => id).sort(), debitCents, missingMonths };
  };
  const place = async (reads: "whole" | "slice") => {
    const practitioner = reads === "slice" ? "dup" : null;
    const member = { id: colleague.userId, name: "Jean", role: "user", isOwner: false } as const;
    await putMember(services, company, { ...member, practitioner, reads });
    await reader.synchronise();
  };
  const whole = { ids: ["p1", "p2"], debitCents: 1_200, missingMonths: [] };
  const own = { ids: ["p1"], debitCents: 1_000, missingMonths: [] };
  expect(await shown()).toEqual(whole);
  await place("slice");
  expect(await shown()).toEqual(own);
  await reader.restart();
  expect(await shown()).toEqual(own);
  await place("whole");
  expect(await shown()).toEqual(whole);
  expect(await reader.ask("device", {})).toMatchObject({ missingMonthCount: 0, obstacle: null });
});
