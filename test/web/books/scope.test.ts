import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { type Place, putMember } from "#server/commands/put-member.ts";
import { removeMembership } from "#server/storage/memberships.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";
import { createCodec } from "#web/books/codec.ts";
import { readOrDrawKey } from "#web/books/key-store.ts";
import { usualRules, type WholeRules } from "#web/books/whole-rules.ts";

const several = { ...practice, practice: "several" as const };
let services: TestServices;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  services = await createTestServices();
  app = createApp(services);
});

const step = fc.oneof(
  fc.record({
    what: fc.constant("place" as const),
    role: fc.constantFrom("user", "accountant"),
    reads: fc.constantFrom("whole" as const, "slice" as const),
    practitioner: fc.constantFrom("dup", "mar", null),
  }),
  fc.record({ what: fc.constant("role" as const), role: fc.constantFrom("user", "accountant") }),
  fc.record({ what: fc.constant("remove" as const) }),
  fc.record({ what: fc.constant("pay" as const), practitioner: fc.constantFrom("dup", "mar", null) }),
  fc.record({ what: fc.constant("patient" as const) }),
  fc.record({ what: fc.constant("pull" as const) }),
  fc.record({ what: fc.constant("restart" as const) }),
  fc.record({ what: fc.constant("open" as const), isThis: fc.boolean() }),
  fc.record({ what: fc.constant("crash" as const), steps: fc.nat(40) }),
  fc.record({ what: fc.constant("cut" as const), requests: fc.integer({ min: 1, max: 3 }) }),
);

test("invariant 7: whatever becomes of somebody's role, their device holds exactly what they may see now", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 14 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom<WholeRules>(usualRules, { allUpTo: 0, openedMax: 1 }),
      async (steps, limit, rules) => {
        const owner = await beginCompany(services, several);
        const { company } = owner;
        const reader = await createTestUser(services);
        const open = async () => {
          const enrolled = await createTestDevice(services, reader.id, company);
          const browser = await openSignedInBrowser(app, services, enrolled);
          const fetch = signedInFetch(browser);
          return openSimulatedDevice({
            user: reader.id,
            device: enrolled.id,
            rules,
            // Small pages, so that a role changes in the midst of a round.
            fetch: (path, init) =>
              fetch(
                path,
                String(path).endsWith("/pull")
                  ? { ...init, body: JSON.stringify({ ...JSON.parse(String(init?.body)), limit }) }
                  : init,
              ),
          });
        };
        const common = { id: reader.id, name: "R", isOwner: false };
        let place: Place = { ...common, role: "user", practitioner: "dup", reads: "whole" };
        await putMember(services, company, place);
        await owner.must("payment.record", aPaymentOf(services.createId(), 5_000, { practitioner: "mar" }));
        const addPatient = async () => {
          const id = services.createId();
          const identity = { name: `Named ${id}`, note: "Escalier B" };
          const set = { role: "patient" as const, number: id.slice(0, 8), identity };
          await owner.must("party.save", { id, set });
        };
        await addPatient();
        const device = await open();
        await device.synchronise();
        let opened = "elsewhere";
        for (const one of steps) {
          if (one.what === "place" || one.what === "role") {
            const { what: _, ...changed } = one;
            place = { ...place, ...changed };
            await putMember(services, company, place);
          } else if (one.what === "remove")
            await services.storage.write((tx) => removeMembership(tx, company, reader.id));
          else if (one.what === "pay") {
            const { practitioner } = one;
            const account = practitioner === null ? "706000" : null;
            const payment = aPaymentOf(services.createId(), 5_000, { practitioner, account, party: null });
            await owner.must("payment.record", payment);
          } else if (one.what === "patient") await addPatient();
          else if (one.what === "pull") await device.synchronise();
          else if (one.what === "open") {
            opened = one.isThis ? company : "elsewhere";
            await device.books().openCompany(opened);
          } else if (one.what === "restart") await device.restart();
          else if (one.what === "crash") await device.dieWithin(one.steps, () => device.synchronise());
          else if (one.what === "cut")
            await device.synchronise([
              ...Array.from({ length: one.requests }, () => "none" as const),
              "lostAnswer",
              ...Array.from({ length: 9 }, () => "lostRequest" as const),
            ]);
        }
        const fresh = await open();
        // Who was a member for a while has forgotten what they had opened.
        await fresh.books().openCompany(opened);
        await device.books().openCompany(opened);
        for (const one of [device, fresh, device, fresh]) await one.synchronise();
        expect(await heldBy(device)).toEqual(await heldBy(fresh));
        await device.close();
        await fresh.close();
      },
    ),
    { numRuns: propertyRuns(20) },
  );
}, 300_000);

test("who loses the patients and the other slice drops both, and what they had still to send ends refused", async () => {
  const owner = await beginCompany(services, several);
  const { company } = owner;
  const reader = await createTestUser(services);
  const place = { id: reader.id, name: "R", isOwner: false, practitioner: "dup" } as const;
  await putMember(services, company, { ...place, role: "administrator", reads: "whole" });
  await owner.must("payment.record", aPaymentOf("theirs", 5_000, { practitioner: "mar" }));
  const identity = { name: "Ada Patiente", note: "" };
  await owner.must("party.save", {
    id: "p1",
    set: { role: "patient", number: "P9", name: "P-00009", identity },
  });
  const filter = { kinds: ["payment" as const] };
  const enrolled = await createTestDevice(services, reader.id, company);
  const browser = await openSignedInBrowser(app, services, enrolled);
  const device = await openSimulatedDevice({
    user: reader.id,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  await device.synchronise();
  expect(JSON.stringify(await heldBy(device))).toContain("Ada Patiente");
  await putMember(services, company, { ...place, role: "accountant", reads: "whole" });
  await device.synchronise();
  expect(JSON.stringify(await heldBy(device))).not.toContain("Ada Patiente");
  expect(await device.books().page("vouchers", { company, filter }, 0, 10)).toMatchObject([{ id: "theirs" }]);
  const sent = await device
    .books()
    .send(company, "payment.record", aPaymentOf("late", 7_000, { practitioner: "mar" }));
  expect(sent).toMatchObject({ ok: true });

  await putMember(services, company, { ...place, role: "accountant", reads: "slice" });
  await device.synchronise();
  expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, refusedCount: 1, obstacle: null });
  const held = JSON.stringify(await heldBy(device));
  for (const gone of ["Ada Patiente", "theirs"]) expect(held).not.toContain(gone);
  expect(held).toContain(`"name":"P9"`);
  expect(await device.books().page("vouchers", { company, filter }, 0, 10)).toEqual([]);

  await putMember(services, company, { ...place, role: "administrator", reads: "whole" });
  await device.synchronise();
  expect(JSON.stringify(await heldBy(device))).toContain("Ada Patiente");
  expect(await device.books().page("vouchers", { company, filter }, 0, 10)).toMatchObject([{ id: "theirs" }]);
  await device.close();
});

/** Every row of the replica, as it can be read with the device's key; what is only a mark that it is gone aside. */
async function heldBy({ disk }: SimulatedDevice): Promise<Record<string, unknown>> {
  const codec = await createCodec(await readOrDrawKey(disk.keyStore));
  const held: Record<string, unknown> = {};
  for (const [key, { body, state, revision }] of disk.replica.rows)
    if (state !== "deleted") held[key] = { revision, body: await codec.decode(body) };
  return held;
}
