import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { createKeptThreads } from "#server/kept-threads.ts";

// Threads begin slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const ECHO = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (said) => said === "end" ? process.exit(0) : parentPort.postMessage(said));
`;

function createEchoes() {
  const started: Worker[] = [];
  const threads = createKeptThreads(() => {
    const worker = new Worker(ECHO, { eval: true });
    started.push(worker);
    return worker;
  });
  return { threads, started };
}

async function answerOf(worker: Worker, said: string): Promise<unknown> {
  const answered = once(worker, "message");
  worker.postMessage(said);
  return (await answered)[0];
}

test("a thread is used by one after the other, and by nobody while it is in use", async () => {
  const { threads, started } = createEchoes();
  for (let use = 0; use < 15; use += 1) {
    const worker = threads.take();
    expect(await answerOf(worker, `use ${use}`)).toBe(`use ${use}`);
    threads.giveBack(worker);
  }
  expect(started).toHaveLength(1);
  const both = [threads.take(), threads.take()];
  expect(new Set(both).size).toBe(2);
  for (const worker of both) expect(await answerOf(worker, "here")).toBe("here");
  for (const worker of both) await worker.terminate();
});

test("a thread that ended while it was kept is given to nobody", async () => {
  const { threads } = createEchoes();
  const worker = threads.take();
  await answerOf(worker, "here");
  threads.giveBack(worker);
  const ended = once(worker, "exit");
  worker.postMessage("end");
  await ended;
  const next = threads.take();
  expect(next).not.toBe(worker);
  expect(await answerOf(next, "here")).toBe("here");
  await next.terminate();
});

test("one stands ready before anybody asks, until that is ended", async () => {
  const { threads, started } = createEchoes();
  const stop = threads.standReady();
  expect(started).toHaveLength(1);
  const worker = threads.take();
  expect(worker).toBe(started[0]);
  threads.giveBack(worker);
  const ended = once(worker, "exit");
  await stop();
  await ended;
  expect(started).toHaveLength(1);
});

test("one that stands ready was warmed up, and one that somebody waits for was not", async () => {
  const warmed: Worker[] = [];
  const threads = createKeptThreads(
    () => new Worker(ECHO, { eval: true }),
    (worker) => warmed.push(worker),
  );
  const inNeed = threads.take();
  expect(warmed).toEqual([]);
  const stop = threads.standReady();
  const ready = threads.take();
  expect(warmed).toEqual([ready]);
  for (const worker of [inNeed, ready]) await worker.terminate();
  await stop();
});
