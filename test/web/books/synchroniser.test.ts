import { expect, test } from "vitest";
import { RequestFailed } from "#web/books/server-requests.ts";
import { createSynchroniser, type SynchroniserParts } from "#web/books/synchroniser.ts";

/** A synchroniser that never sends or pulls anything, whose waits end when they are told to. */
function open(parts: Partial<SynchroniserParts>) {
  const waits: (() => void)[] = [];
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
    send: async () => ({ notSent: null, forked: [], isTampered: false, afterSeconds: null }),
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
    ...parts,
  });
  return { synchroniser, waits };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test.each([
  ["that the server ends", (controller: ReadableStreamDefaultController) => controller.close()],
  [
    "that breaks",
    (controller: ReadableStreamDefaultController) => controller.error(new TypeError("network error")),
  ],
])(
  "a stream %s is followed by a pull, which says what became of the server or the reader",
  async (_how, end) => {
    const stopping = new AbortController();
    let pulls = 0;
    let stream: ReadableStreamDefaultController | undefined;
    const { synchroniser } = open({
      requests: {
        post: async () => null,
        request: async () => {
          const start = (controller: ReadableStreamDefaultController) => {
            stream = controller;
          };
          return new Response(new ReadableStream({ start }));
        },
      },
      pull: async () => {
        pulls += 1;
        return { differing: [], isToSendAgain: false };
      },
    });
    const running = synchroniser.run(stopping.signal);
    await settled();
    expect(pulls).toBe(1);
    end(stream!);
    await settled();
    expect(pulls).toBe(2);
    stopping.abort();
    await running;
  },
);

test("acts made one after the other with no network are not each tried", async () => {
  const stopping = new AbortController();
  let tries = 0;
  const { synchroniser, waits } = open({
    send: async () => {
      tries += 1;
      throw new RequestFailed("offline");
    },
  });
  const running = synchroniser.run(stopping.signal);
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

test("a stream that is refused is followed by a pull, which says that one has to sign in", async () => {
  const stopping = new AbortController();
  let pulls = 0;
  const refuse = async () => {
    throw new RequestFailed("signIn");
  };
  const { synchroniser } = open({
    requests: { post: refuse, request: refuse },
    pull: async () => {
      pulls += 1;
      return pulls === 1 ? { differing: [], isToSendAgain: false } : refuse();
    },
  });
  const running = synchroniser.run(stopping.signal);
  await settled();
  expect(pulls).toBe(2);
  expect(synchroniser.obstacle()).toBe("signIn");
  stopping.abort();
  await running;
});
