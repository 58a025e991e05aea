import { isNotedIn, NOTES_PREFIX } from "./answer-notes.ts";
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
      const transaction = database.transaction(["commands", "scratch"]);
      const pending = transaction.objectStore("commands").index("status").getAllKeys("pending");
      const scratch = transaction.objectStore("scratch").getAllKeys();
      transaction.oncomplete = () => {
        database.close();
        const notes = (scratch.result as string[]).filter((key) => key.startsWith(NOTES_PREFIX));
        const isNoted = isNotedIn(notes);
        const keys = pending.result as unknown as [company: string, device: string, counter: number][];
        resolve(keys.filter((key) => !isNoted(key)).length);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
