import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { rights } from "#core/rights/rights.ts";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
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
      /** Null for the predefined role of a user, else the rights of a role of the company's own. */
      own: fc.option(fc.subarray([...rights])),
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
          for (const { company, reads, practitioner, own } of members) {
            const companyId = owners[company]!.company;
            const role = own === null ? "user" : services.createId();
            if (own !== null)
              await owners[company]!.must("role.save", { id: role, name: role, rights: own, reads });
            const place = { name: "R", role, isOwner: false, practitioner, reads } as const;
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
              aPaymentOf(id, 5_000, { practitioner, account, means, party: null, label: `about ${id}` }),
            );
            (seen.get(owner.company)?.(practitioner) ? visible : hidden).push(id);
          }

          const device = await createTestDevice(services, reader.id, owners[0]!.company);
          const pulled = await everythingPulled(device, limit);
          const companies = owners.map(({ company }) => company);
          const answered = await everythingAnswered(services, device, companies, hidden);
          for (const secret of hidden) expect(pulled + answered).not.toContain(secret);
          for (const id of visible) expect(pulled).toContain(id);
        }),
        { numRuns: propertyRuns(8) },
      );
    },
    120_000 * propertyRuns(1),
  );
});

/** Each id is asked for at several addresses of every company. */
const ASKED_MAX = 3;

/** What every address answers that somebody may think of, errors too; ids that were only asked for are left out. */
async function everythingAnswered(
  services: TestServices,
  device: TestDevice,
  companies: readonly string[],
  ids: readonly string[],
): Promise<string> {
  const app = createApp(services);
  const browser = await openSignedInBrowser(app, services, device);
  let text = "";
  const ask = async (method: string, path: string, body?: unknown) => {
    let said = await (await browser.send(method, path, body)).text();
    for (const asked of [...companies, ...ids])
      if (`${path}${JSON.stringify(body)}`.includes(asked)) said = said.replaceAll(`"${asked}"`, '"…"');
    text += said;
  };
  await ask("GET", "/session");
  await ask("GET", "/api/v1/companies");
  for (const company of companies) {
    const of = `/api/v1/companies/${company}`;
    const reads = ["vouchers", "parties", "articles", "accounts", "trial-balance", "audit", "audit/check"];
    for (const what of reads) await ask("GET", `${of}/${what}`);
    await ask("POST", `${of}/audit/export`);
    await ask("GET", `/people/${company}/devices`);
    await ask("GET", `/files/${company}/${"a".repeat(64)}`);
    for (const id of ids.slice(-ASKED_MAX)) {
      await ask("GET", `${of}/audit?document=${id}`);
      const args = { id, reason: "x" };
      await ask("POST", "/api/v1/commands/voucher.cancel", { company, args });
      await ask("POST", "/api/v1/commands/refusal.discard", { company, args });
      await ask("POST", "/api/v1/commands/voucher.deleteDraft", { company, args: { id } });
    }
  }
  return text;
}

async function everythingPulled(device: TestDevice, limit: number): Promise<string> {
  let text = "";
  for (let checkpoints = {}; ; ) {
    const answer = await device.pull({ checkpoints, limit });
    text += JSON.stringify(answer);
    if (answer.done) return text;
    checkpoints = answer.checkpoints;
  }
}
