import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession } from "playwright-core";
import type { BenchDevice } from "./open-bench-device.ts";
import { months } from "./seeded-books.ts";

/** Megabytes of the books' worker, what its arrays lie in included, after what nobody holds is gone. */
export async function workerHeapMb({ device, page }: BenchDevice): Promise<number> {
  const session = await device.context.newCDPSession(page);
  try {
    await session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    const worker = await findWorker(session);
    const ask = createAsking(session, worker);
    await ask("HeapProfiler.enable");
    await ask("HeapProfiler.collectGarbage");
    const usage = (await ask("Runtime.getHeapUsage")) as {
      readonly usedSize: number;
      readonly backingStorageSize?: number;
    };
    return megabytes(usage.usedSize + (usage.backingStorageSize ?? 0));
  } finally {
    await session.detach();
  }
}

const findWorker = (session: CDPSession): Promise<string> =>
  new Promise((resolve) => {
    session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
      if (targetInfo.type === "worker" && targetInfo.url.includes("/worker-")) resolve(sessionId);
    });
    void session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
  });

function createAsking(session: CDPSession, sessionId: string) {
  let last = 0;
  return (method: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      session.on("Target.receivedMessageFromTarget", ({ message }) => {
        const said = JSON.parse(message) as { id?: number; result?: unknown; error?: unknown };
        if (said.id !== id) return;
        if (said.error !== undefined) reject(new Error(JSON.stringify(said.error)));
        else resolve(said.result);
      });
      const message = JSON.stringify({ id, method });
      session.send("Target.sendMessageToTarget", { sessionId, message }).catch(reject);
    });
}

/** Waits until the lines and the vouchers of every month are on the disk. */
export async function waitForBodies({ page }: BenchDevice): Promise<void> {
  const countHeld = () =>
    page.evaluate(async () => {
      const all = await indexedDB.databases();
      const { name } = all.find((one) => one.name?.startsWith("cahier-seals-"))!;
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database.transaction("bodies").objectStore("bodies").count();
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      });
    });
  while ((await countHeld()) < 2 * months.length) await wait(1000);
}

/** What all databases of a device take on its disk. */
export async function indexedDatabasesMb({ device }: BenchDevice): Promise<number> {
  return megabytes(await bytesIn(join(device.userDataDir, "Default", "IndexedDB")));
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) {
      const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
      bytes += found?.size ?? 0;
    }
  return bytes;
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
