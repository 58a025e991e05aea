import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { putMember } from "#server/commands/put-member.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

const several = { ...practice, practice: "several" as const };
const slices = ["dup", "mar", null] as const;

const scenario = fc.record({
  members: fc.array(
    fc.record({
      company: fc.nat(2),
      reads: fc.constantFrom("whole", "slice"),
      practitioner: fc.constantFrom(...slices),
    }),
    { maxLength: 4 },
  ),
  payments: fc.array(
    fc.record({ company: fc.nat(2), practitioner: fc.constantFrom(...slices), isRefused: fc.boolean() }),
    { minLength: 1, maxLength: 10 },
  ),
  limit: fc.integer({ min: 1, max: 5 }),
});

describe.each(databases)("readers on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  test(
    "invariant 7: no answer holds a byte of a company or slice its reader may not see",
    async () => {
      await fc.assert(
        fc.asyncProperty(scenario, async ({ members, payments, limit }) => {
          const owners = [
            await beginCompany(services, several),
            await beginCompany(services, several),
            await beginCompany(services, several),
          ];
          const reader = await createTestUser(services);
          const seen = new Map<string, (slice: string | null) => boolean>();
          for (const { company, reads, practitioner } of members) {
            const companyId = owners[company]!.company;
            const place = { name: "R", role: "user", isOwner: false, practitioner, reads } as const;
            await putMember(services, companyId, { id: reader.id, ...place });
            seen.set(companyId, (slice) => reads === "whole" || slice === null || slice === practitioner);
          }
          const visible: string[] = [];
          const hidden: string[] = owners
            .filter(({ company }) => !seen.has(company))
            .flatMap(({ company, userId, id }) => [company, userId, id]);
          for (const [index, { company, practitioner, isRefused }] of payments.entries()) {
            const owner = owners[company]!;
            const id = `secret-${index}-${services.createId()}`;
            const account = practitioner === null ? "706000" : null;
            const means = isRefused ? "none" : "transfer";
            await owner.act(
              "payment.record",
              aPaymentOf(id, 5_000, { practitioner, account, means, party: null }),
            );
            (seen.get(owner.company)?.(practitioner) ? visible : hidden).push(id);
          }

          const device = await createTestDevice(services, reader.id, owners[0]!.company);
          const text = await everythingSaid(device, limit);
          for (const secret of hidden) expect(text).not.toContain(secret);
          for (const id of visible) expect(text).toContain(id);
        }),
        { numRuns: propertyRuns(8) },
      );
    },
    60_000 * propertyRuns(1),
  );
});

async function everythingSaid(device: TestDevice, limit: number): Promise<string> {
  let text = "";
  for (let checkpoints = {}; ; ) {
    const answer = await device.pull({ checkpoints, limit });
    text += JSON.stringify(answer);
    if (answer.done) return text;
    checkpoints = answer.checkpoints;
  }
}
