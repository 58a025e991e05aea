import { commandsNameOf } from "#web/books/commands-name-of.ts";
import { type DeviceFiles, deviceFileName, leavingOnes, readPeople } from "#web/books/person-record.ts";
import { rememberedLeaving } from "./leaving.ts";
import type * as PeopleOfDevice from "./people-of-device.ts";
import {
  forgetUser,
  rememberDevice,
  rememberedDeviceId,
  rememberedUser,
  rememberUser,
} from "./signed-in-user.ts";

/** Handed in by the start, which has them: shared with what is fetched later they would be one more file to fetch first. */
type People = Pick<
  typeof PeopleOfDevice,
  "peopleOfDevice" | "rememberPerson" | "rememberPin" | "forgetPerson"
> & { readonly LOCK_AFTER_MINUTES: number };

interface Device {
  readonly files: DeviceFiles;
  readonly databaseNames: () => Promise<readonly string[]>;
  /** Takes away what a wipe that was cut short has left. */
  readonly finishWipe: (user: string) => Promise<void>;
}

/**
 * Makes local storage say again who is on this device. A browser that was killed gives it back as it was minutes ago:
 * without whoever came since, with whoever has left. What is in files and databases is there.
 */
export async function recallPeople(
  storage: Storage,
  { peopleOfDevice, rememberPerson, rememberPin, forgetPerson, LOCK_AFTER_MINUTES }: People,
  device: Device = thisDevice(),
): Promise<void> {
  // First, so that whoever is leaving meanwhile counts as known, and is not taken in again.
  const before = peopleOfDevice(storage);
  const names = await device.files.names();
  const found = await readPeople(device.files, names);
  const leaving = rememberedLeaving(storage)?.user;
  const opened = rememberedUser(storage)?.id;
  // Cut short by a kill that took what local storage knew of it. Whose books open here finish it themselves.
  for (const id of leavingOnes(names))
    if (id !== leaving && id !== opened) {
      forgetPerson(storage, id);
      void device.finishWipe(id).catch((error: unknown) => console.error(error));
    }

  for (const person of found) {
    const known = before.find(({ id }) => id === person.id);
    if (known === undefined) rememberPerson(storage, person);
    // When they wanted their books to lock is forgotten as well: then soon rather than never.
    if (person.hasPin !== ((known?.lockAfterMinutes ?? null) !== null))
      rememberPin(storage, person.id, person.hasPin ? LOCK_AFTER_MINUTES : null);
    // The file is written first whenever this device goes on under another id.
    if (rememberedDeviceId(storage, person.id, () => person.device) !== person.device)
      rememberDevice(storage, person.id, person.device);
  }

  const [only, another] = found;
  // Whoever signed out and left their books here is still known of, and is not signed in again.
  if (before.length === 0 && only !== undefined && another === undefined && !only.hasPin)
    rememberUser(storage, only);

  const user = rememberedUser(storage);
  // Whoever has just signed in has nothing here yet, and no PIN either.
  const withoutFiles = before.filter(
    ({ id, lockAfterMinutes }) =>
      !(id === user?.id && lockAfterMinutes === null) &&
      (["key", "lock", "person"] as const).every((kind) => !names.has(deviceFileName(kind, id))),
  );
  if (withoutFiles.length === 0) return;
  const databases = await device.databaseNames();
  for (const { id } of withoutFiles) {
    if (databases.includes(commandsNameOf(id))) continue;
    forgetPerson(storage, id);
    if (id === user?.id) forgetUser(storage);
  }
}

function thisDevice(): Device {
  const directory = navigator.storage.getDirectory();
  return {
    files: {
      names: async () => {
        const names = new Set<string>();
        for await (const name of (await directory).keys()) names.add(name);
        return names;
      },
      readText: async (name) => (await (await (await directory).getFileHandle(name)).getFile()).text(),
    },
    finishWipe: async (user) => (await import("#web/books/open-books.ts")).finishWipe(user),
    databaseNames: async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
  };
}
