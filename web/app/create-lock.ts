import { type Accessor, batch, createSignal } from "solid-js";
import type { LockState } from "#web/books/device-lock.ts";
import type { OpenedBooks } from "#web/books/open-books.ts";
import type { OpenedBy, PinActs, PinChange } from "#web/books/worker-api.ts";
import { actAs } from "./acting-person.ts";
import {
  type DevicePerson,
  LOCK_AFTER_MINUTES,
  PEOPLE_KEY,
  peopleOfDevice,
  pinKey,
  rememberPerson,
  rememberPin,
} from "./people-of-device.ts";
import { rememberedUser, rememberUser, type SignedInUser, USER_KEY } from "./signed-in-user.ts";

/** What became of an attempt to open somebody's books. */
export type Unlocked =
  | { readonly kind: "open"; readonly isAnother: boolean }
  | Exclude<OpenedBooks, { readonly kind: "open" }>;

/** The people of this device: whose books are open, and how one gives way to another. */
export interface Lock {
  /** Whether the people of this device stand where the screens were. */
  readonly isLocked: Accessor<boolean>;
  readonly people: Accessor<readonly DevicePerson[]>;
  /** Whether anybody here has a PIN: otherwise there is nobody to give way to, and nothing to lock. */
  readonly isShared: Accessor<boolean>;
  /** Whoever worked here last. */
  readonly lastId: Accessor<string | null>;
  /** What is known of the PIN of whose books are open; null where they have none. */
  readonly lockAfterMinutes: Accessor<number | null>;
  /** Closes the books, here and in every other tab. */
  readonly lock: () => void;
  /** Opens somebody's books; without a PIN for who has none. */
  readonly unlock: (person: DevicePerson, pin: string | null) => Promise<Unlocked>;
  readonly lockState: (userId: string) => Promise<LockState | null>;
  readonly setPin: PinActs["setPin"];
  readonly removePin: PinActs["removePin"];
  readonly chooseLockAfter: (minutes: number) => void;
  /** Looks again at who is on this device. */
  readonly refresh: () => void;
}

interface Surroundings {
  /** Whoever is signed in, locked or not. */
  readonly active: Accessor<SignedInUser | null>;
  readonly setActive: (user: SignedInUser | null) => void;
  readonly deviceIdOf: (userId: string) => string;
  readonly storage: Storage;
  readonly openBooks: (user: SignedInUser, by: OpenedBy) => Promise<OpenedBooks>;
  readonly readLockState: (userId: string) => Promise<LockState | null>;
  /** Makes local storage say again who is on this device. */
  readonly recallPeople: () => Promise<void>;
  readonly now: () => number;
}

/** Written when one tab locks, for the others to hear. */
const LOCKED_KEY = "cahier.locked";

export interface LockOfApp extends Lock {
  /** Opens the books of whoever has just signed in or is remembered; null where they have to be unlocked first. */
  readonly open: (user: SignedInUser) => Promise<Extract<OpenedBooks, { readonly kind: "open" }> | null>;
  /** Somebody has shown their password. */
  readonly onSignedIn: (user: SignedInUser) => void;
  /** Another tab wrote to local storage. */
  readonly hear: (key: string | null) => void;
}

export function createLock(surroundings: Surroundings): LockOfApp {
  const { active, setActive, storage } = surroundings;
  const [people, setPeople] = createSignal(peopleOfDevice(storage));
  const personOf = (id: string | undefined) => people().find((one) => one.id === id);
  const hasPin = (id: string | undefined) => (personOf(id)?.lockAfterMinutes ?? null) !== null;
  const isShared = () => people().some(({ lockAfterMinutes }) => lockAfterMinutes !== null);
  const [isClosed, setClosed] = createSignal(hasPin(active()?.id));
  const refresh = () => setPeople(peopleOfDevice(storage));

  /** Unlocked already, for the books to be taken over as they are. */
  let ready: { readonly id: string; readonly opened: Extract<OpenedBooks, { kind: "open" }> } | null = null;
  /** Whoever has just signed in, until their books are open. */
  let passwordOf: string | null = null;
  let pin: PinActs | null = null;

  const keepPin = (userId: string, minutes: number | null) => {
    rememberPin(storage, userId, minutes);
    refresh();
  };
  const changePin = async (
    act: (acts: PinActs) => Promise<PinChange>,
    toMinutes: (before: number | null) => number | null,
  ): Promise<PinChange> => {
    const user = active();
    if (pin === null || user === null) throw new Error("A PIN is changed while the books are open");
    const changed = await act(pin);
    if (changed.ok) {
      rememberPerson(storage, user);
      keepPin(user.id, toMinutes(personOf(user.id)?.lockAfterMinutes ?? null));
    }
    return changed;
  };

  return {
    isLocked: () => isShared() && (isClosed() || active() === null),
    people,
    isShared,
    lastId: () => active()?.id ?? null,
    lockAfterMinutes: () => personOf(active()?.id)?.lockAfterMinutes ?? null,
    lock: () => {
      if (!isShared()) return;
      storage.setItem(LOCKED_KEY, String(surroundings.now()));
      setClosed(true);
    },
    unlock: async ({ id, name }, typed) => {
      const user = { id, name, device: surroundings.deviceIdOf(id) };
      const opened = await surroundings.openBooks(
        user,
        typed === null ? { kind: "start" } : { kind: "pin", pin: typed },
      );
      if (opened.kind !== "open") return opened;
      const isAnother = active()?.id !== id;
      ready = { id, opened };
      // The first screen asks before its books are taken over.
      actAs({ id, proof: opened.proof });
      batch(() => {
        rememberUser(storage, user);
        setActive(user);
        setClosed(false);
        refresh();
      });
      return { kind: "open", isAnother };
    },
    lockState: surroundings.readLockState,
    setPin: (next, present) =>
      changePin(
        (acts) => acts.setPin(next, present),
        (before) => before ?? LOCK_AFTER_MINUTES,
      ),
    removePin: (present) =>
      changePin(
        (acts) => acts.removePin(present),
        () => null,
      ),
    chooseLockAfter: (minutes) => {
      const user = active();
      if (user !== null) keepPin(user.id, minutes);
    },
    refresh,

    open: async (user) => {
      const known = ready?.id === user.id ? ready.opened : null;
      ready = null;
      const by: OpenedBy = { kind: passwordOf === user.id ? "password" : "start" };
      passwordOf = null;
      if (known === null) actAs({ id: user.id, proof: null });
      const opened = known ?? (await surroundings.openBooks(user, by));
      if (opened.kind !== "open") {
        // Local storage may have forgotten that there is a PIN, and who else is here; the device has not.
        await surroundings.recallPeople();
        refresh();
        if (!hasPin(user.id)) keepPin(user.id, LOCK_AFTER_MINUTES);
        setClosed(true);
        return null;
      }
      // It was switched off after too many wrong ones, or was never set to the end.
      if (opened.hasPin !== hasPin(user.id)) keepPin(user.id, opened.hasPin ? LOCK_AFTER_MINUTES : null);
      actAs({ id: user.id, proof: opened.proof });
      pin = opened.pin;
      return opened;
    },
    onSignedIn: (user) => {
      passwordOf = user.id;
      actAs({ id: user.id, proof: null });
      rememberPerson(storage, user);
      batch(() => {
        refresh();
        setClosed(false);
      });
    },
    hear: (key) => {
      batch(() => {
        const isOfPeople = key === null || key === PEOPLE_KEY || key.startsWith(pinKey(""));
        if (isOfPeople) refresh();
        if (key === LOCKED_KEY && isShared()) setClosed(true);
        if (key !== null && key !== USER_KEY) return;
        const next = rememberedUser(storage);
        // Whoever was unlocked in another tab is not in this one: their key lives in that tab's worker alone.
        if (next !== null && next.id !== active()?.id && hasPin(next.id)) setClosed(true);
        setActive(next);
      });
    },
  };
}
