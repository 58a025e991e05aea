import { expect, test } from "vitest";
import { RequestFailed } from "#web/books/server-requests.ts";
import { createSynchroniser } from "#web/books/synchroniser.ts";

test("acts made one after the other with no network are not each tried", async () => {
  const waits: (() => void)[] = [];
  const stopping = new AbortController();
  let tries = 0;
  const synchroniser = createSynchroniser({
    requests: {
      post: async () => {
        throw new RequestFailed("offline");
      },
      request: async () => {
        throw new RequestFailed("offline");
      },
    },
    uploadFiles: async () => false,
    send: async () => {
      tries += 1;
      throw new RequestFailed("offline");
    },
    pull: async () => ({ differing: [], isToSendAgain: false }),
    foldAnswers: async () => {},
    fetchSeals: async () => {},
    headOf: () => 0,
    isCard: () => false,
    wait: (_milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve();
        waits.push(resolve);
        signal.addEventListener("abort", () => resolve(), { once: true });
      }),
    random: () => 0,
    onState: () => {},
    report: (error) => {
      throw error;
    },
  });
  const running = synchroniser.run(stopping.signal);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  for (let act = 0; act < 20; act += 1) {
    synchroniser.wake();
    await settled();
  }
  expect(tries).toBe(1);

  // A network that is known to be back is tried at once.
  await synchroniser.pass();
  expect(tries).toBe(2);

  for (const elapse of waits.splice(0)) elapse();
  await settled();
  expect(tries).toBe(3);
  stopping.abort();
  await running;
});
