import { IDBFactory } from "fake-indexeddb";
import { createMemoryKeyStore } from "#web/books/key-store.ts";
import type { DeviceDisk } from "./simulated-device.ts";

/** What a backup of a browser's profile would hold, put back elsewhere while the first one lives on. */
export async function copyDisk(disk: DeviceDisk, device: string): Promise<DeviceDisk> {
  const indexedDB = new IDBFactory();
  for (const { name, version } of await disk.indexedDB.databases())
    await copyDatabase(disk.indexedDB, indexedDB, name!, version!);
  const keyStore = createMemoryKeyStore();
  const key = await disk.keyStore.read();
  if (key !== null) await keyStore.write(key);
  const counters = new Map([[device, await disk.lastCounters.readAll(device)]]);
  const lastCounters: DeviceDisk["lastCounters"] = {
    readAll: async (of) => ({ ...counters.get(of) }),
    write: async (of, company, counter) => {
      counters.set(of, { ...counters.get(of), [company]: counter });
    },
    renew: async () => {},
  };
  return { ...disk, indexedDB, keyStore, lastCounters, replica: { rows: new Map(disk.replica.rows) } };
}

async function copyDatabase(from: IDBFactory, to: IDBFactory, name: string, version: number): Promise<void> {
  const source = await opened(from.open(name, version));
  const request = to.open(name, version);
  request.onupgradeneeded = () => {
    for (const storeName of source.objectStoreNames) {
      const store = source.transaction(storeName).objectStore(storeName);
      const { keyPath, autoIncrement } = store;
      const made = request.result.createObjectStore(storeName, {
        autoIncrement,
        ...(keyPath === null ? {} : { keyPath }),
      });
      for (const indexName of store.indexNames) {
        const { keyPath: of, unique, multiEntry } = store.index(indexName);
        made.createIndex(indexName, of, { unique, multiEntry });
      }
    }
  };
  const target = await opened(request);
  for (const storeName of source.objectStoreNames) {
    const rows = await opened(source.transaction(storeName).objectStore(storeName).getAll());
    const store = target.transaction(storeName, "readwrite").objectStore(storeName);
    for (const row of rows) await opened(store.put(row));
  }
  source.close();
  target.close();
}

const opened = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
