import { createRoot, createSignal } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { createLock, type LockOfApp } from "#web/app/create-lock.ts";
import { forgetPerson, peopleOfDevice, rememberPerson, rememberPin } from "#web/app/people-of-device.ts";
import { rememberedUser, rememberUser, type SignedInUser, USER_KEY } from "#web/app/signed-in-user.ts";
import type { OpenedBooks } from "#web/books/open-books.ts";
import type { OpenedBy } from "#web/books/worker-api.ts";

const ada: SignedInUser = { id: "ada", name: "Ada", device: "d-ada" };
const bob: SignedInUser = { id: "bob", name: "Bob", device: "d-bob" };

afterEach(() => localStorage.clear());

/** A window whose worker opens books as the test says. */
function openWindow(
  answer: (user: SignedInUser, by: OpenedBy) => OpenedBooks,
  recalled: () => void = () => {},
) {
  const opened: { id: string; by: OpenedBy["kind"] }[] = [];
  const [active, setActive] = createSignal(rememberedUser(localStorage));
  const lock = createRoot<LockOfApp>(() =>
    createLock({
      active,
      setActive,
      deviceIdOf: (id) => `d-${id}`,
      storage: localStorage,
      openBooks: async (user, by) => {
        opened.push({ id: user.id, by: by.kind });
        return answer(user, by);
      },
      readLockState: async () => null,
      recallPeople: async () => recalled(),
      now: () => 1,
    }),
  );
  return { lock, active, setActive, opened };
}

const open = (hasPin: boolean) =>
  ({ kind: "open", proof: "p", hasPin, books: {}, pin: {} }) as unknown as Extract<
    OpenedBooks,
    { kind: "open" }
  >;
const locked: OpenedBooks = {
  kind: "locked",
  state: { isPinOn: true, waitSeconds: 0, freeTriesLeft: 5 },
};

function rememberBoth() {
  rememberPerson(localStorage, ada);
  rememberPerson(localStorage, bob);
  rememberPin(localStorage, "ada", 5);
}

describe("the lock of a device", () => {
  test("is none while nobody has a PIN", () => {
    rememberUser(localStorage, ada);
    const { lock } = openWindow(() => open(false));
    expect([lock.isLocked(), lock.isShared(), lock.lockAfterMinutes()]).toEqual([false, false, null]);
    lock.lock();
    expect(lock.isLocked()).toBe(false);
  });

  test("is shut at every start of who has one, and opened by theirs alone", async () => {
    rememberBoth();
    rememberUser(localStorage, ada);
    const { lock, active } = openWindow((_, by) =>
      by.kind === "pin" && by.pin === "right" ? open(true) : locked,
    );
    expect(lock.isLocked()).toBe(true);
    const [person] = lock.people();
    expect(await lock.unlock(person!, "wrong")).toEqual(locked);
    expect(lock.isLocked()).toBe(true);
    expect(await lock.unlock(person!, "right")).toEqual({ kind: "open", isAnother: false });
    expect(lock.isLocked()).toBe(false);
    expect(active()?.id).toBe("ada");
  });

  test("takes over the books that were opened while unlocking, and opens no second worker", async () => {
    rememberBoth();
    rememberUser(localStorage, bob);
    const { lock, active, opened } = openWindow(() => open(true));
    expect(await lock.unlock(lock.people()[0]!, "123456")).toEqual({ kind: "open", isAnother: true });
    expect(await lock.open(active()!)).toMatchObject({ kind: "open" });
    expect(opened).toEqual([{ id: "ada", by: "pin" }]);
  });

  test("asks the server what opens the books of who has just shown the password", async () => {
    rememberBoth();
    const { lock, setActive, opened } = openWindow((_, by) =>
      by.kind === "password" ? open(false) : locked,
    );
    lock.onSignedIn(ada);
    setActive(ada);
    expect(await lock.open(ada)).toMatchObject({ kind: "open" });
    // It was switched off: there is none any more.
    expect(lock.lockAfterMinutes()).toBeNull();
    expect(opened).toEqual([{ id: "ada", by: "password" }]);
  });

  test("shuts where local storage had forgotten that there is a PIN, and shows who else it had forgotten", async () => {
    rememberUser(localStorage, ada);
    const { lock } = openWindow(
      () => locked,
      () => rememberPerson(localStorage, bob),
    );
    expect(lock.isLocked()).toBe(false);
    expect(await lock.open(ada)).toBeNull();
    expect([lock.isLocked(), lock.lockAfterMinutes()]).toEqual([true, 5]);
    expect(lock.people().map(({ id }) => id)).toEqual(["ada", "bob"]);
  });

  test("follows another tab: locked there it is locked here, and another person's books are not opened without their PIN", async () => {
    rememberBoth();
    rememberUser(localStorage, bob);
    const { lock, active } = openWindow(() => open(false));
    expect(lock.isLocked()).toBe(false);
    lock.hear("cahier.locked");
    expect(lock.isLocked()).toBe(true);
    await lock.unlock(lock.people()[1]!, null);
    expect(lock.isLocked()).toBe(false);
    rememberUser(localStorage, ada);
    lock.hear(USER_KEY);
    expect([active()?.id, lock.isLocked()]).toEqual(["ada", true]);
  });

  test("stands there once the last person signed out and others are left", () => {
    rememberBoth();
    rememberUser(localStorage, bob);
    const { lock, setActive } = openWindow(() => open(false));
    localStorage.removeItem(USER_KEY);
    forgetPerson(localStorage, "bob");
    setActive(null);
    lock.refresh();
    expect(lock.isLocked()).toBe(true);
    expect(lock.people().map(({ id }) => id)).toEqual(["ada"]);
  });
});

test("whoever is signed in belongs to the people of a device that knew of none", () => {
  rememberUser(localStorage, ada);
  expect(peopleOfDevice(localStorage)).toEqual([{ id: "ada", name: "Ada", lockAfterMinutes: null }]);
  localStorage.setItem("cahier.people", "{broken");
  expect(peopleOfDevice(localStorage)).toHaveLength(1);
});
