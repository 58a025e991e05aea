import { commandsNameOf } from "./commands-name-of.ts";
import type { KeyStore } from "./key-store.ts";
import { isReplicaOf } from "./rx-replica.ts";
import { sealsNameOf } from "./seal-bodies.ts";

/** Whoever still had a database open when it was deleted may have made it anew; it is empty then. */
const ROUNDS_MAX = 5;

/**
 * Takes everything of a person's books off this device: the key first, so that what stays readable in the profile's
 * files after a database was deleted says nothing, then the databases one by one. May run again after a crash anywhere:
 * that it has begun is a file until all is gone, for local storage may come back without its last minutes.
 */
export async function wipeDevice({
  user,
  indexedDB,
  keyStore,
  mark,
  person,
}: {
  readonly user: string;
  readonly indexedDB: IDBFactory;
  readonly keyStore: Pick<KeyStore, "destroy">;
  readonly mark: Pick<KeyStore, "write" | "destroy">;
  /** Whose books they are: last, so that as long as anything of theirs is here, that can be said. */
  readonly person: Pick<KeyStore, "destroy">;
}): Promise<void> {
  await markWipe(mark);
  await keyStore.destroy();
  await deleteDatabases(user, indexedDB);
  await person.destroy();
  await mark.destroy();
}

/** Written before anything else of a leaving is done. On a full disk, what local storage says has to do. */
export const markWipe = (mark: Pick<KeyStore, "write">): Promise<void> =>
  mark.write(new Uint8Array([1])).catch((error: unknown) => console.error(error));

async function deleteDatabases(user: string, indexedDB: IDBFactory): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const own = names.filter((name) => isDatabaseOf(user, name));
    if (own.length === 0) return;
    for (const name of own) await deleteDatabase(indexedDB, name);
  }
}

const isDatabaseOf = (user: string, name: string): boolean =>
  name === commandsNameOf(user) || name === sealsNameOf(user) || isReplicaOf(user, name);

const deleteDatabase = (indexedDB: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
