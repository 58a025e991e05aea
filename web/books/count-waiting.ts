import { commandsNameOf } from "./commands-name-of.ts";

/**
 * How many acts of somebody wait on this device, counted without opening their books: what an act says is encrypted,
 * that it waits is not.
 */
export async function countWaiting(user: string, indexedDB: IDBFactory): Promise<number> {
  const name = commandsNameOf(user);
  const known = await indexedDB.databases();
  // Opening it would make it.
  if (!known.some((one) => one.name === name)) return 0;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      // Whoever wipes or opens these books must not wait for us.
      database.onversionchange = () => database.close();
      if (!database.objectStoreNames.contains("commands")) {
        database.close();
        resolve(0);
        return;
      }
      const counting = database
        .transaction("commands")
        .objectStore("commands")
        .index("status")
        .count("pending");
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result);
      };
      counting.onerror = () => {
        database.close();
        reject(counting.error);
      };
    };
  });
}
