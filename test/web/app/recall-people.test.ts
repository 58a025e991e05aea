import { afterEach, describe, expect, test } from "vitest";
import { rememberLeaving } from "#web/app/leaving.ts";
import * as kept from "#web/app/people-of-device.ts";
import { recallPeople } from "#web/app/recall-people.ts";
import { rememberedDeviceId, rememberedUser, rememberUser } from "#web/app/signed-in-user.ts";
import { commandsNameOf } from "#web/books/commands-name-of.ts";
import { deviceFileName, type PersonRecord } from "#web/books/person-record.ts";

const ada = { id: "ada", name: "Ada", device: "d-ada" };
const bob = { id: "bob", name: "Bob", device: "d-bob" };

afterEach(() => localStorage.clear());

/** What lies on a device: the records of people, with their key in the clear or locked by a PIN. */
function onDisk(people: readonly (PersonRecord & { readonly hasPin: boolean })[]) {
  const files = new Map<string, string>();
  for (const { hasPin, ...person } of people) {
    files.set(deviceFileName("person", person.id), JSON.stringify(person));
    files.set(deviceFileName(hasPin ? "lock" : "key", person.id), "");
  }
  return files;
}

const finished: string[] = [];
const recall = (files: ReadonlyMap<string, string>, databases: readonly string[] = []) =>
  recallPeople(localStorage, kept, {
    finishWipe: async (user) => {
      finished.push(user);
    },
    files: {
      names: async () => new Set(files.keys()),
      readText: async (name) => files.get(name)!,
    },
    databaseNames: async () => databases,
  });

const people = () => kept.peopleOfDevice(localStorage);
const deviceOf = (id: string) => rememberedDeviceId(localStorage, id, () => "drawn anew");

const both = onDisk([
  { ...ada, hasPin: true },
  { ...bob, hasPin: true },
]);

describe("the people of a device whose browser was killed", () => {
  test("are all there again where local storage is empty, nobody's books open and everybody's to lock", async () => {
    await recall(both);
    expect(people()).toEqual([
      { id: "ada", name: "Ada", lockAfterMinutes: 5 },
      { id: "bob", name: "Bob", lockAfterMinutes: 5 },
    ]);
    expect(rememberedUser(localStorage)).toBeNull();
    expect(["ada", "bob"].map(deviceOf)).toEqual(["d-ada", "d-bob"]);
  });

  test("are joined by whoever came after what local storage remembers, which loses nothing it had", async () => {
    kept.rememberPerson(localStorage, { ...ada, name: "Ada Lovelace" });
    kept.rememberPin(localStorage, "ada", 30);
    rememberUser(localStorage, { ...ada, device: "d-ada-before" });
    deviceOf("ada");
    await recall(both);
    expect(people()).toEqual([
      { id: "ada", name: "Ada Lovelace", lockAfterMinutes: 30 },
      { id: "bob", name: "Bob", lockAfterMinutes: 5 },
    ]);
    expect(deviceOf("ada")).toBe("d-ada");
    expect(rememberedUser(localStorage)?.device).toBe("d-ada");
  });

  test("have a PIN where their key is locked, and none where it is not", async () => {
    rememberUser(localStorage, ada);
    kept.rememberPerson(localStorage, bob);
    kept.rememberPin(localStorage, "bob", 15);
    expect(kept.opensByItself(localStorage)).toBe(true);
    await recall(
      onDisk([
        { ...ada, hasPin: true },
        { ...bob, hasPin: false },
      ]),
    );
    expect(people().map(({ lockAfterMinutes }) => lockAfterMinutes)).toEqual([5, null]);
    expect(kept.opensByItself(localStorage)).toBe(false);
  });

  test("have none where setting it was cut short and the key still lies in the clear", async () => {
    const files = onDisk([{ ...ada, hasPin: false }]).set(deviceFileName("lock", "ada"), "{}");
    await recall(files);
    expect(people().map(({ lockAfterMinutes }) => lockAfterMinutes)).toEqual([null]);
  });

  test("sign in by themselves where one person was alone here without a PIN", async () => {
    await recall(onDisk([{ ...ada, hasPin: false }]));
    expect(rememberedUser(localStorage)).toMatchObject(ada);
  });

  test("do not where that person signed out and left the books here", async () => {
    kept.rememberPerson(localStorage, ada);
    await recall(onDisk([{ ...ada, hasPin: false }]));
    expect(rememberedUser(localStorage)).toBeNull();
  });

  test("are without whoever has left, even if they worked here last", async () => {
    kept.rememberPerson(localStorage, ada);
    kept.rememberPerson(localStorage, bob);
    kept.rememberPin(localStorage, "bob", 5);
    rememberUser(localStorage, bob);
    await recall(onDisk([{ ...ada, hasPin: true }]));
    expect(people().map(({ id }) => id)).toEqual(["ada"]);
    expect(rememberedUser(localStorage)).toBeNull();
  });

  test("are with whoever has lost their key and not their acts, or has just signed in", async () => {
    kept.rememberPerson(localStorage, ada);
    kept.rememberPin(localStorage, "ada", 5);
    rememberUser(localStorage, bob);
    kept.rememberPerson(localStorage, bob);
    await recall(new Map(), [commandsNameOf("ada")]);
    expect(people().map(({ id }) => id)).toEqual(["ada", "bob"]);
    expect(rememberedUser(localStorage)?.id).toBe("bob");
  });

  test("are without whoever was leaving when it was killed: what is left of their books goes now", async () => {
    kept.rememberPerson(localStorage, ada);
    kept.rememberPin(localStorage, "ada", 5);
    finished.length = 0;
    const files = new Map(both)
      .set(deviceFileName("leaving", "ada"), "")
      .set(`${deviceFileName("leaving", "ada")}.crswap`, "");
    await recall(files);
    expect(people().map(({ id }) => id)).toEqual(["bob"]);
    expect(finished).toEqual(["ada"]);
  });

  test("whose leaving local storage knows of, or whose books open here, finish it themselves", async () => {
    finished.length = 0;
    rememberUser(localStorage, bob);
    const leaving = { user: "ada", reason: "signedOut", handedInCount: 0, isWiped: false } as const;
    rememberLeaving(localStorage, leaving);
    const files = new Map(both)
      .set(deviceFileName("leaving", "ada"), "")
      .set(deviceFileName("leaving", "bob"), "");
    await recall(files);
    expect(finished).toEqual([]);
  });

  test("are read past a file that was written by half, and one a browser left beside it", async () => {
    const files = new Map(both)
      .set(deviceFileName("person", "cleo"), '{"id":"cl')
      .set(`${deviceFileName("person", "bob")}.crswap`, JSON.stringify({ ...bob, name: "Robert" }));
    await recall(files);
    expect(people().map(({ name }) => name)).toEqual(["Ada", "Bob"]);
    kept.forgetPerson(localStorage, "bob");
    await recall(files);
    expect(people().map(({ name }) => name)).toEqual(["Ada", "Bob"]);
  });
});
