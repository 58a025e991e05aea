import { expect, test } from "vitest";
import { createMemoryKeyStore } from "#web/books/key-store.ts";
import { deviceFileName, keepPerson, readPeople } from "#web/books/person-record.ts";

const ada = { id: "ada", name: "Ada", device: "d1" };

test("a person's record is written once, anew with another name or device, and holds nothing else", async () => {
  const store = createMemoryKeyStore();
  let writeCount = 0;
  const counted = {
    ...store,
    write: async (bytes: Uint8Array) => {
      writeCount += 1;
      await store.write(bytes);
    },
  };
  await keepPerson(counted, ada);
  await keepPerson(counted, { ...ada, ...{ email: "ada@example.test" } });
  expect(writeCount).toBe(1);
  await keepPerson(counted, { ...ada, device: "d2" });
  expect(writeCount).toBe(2);

  const file = deviceFileName("person", "ada");
  const found = await readPeople(
    { readText: async () => new TextDecoder().decode((await store.read())!) },
    new Set([file]),
  );
  expect(found).toEqual([{ ...ada, device: "d2", hasPin: false }]);
});
