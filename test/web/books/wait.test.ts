import { expect, test } from "vitest";
import { wait } from "#web/books/wait.ts";

const FOR_EVER = 2_000_000_000;

test("a wait ends when it is cut short, and at once where it was before", async () => {
  const stopping = new AbortController();
  const cut = wait(FOR_EVER, stopping.signal);
  stopping.abort();
  await expect(cut).resolves.toBeUndefined();
  await expect(wait(FOR_EVER, stopping.signal)).resolves.toBeUndefined();
});

test("a wait that is over leaves nobody listening for its end", async () => {
  const { signal } = new AbortController();
  const listening = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (type: string, listener: EventListener) => {
    listening.add(listener);
    addEventListener.call(signal, type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listening.delete(listener);
    removeEventListener.call(signal, type, listener);
  };
  const over = wait(0, signal);
  expect(listening.size).toBe(1);
  await over;
  expect(listening.size).toBe(0);
});
