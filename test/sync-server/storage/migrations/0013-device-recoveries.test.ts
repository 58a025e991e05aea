import { expect, test } from "vitest";
import { recoveriesOfDevice } from "#server/storage/device-recoveries.ts";
import { openStorage } from "#server/storage/open-storage.ts";
import { leaveOlderDatabase } from "#test/support/older-database.ts";

test("what opened a device before opens it after the server starts anew", async () => {
  const dataDirectory = await leaveOlderDatabase("0013", async (run) => {
    await run(
      "insert into users (id, identifier, name, password_hash, must_personalise, language, created_at) " +
        "values ('anna', '100001', 'Anna', '', 0, 'fr', '')",
    );
    for (const [id, recovery] of [
      ["phone", "x'0102'"],
      ["tablet", "null"],
    ])
      await run(
        "insert into devices (id, user_id, name, enrolled_at, last_contact_at, revoked_at, recovery) " +
          `values ('${id}', 'anna', '${id}', '', '', null, ${recovery})`,
      );
  });
  const storage = await openStorage({ dataDirectory });
  const [phone, tablet] = await storage.read(async (tx) => [
    await recoveriesOfDevice(tx, "phone"),
    await recoveriesOfDevice(tx, "tablet"),
  ]);
  await storage.close();
  expect(phone?.map(({ recovery }) => [...recovery])).toEqual([[1, 2]]);
  expect(tablet).toEqual([]);
});
