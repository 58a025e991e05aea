import type { KeyStore } from "./key-store.ts";

/**
 * Who somebody is whose books lie on this device. Local storage says so sooner, but may come back without its last
 * minutes when the browser is killed; a file does not.
 */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** This device to the server, when their books are theirs. */
  readonly device: string;
}

/** What the files say of somebody: nothing of their books, which their key alone opens. */
export interface FoundPerson extends PersonRecord {
  readonly hasPin: boolean;
}

/** The files of this device, as the origin private file system lists them. */
export interface DeviceFiles {
  readonly names: () => Promise<ReadonlySet<string>>;
  readonly readText: (name: string) => Promise<string>;
}

/** What the files of a person are called; all of them together are in no database. */
export const deviceFileName = (kind: "key" | "lock" | "tries" | "person" | "leaving", user: string): string =>
  `cahier-${kind}-${user}`;

/** Writes down whose books these are, unless that is written already. */
export async function keepPerson({ read, write }: KeyStore, person: PersonRecord): Promise<void> {
  const { id, name, device } = person;
  const text = JSON.stringify({ id, name, device } satisfies PersonRecord);
  const kept = await read();
  if (kept !== null && new TextDecoder().decode(kept) === text) return;
  await write(new TextEncoder().encode(text));
}

/** Everybody whose books lie here to stay, by name. A file that cannot be read is nobody's. */
export async function readPeople(
  { readText }: Pick<DeviceFiles, "readText">,
  names: ReadonlySet<string>,
): Promise<FoundPerson[]> {
  const own = [...names].filter((name) => name.startsWith(deviceFileName("person", "")));
  const found = await Promise.all(
    own.map(async (file): Promise<FoundPerson | null> => {
      try {
        const { id, name, device } = JSON.parse(await readText(file)) as PersonRecord;
        // A browser may leave what it wrote beside the file.
        if (file !== deviceFileName("person", id)) return null;
        if (names.has(deviceFileName("leaving", id))) return null;
        // A key in the clear means that setting or removing a PIN was cut short: there is none then.
        const hasPin = names.has(deviceFileName("lock", id)) && !names.has(deviceFileName("key", id));
        return { id, name, device, hasPin };
      } catch {
        return null;
      }
    }),
  );
  return found.flatMap((one) => one ?? []).sort((one, other) => one.name.localeCompare(other.name));
}

/** Whose books began to be taken off this device, and may not be all gone. */
export const leavingOnes = (names: ReadonlySet<string>): readonly string[] => {
  const prefix = deviceFileName("leaving", "");
  const ids = [...names].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  // A browser may leave what it wrote beside the file.
  return ids.filter((id) => !id.includes("."));
};
