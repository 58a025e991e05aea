import { expect, test } from "vitest";
import { openStorage } from "#server/storage/open-storage.ts";
import { leaveOlderDatabase } from "#test/support/older-database.ts";

test("whoever a firm gave their place loses sight of patients when the server starts, and nobody else does", async () => {
  const rights = '["record","seePatients","export"]';
  const dataDirectory = await leaveOlderDatabase("0007", async (run) => {
    const places = [
      ["fay", { isOfFirm: true }],
      ["anna", { isOfFirm: false }],
      ["gone", { isOfFirm: true, deleted: 1 }],
      // Written before there were firms.
      ["old", {}],
    ] as const;
    for (const [index, [id, member]] of places.entries()) {
      const { deleted, ...body } = { deleted: 0, ...member };
      await run(
        "insert into memberships (company_id, user_id, member_id, role, rights, slices) " +
          `values ('a', '${id}', '${id}', 'accountant', '${rights}', null)`,
      );
      await run(
        "insert into documents (company_id, collection, id, revision, slice, deleted, body) values " +
          `('a', 'members', '${id}', ${index + 1}, 'shared', ${deleted}, '${JSON.stringify(body)}')`,
      );
    }
  });
  const storage = await openStorage({ dataDirectory });
  const rows = await storage.read((tx) =>
    tx.db.selectFrom("memberships").select(["user_id", "rights", "role"]).orderBy("user_id").execute(),
  );
  await storage.close();
  expect(rows.map((row) => [row.user_id, row.role, JSON.parse(row.rights)])).toEqual([
    ["anna", "accountant", ["record", "seePatients", "export"]],
    ["fay", "accountant", ["record", "export"]],
    ["gone", "accountant", ["record", "seePatients", "export"]],
    ["old", "accountant", ["record", "seePatients", "export"]],
  ]);
});
