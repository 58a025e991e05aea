import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { collectionNames } from "#core/collections.ts";
import type { MonthDigest } from "#core/replication/pull.ts";
import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import { debitExcessCents } from "#core/vouchers/posting.ts";
import type { InvoiceVoucher, Voucher } from "#core/vouchers/voucher.ts";
import { aDraft, draftAndApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

type Act = "sale" | "payment" | "refused";

const actsOfDevice = fc.array(
  fc.array(
    fc.record({
      what: fc.constantFrom<Act>("sale", "sale", "payment", "refused"),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 3 },
);

describe.each(databases)("several devices at once on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  test(
    "invariant 4: no number is given twice, none is skipped, and days rise with them",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(actsOfDevice, { minLength: 2, maxLength: 4 }), async (byDevice) => {
          const owner = await beginCompany(services);
          const { company, userId } = owner;
          const working = byDevice.map(async (requests, index) => {
            const device = await createTestDevice(services, userId, company);
            for (const [request, acts] of requests.entries()) {
              const name = (place: number) => `d${index}-${request}-${place}`;
              const commands = acts.flatMap(({ what, day }, place) =>
                commandsFor(device, what, name(place), `2026-03-${String(day).padStart(2, "0")}`),
              );
              const answers = await Promise.all([device.send(commands), device.send(commands)]);
              expect(answers.map((answer) => answer.length)).toEqual([commands.length, commands.length]);
            }
          });
          await Promise.all(working);

          const vouchers = await storedRows(services.storage, company, "vouchers");
          const bodies = vouchers.map(({ body }) => body as Voucher);
          expectGaplessNumbers(bodies);
          for (const voucher of bodies) expect(debitExcessCents(voucher.postings)).toBe(0);
          await expectEveryRevisionOnce(services, company, (await owner.pull()).heads[company]!);
          expect((await owner.pull()).digests[company]).toEqual(digestsOf(bodies));
        }),
        { numRuns: propertyRuns(6) },
      );
    },
    60_000 * propertyRuns(1),
  );
});

function commandsFor(device: TestDevice, what: Act, id: string, day: string) {
  if (what === "payment")
    return [device.make("payment.record", aPaymentOf(id, 500, { day, account: "411000" }))];
  const practitioner = what === "refused" ? { practitioner: "nobody" } : {};
  return draftAndApproval(device, aDraft(id, { set: { day, ...practitioner } }));
}

function expectGaplessNumbers(vouchers: readonly Voucher[]) {
  const numbered = vouchers
    .filter((voucher): voucher is InvoiceVoucher => "number" in voucher && voucher.number !== null)
    .sort((one, other) => (one.number! < other.number! ? -1 : 1));
  const expected = numbered.map((_, index) => `F-2026-${String(index + 1).padStart(5, "0")}`);
  expect(numbered.map(({ number }) => number)).toEqual(expected);
  const days = numbered.map(({ day }) => day);
  expect(days).toEqual([...days].sort());
}

/** No two documents share a revision, and none lies beyond the head. */
async function expectEveryRevisionOnce({ storage }: TestServices, company: string, head: number) {
  const revisions: number[] = [];
  for (const collection of collectionNames)
    for (const { revision } of await storedRows(storage, company, collection)) revisions.push(revision);
  expect(new Set(revisions).size).toBe(revisions.length);
  expect(Math.max(...revisions)).toBe(head);
}

function digestsOf(vouchers: readonly Voucher[]): Record<string, MonthDigest> {
  const digests: Record<string, MonthDigest> = {};
  for (const voucher of vouchers) {
    const key = digestKeyOf(voucher);
    digests[key] = changeDigest(digests[key] ?? emptyDigest, null, voucher);
  }
  return digests;
}
