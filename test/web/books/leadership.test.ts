import { expect, test } from "vitest";
import { type Channel, createLeadership, type Locks } from "#web/books/leadership.ts";

/** One lock as browsers keep it: in turn, and taken over by force where somebody says so. */
function createLock(): Locks {
  let holder: { readonly lose: () => void } | null = null;
  const waiting: (() => void)[] = [];
  const request = async (_: string, options: LockOptions, act: () => Promise<unknown>) => {
    if (options.steal) holder?.lose();
    else while (holder !== null) await new Promise<void>((resolve) => waiting.push(resolve));
    options.signal?.throwIfAborted();
    let own: { readonly lose: () => void } | null = null;
    const lost = new Promise<never>((_resolve, reject) => {
      own = { lose: () => reject(new DOMException("stolen", "AbortError")) };
      holder = own;
    });
    return Promise.race([act(), lost]).finally(() => {
      if (holder !== own) return;
      holder = null;
      for (const wake of waiting.splice(0)) wake();
    });
  };
  return { request } as unknown as Locks;
}

/** Tabs of one browser; a frozen one neither hears nor says anything. */
function createBrowser() {
  const lock = createLock();
  const tabs: { isFrozen: boolean; hear: ((event: MessageEvent) => void)[] }[] = [];
  const openTab = () => {
    const tab = { isFrozen: false, hear: [] as ((event: MessageEvent) => void)[] };
    tabs.push(tab);
    const channel: Channel = {
      postMessage: (data) => {
        for (const other of tabs)
          if (other !== tab && !other.isFrozen) for (const hear of other.hear) hear({ data } as MessageEvent);
      },
      addEventListener: (_, listener) => tab.hear.push(listener),
      close: () => {},
    };
    let tick = () => {};
    let leads = false;
    const leadership = createLeadership({
      name: "books",
      locks: lock,
      channel,
      isVisible: () => true,
      setInterval: (act) => {
        tick = act;
        return () => {
          tick = () => {};
        };
      },
      lead: async (signal) => {
        leads = true;
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        leads = false;
        return true;
      },
      onMessage: () => {},
    });
    return {
      leads: () => leads,
      close: leadership.close,
      freeze: () => {
        tab.isFrozen = true;
      },
      passTwoSeconds: async () => {
        if (!tab.isFrozen) tick();
        await new Promise((resolve) => setTimeout(resolve, 0));
      },
    };
  };
  return { openTab };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("one tab leads, and the next one follows when it is closed", async () => {
  const { openTab } = createBrowser();
  const [one, two] = [openTab(), openTab()];
  await settle();
  expect([one.leads(), two.leads()]).toEqual([true, false]);
  one.close();
  await settle();
  expect([one.leads(), two.leads()]).toEqual([false, true]);
});

test("a visible tab leaves a tab that is alive its lead, and takes it from one that is frozen", async () => {
  const { openTab } = createBrowser();
  const [one, two] = [openTab(), openTab()];
  await settle();
  for (let times = 0; times < 5; times += 1) {
    await one.passTwoSeconds();
    await two.passTwoSeconds();
  }
  expect([one.leads(), two.leads()]).toEqual([true, false]);

  one.freeze();
  for (let times = 0; times < 4; times += 1) await two.passTwoSeconds();
  expect(two.leads()).toBe(true);
  two.close();
  await settle();
  expect(one.leads()).toBe(true);
});
