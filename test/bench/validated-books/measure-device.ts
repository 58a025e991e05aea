import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { BenchDevice } from "./open-bench-device.ts";
import { months } from "./seeded-books.ts";

/** Megabytes of memory that the page's whole process takes: interface, worker, and all that the browser adds to them. */
export async function processMb({ device }: BenchDevice): Promise<number> {
  const session = await device.context.browser()!.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const sizes = await Promise.all(
      processInfo.filter(({ type }) => type === "renderer").map(({ id }) => residentBytes(id)),
    );
    return megabytes(Math.max(...sizes));
  } finally {
    await session.detach();
  }
}

async function residentBytes(process: number): Promise<number> {
  const status = await readFile(`/proc/${process}/status`, "utf8").catch(() => "");
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
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
