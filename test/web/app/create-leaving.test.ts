import { createRoot, createSignal } from "solid-js";
import { afterEach, describe, expect, test } from "vitest";
import { aDevice } from "#test/web/features/a-company.ts";
import { createLeaving, type Farewell } from "#web/app/create-leaving.ts";
import { rememberUser } from "#web/app/signed-in-user.ts";
import type { Books, DeviceState } from "#web/books/books.ts";

const ada = { id: "ada", name: "Ada", device: "d1" };

afterEach(() => localStorage.clear());

/** A window in which Ada is signed in, over books that say what the test tells them. */
function openWindow(wipe: (user: string) => Promise<void> = async () => {}) {
  const wiped: string[] = [];
  const ended: string[] = [];
  let tell: (state: DeviceState) => void = () => {};
  const books = {
    watch: async (_name: string, _params: unknown, listener: (state: DeviceState) => void) => {
      tell = listener;
      return () => {};
    },
  } as unknown as Books;
  const [open, setOpen] = createSignal<Books | null>(books);
  const farewell = createRoot<Farewell>(() =>
    createLeaving({
      user: () => ada,
      books: open,
      storage: localStorage,
      closeBooks: async () => {
        setOpen(null);
        ended.push("books");
      },
      markWipe: async (user) => {
        ended.push(`mark of ${user}`);
      },
      wipe: async (user) => {
        await wipe(user);
        wiped.push(user);
      },
      endSession: async () => {
        ended.push("session");
      },
    }),
  );
  return { farewell, wiped, ended, tell: (state: DeviceState) => tell(state) };
}

function rememberAda() {
  rememberUser(localStorage, ada);
  localStorage.setItem("cahier.device.ada", "d1");
  localStorage.setItem("cahier.counter.ada.d1.c1", "4");
  localStorage.setItem("cahier.device.adam", "d2");
  localStorage.setItem("cahier.language", "fr");
}
const kept = () => Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index)).sort();

describe("leaving a device", () => {
  test("a revoked one waits until all is handed in, then closes the books, wipes and says how many acts it was", async () => {
    rememberAda();
    const { farewell, wiped, ended, tell } = openWindow();
    tell(aDevice({ obstacle: "revoked", pendingCount: 2, handedInCount: 1 }));
    expect(farewell.step()).toEqual({ step: "handingIn", waitingCount: 2 });
    expect(wiped).toEqual([]);
    tell(aDevice({ obstacle: "revoked", pendingCount: 0, handedInCount: 3 }));
    await expect.poll(() => farewell.step()).toEqual({ step: "wiped", handedInCount: 3 });
    expect(ended).toEqual(["mark of ada", "session", "books"]);
    expect(wiped).toEqual(["ada"]);
    expect(kept()).toEqual(["cahier.device.adam", "cahier.language", "cahier.leaving"]);
    farewell.acknowledge();
    expect(farewell.step()).toBeNull();
    expect(kept()).toEqual(["cahier.device.adam", "cahier.language"]);
  });

  test("a wipe that was cut short is done at the next start, and what happened is still said", async () => {
    rememberAda();
    const first = openWindow(() => new Promise(() => {}));
    first.tell(aDevice({ obstacle: "revoked", pendingCount: 0, handedInCount: 1 }));
    await expect.poll(() => first.ended).toEqual(["mark of ada", "session", "books"]);
    expect(first.farewell.step()).toEqual({ step: "wiping" });

    const second = openWindow();
    expect(second.farewell.step()).toEqual({ step: "wiping" });
    await expect.poll(() => second.farewell.step()).toEqual({ step: "wiped", handedInCount: 1 });
    expect(second.wiped).toEqual(["ada"]);
    expect(openWindow().farewell.step()).toEqual({ step: "wiped", handedInCount: 1 });
  });

  test("by one's own wish leaves nothing behind, and never while acts wait that were saved nowhere", async () => {
    rememberAda();
    const { farewell, wiped, tell } = openWindow();
    tell(aDevice({ pendingCount: 2 }));
    await farewell.leave(1);
    expect(wiped).toEqual([]);
    await farewell.leave(2);
    expect(wiped).toEqual(["ada"]);
    expect(farewell.step()).toBeNull();
    expect(kept()).toEqual(["cahier.device.adam", "cahier.language"]);
  });

  test("erases nothing while the books have not said what they hold, and leaves them there if asked to", async () => {
    rememberAda();
    const { farewell, wiped, ended } = openWindow();
    await farewell.leave(0);
    expect(ended).toEqual([]);
    await farewell.leaveBooksHere();
    expect(ended).toEqual(["session", "books"]);
    expect(wiped).toEqual([]);
    expect(kept()).toContain("cahier.counter.ada.d1.c1");
  });
});
