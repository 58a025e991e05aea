import { CompiledQuery } from "kysely";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { checkBooks } from "#server/sealing/check-books.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { aPaymentOf } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(databases)(
  "rows of validated vouchers that somebody opened $name to change",
  ({ name, open }) => {
    let services: TestServices;
    let device: TestDevice;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
      device = await beginCompany(services);
      for (const [id, day] of Object.entries({ p1: "2026-01-05", p2: "2026-02-05", p3: "2026-02-07" }))
        await device.must("payment.record", aPaymentOf(id, 100, { day, account: "706000" }));
      await device.must("period.validate", await lookThrough(device, "2026-02-28"));
      // The database itself refuses such changes, until whoever owns it takes that away.
      const guards =
        name === "SQLite"
          ? ["documents_kept_on_update", "documents_kept_on_delete"]
          : ["documents_kept on documents"];
      for (const guard of guards) await run(`drop trigger ${guard}`);
    });
    const run = (statement: string) =>
      services.storage.write(async (tx) => void (await tx.db.executeQuery(CompiledQuery.raw(statement))));
    const check = async () => {
      const membership = await services.storage.read((tx) => memberOf(tx, device.userId, device.company));
      const [own] = await checkBooks(services, membership!);
      return own!.problem;
    };
    test("invariant 5: are whole as long as nobody did", async () => {
      expect(await check()).toBe(null);
    });

    test.each([
      [
        "another amount",
        `update documents set body = replace(body, '"cents":100', '"cents":101') where id = 'p2'`,
      ],
      [
        "another validation day",
        "update documents set sealed_at = '2026-03-01T00:00:00.000Z' where id = 'p2'",
      ],
      ["another entry number", "update documents set entry_number = '77' where id = 'p2'"],
      ["another seal", "update documents set sealed_in = 'main:0000' where id = 'p2'"],
      ["no row at all", "update documents set deleted = 1 where id = 'p2'"],
    ])("are found and named: %s", async (_what, statement) => {
      const before = await services.storage.read((tx) =>
        tx.db.selectFrom("documents").selectAll().where("id", "=", "p2").executeTakeFirstOrThrow(),
      );
      await run(statement);
      expect(await check()).toEqual({
        code: "seal.rowChanged",
        seal: "main:0001",
        month: "2026-02",
        voucher: "p2",
      });
      await services.storage.write(
        async (tx) =>
          void (await tx.db.updateTable("documents").set(before).where("id", "=", "p2").execute()),
      );
      expect(await check()).toBe(null);
    });
  },
);
