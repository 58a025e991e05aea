import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { checkBooks } from "#server/sealing/check-books.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { readSealedVouchers, sealBodyReader, sealsOf } from "#test/support/read-seals.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

type Act =
  | { readonly what: "write"; readonly day: number }
  /** Mends one of the payments there were before, and may move it to another month. */
  | { readonly what: "mend"; readonly seed: number; readonly day: number }
  | { readonly what: "look"; readonly through: number }
  | { readonly what: "validate" };

const day = fc.integer({ min: 1, max: 3 });
const actsOfDevice = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ what: fc.constant("write" as const), day }), weight: 3 },
    { arbitrary: fc.record({ what: fc.constant("mend" as const), seed: day, day }), weight: 3 },
    { arbitrary: fc.record({ what: fc.constant("look" as const), through: day }), weight: 2 },
    { arbitrary: fc.record({ what: fc.constant("validate" as const) }), weight: 2 },
  ),
  { minLength: 1, maxLength: 5 },
) as fc.Arbitrary<Act[]>;

const seedOf = (month: number) => `seed-${month}`;
const dayOf = (month: number) => `2026-0${month}-15`;

describe.each(databases)("validating and writing at once on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  });

  /** What was told of each voucher that was to be written, and of each validation with what its maker had seen. */
  interface Told {
    readonly written: Map<string, { readonly day: string; readonly isAccepted: boolean }>;
    /** How each payment was last left, by the revision that its acknowledgement named. */
    readonly left: Map<string, { readonly revision: number; readonly day: string; readonly cents: number }>;
    readonly validated: {
      readonly through: string;
      readonly count: number;
      readonly isAccepted: boolean;
      readonly code: string;
    }[];
  }

  function leave(told: Told, id: string, left: { revision: number; day: string; cents: number }) {
    if ((told.left.get(id)?.revision ?? -1) < left.revision) told.left.set(id, left);
  }

  async function actOn(device: TestDevice, name: string, acts: readonly Act[], told: Told) {
    let looked: Awaited<ReturnType<typeof lookThrough>> | null = null;
    for (const [index, act] of acts.entries()) {
      if (act.what === "look") looked = await lookThrough(device, dayOf(act.through));
      if (act.what === "write") {
        const id = `${name}-${index}`;
        const outcome = await device.act(
          "payment.record",
          aPaymentOf(id, 100 + index, { day: dayOf(act.day), account: "706000", party: null }),
        );
        expect(["accepted", "refused"]).toContain(outcome.status);
        if (outcome.status === "refused") expect(outcome.code).toBe("day.validated");
        told.written.set(id, { day: dayOf(act.day), isAccepted: outcome.status === "accepted" });
        if (outcome.status === "accepted")
          leave(told, id, { revision: outcome.revision, day: dayOf(act.day), cents: 100 + index });
      }
      if (act.what === "mend") {
        const set = { day: dayOf(act.day), amountCents: 1000 * (index + 1) + name.charCodeAt(1) };
        const outcome = await device.act("voucher.correct", { kind: "payment", id: seedOf(act.seed), set });
        expect(["accepted", "refused"]).toContain(outcome.status);
        if (outcome.status === "refused") expect(outcome.code).toBe("day.validated");
        if (outcome.status === "accepted")
          leave(told, seedOf(act.seed), {
            revision: outcome.revision,
            day: set.day,
            cents: set.amountCents,
          });
      }
      if (act.what === "validate" && looked !== null) {
        const outcome = await device.act("period.validate", looked);
        expect(["accepted", "refused"]).toContain(outcome.status);
        told.validated.push({
          through: looked.through,
          count: Object.values(looked.seen).reduce((sum, { count }) => sum + count, 0),
          isAccepted: outcome.status === "accepted",
          code: outcome.status === "refused" ? outcome.code : "",
        });
      }
    }
  }

  async function checkWritten(company: string, told: Told) {
    const headers = await sealsOf(services, company);
    expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({ ok: true });
    const sealed = await readSealedVouchers(services, company);
    const live = (await storedRows(services.storage, company, "vouchers")).map(({ body }) => body as Voucher);
    const through = headers.at(-1)?.throughDay ?? "";
    // Never both and never neither: what was accepted is in the books once, what was refused not at all.
    const accepted = [...told.written].filter(([, { isAccepted }]) => isAccepted).map(([id]) => id);
    expect([...sealed, ...live].map(({ id }) => id).sort()).toEqual(accepted.sort());
    // What was said to be accepted is what stands, and nothing that was refused has moved it.
    for (const voucher of [...sealed, ...live])
      expect(voucher).toMatchObject({
        day: told.left.get(voucher.id)!.day,
        amountCents: told.left.get(voucher.id)!.cents,
      });
    for (const { day } of live) expect(day > through).toBe(true);
    for (const { day } of sealed) expect(day <= through).toBe(true);
    for (const { day, isAccepted } of told.written.values())
      if (!isAccepted) expect(day <= through).toBe(true);
    const validations = told.validated.filter(({ isAccepted }) => isAccepted);
    expect(validations.reduce((sum, { count }) => sum + count, 0)).toBe(sealed.length);
    for (const { isAccepted, code } of told.validated)
      if (!isAccepted) expect(["period.unseen", "period.endBeforeStart", "period.nothing"]).toContain(code);
    // Invariant 4: unbroken in the order they were validated, whoever validated them.
    expect(sealed.map(({ entryNumber }) => entryNumber)).toEqual(sealed.map((_, index) => `${index + 1}`));
  }

  test("invariants 2, 4, 5: sealed and then refused, or written and then refused; never both, never neither", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actsOfDevice, { minLength: 2, maxLength: 3 }), async (byDevice) => {
        const owner = await beginCompany(services);
        const told: Told = { written: new Map(), left: new Map(), validated: [] };
        for (const month of [1, 2, 3]) {
          const payment = aPaymentOf(seedOf(month), 50, {
            day: dayOf(month),
            account: "706000",
            party: null,
          });
          await owner.must("payment.record", payment);
          told.written.set(seedOf(month), { day: dayOf(month), isAccepted: true });
          leave(told, seedOf(month), { revision: 0, day: dayOf(month), cents: 50 });
        }
        await Promise.all(
          byDevice.map(async (acts, index) =>
            actOn(await createTestDevice(services, owner.userId, owner.company), `d${index}`, acts, told),
          ),
        );
        await checkWritten(owner.company, told);
        const before = JSON.stringify(await sealsOf(services, owner.company));
        await actOn(
          owner,
          "last",
          [{ what: "write", day: 4 }, { what: "look", through: 4 }, { what: "validate" }],
          told,
        );
        await checkWritten(owner.company, told);
        // Invariant 5: what was sealed is as it was.
        expect(JSON.stringify(await sealsOf(services, owner.company)).startsWith(before.slice(0, -1))).toBe(
          true,
        );
      }),
      { numRuns: propertyRuns(8) },
    );
  });

  test("invariant 5: a byte that is changed where the server keeps it is found and named", async () => {
    const device = await beginCompany(services);
    await device.must("payment.record", aPaymentOf("p1", 100, { day: "2026-01-05", account: "706000" }));
    await device.must("period.validate", await lookThrough(device, "2026-01-31"));
    const headers: SealHeader[] = await sealsOf(services, device.company);
    const membership = await services.storage.read((tx) => memberOf(tx, device.userId, device.company));
    const check = () => checkBooks(services, membership!);
    expect(await check()).toMatchObject([
      { chain: "main", headers: 1, bodies: 2, notHeld: 0, problem: null },
    ]);
    for (const body of [...bodiesIn(headers[0]!, "lines"), ...bodiesIn(headers[0]!, "vouchers")]) {
      const stored = (await services.blobs.readWhole(body.hash))!;
      const bytes = (await sealBodyReader(services)(body.hash))!;
      bytes[40]! ^= 1;
      for (const spoilt of [new Uint8Array(deflateRawSync(bytes)), stored.slice(1)]) {
        await services.blobs.remove(body.hash);
        await services.blobs.write(body.hash, spoilt);
        expect(await check()).toMatchObject([
          { problem: { code: "seal.bodyChanged", seal: "main:0000", month: "2026-01", body } },
        ]);
      }
      await services.blobs.remove(body.hash);
      await services.blobs.write(body.hash, stored);
    }
    await services.storage.write(async (tx) => {
      const body = JSON.stringify({ ...headers[0]!, throughDay: "2026-01-30" });
      await tx.db
        .updateTable("documents")
        .set({ body })
        .where("company_id", "=", device.company)
        .where("collection", "=", "seals")
        .execute();
    });
    expect(await check()).toMatchObject([{ problem: { code: "seal.headerChanged", seal: "main:0000" } }]);
  });
});
