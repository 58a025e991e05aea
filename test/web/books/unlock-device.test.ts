import { expect, test } from "vitest";
import { createDeviceLock, keyProofs } from "#web/books/device-lock.ts";
import { createMemoryKeyStore } from "#web/books/key-store.ts";
import { unlockDevice } from "#web/books/unlock-device.ts";

test("a forgotten PIN gives way to whichever of the recoveries that the server keeps opens the books", async () => {
  const lock = createDeviceLock({
    key: createMemoryKeyStore(),
    lock: createMemoryKeyStore(),
    tries: createMemoryKeyStore(),
    now: () => new Date(1_800_000_000_000),
    inTurn: (act) => act(),
    iterations: 10,
  });
  const key = new Uint8Array((await lock.openKey())!);
  await lock.setPin(key, "481516", "tablet");
  const { recovery } = await keyProofs(key);
  const openWith = (recoveries: readonly string[]) =>
    unlockDevice({
      user: "anna",
      device: "tablet",
      lock,
      by: { kind: "password" },
      fetch: async (address) => {
        expect(address).toBe("/session/recovery/tablet");
        return Response.json({ recoveries });
      },
    });
  expect(await openWith(["f".repeat(64)])).toMatchObject({ kind: "locked" });
  const opened = await openWith(["f".repeat(64), recovery]);
  expect("keyStore" in opened ? await opened.keyStore.read() : null).toEqual(key);
});
