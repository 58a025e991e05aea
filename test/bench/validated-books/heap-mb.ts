import type { CDPSession } from "playwright-core";
import type { BenchDevice } from "./open-bench-device.ts";

interface HeapUsage {
  readonly usedSize: number;
  /** What the browser itself keeps for scripts. */
  readonly embedderHeapUsedSize?: number;
  /** Bytes of buffers, in which columns lie. */
  readonly backingStorageSize?: number;
}

/**
 * Megabytes that scripts hold, in the page and in the worker that keeps the books: objects, and the bytes of their buffers. What
 * they hold no more is collected before: how much of that lies about is chance.
 */
export async function heapMb({ device, page }: Pick<BenchDevice, "device" | "page">): Promise<number> {
  await collectGarbage({ device, page });
  const session = await device.context.newCDPSession(page);
  try {
    const ofPage = (await session.send("Runtime.getHeapUsage")) as HeapUsage;
    const ofWorkers = await inWorkers(session, "Runtime.getHeapUsage");
    const bytes = [ofPage, ...(ofWorkers as HeapUsage[])].reduce(
      (sum, { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }) =>
        sum + usedSize + embedderHeapUsedSize + backingStorageSize,
      0,
    );
    return Math.round(bytes / 1e5) / 10;
  } finally {
    await session.detach();
  }
}

async function collectGarbage({ device, page }: Pick<BenchDevice, "device" | "page">): Promise<void> {
  const session = await device.context.newCDPSession(page);
  try {
    await session.send("HeapProfiler.collectGarbage");
    await inWorkers(session, "HeapProfiler.collectGarbage");
  } finally {
    await session.detach();
  }
}

/** What each of the page's workers answers to a command, which a session of the page passes on. */
async function inWorkers(session: CDPSession, method: string): Promise<unknown[]> {
  const sessions: string[] = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") sessions.push(sessionId);
  });
  await session.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return Promise.all(
    sessions.map((sessionId) => {
      const answered = new Promise<unknown>((resolve) => {
        session.on("Target.receivedMessageFromTarget", (received) => {
          const { id, result } = JSON.parse(received.message) as { id?: number; result?: unknown };
          if (received.sessionId === sessionId && id === 1) resolve(result);
        });
      });
      const message = JSON.stringify({ id: 1, method });
      return session.send("Target.sendMessageToTarget", { sessionId, message }).then(() => answered);
    }),
  );
}
