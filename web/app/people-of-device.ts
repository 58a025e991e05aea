import { rememberedUser } from "./signed-in-user.ts";

/** Somebody whose books lie on this device. */
export interface DevicePerson {
  readonly id: string;
  readonly name: string;
  /** After how many minutes without a touch their books are locked: 0 is never; null where they have set no PIN. */
  readonly lockAfterMinutes: number | null;
}

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** When somebody's books lock by themselves, unless they choose otherwise. */
export const LOCK_AFTER_MINUTES = 5;

export const PEOPLE_KEY = "cahier.people";
export const pinKey = (userId: string) => `cahier.pin.${userId}`;

/** Everybody whose books lie here, in the order they came. */
export function peopleOfDevice(storage: Pick<Storage, "getItem">): readonly DevicePerson[] {
  const active = rememberedUser(storage);
  const kept = readPeople(storage);
  const isKnown = kept.some(({ id }) => id === active?.id);
  const people = active === null || isKnown ? kept : [...kept, { id: active.id, name: active.name }];
  return people.map(({ id, name }) => {
    const minutes = storage.getItem(pinKey(id));
    return { id, name, lockAfterMinutes: minutes === null ? null : Number(minutes) };
  });
}

/** Whether somebody worked here last who needs no PIN. */
export function opensByItself(storage: Pick<Storage, "getItem">): boolean {
  const user = rememberedUser(storage);
  return user !== null && storage.getItem(pinKey(user.id)) === null;
}

/** Remembers that somebody's books lie here, and what they are called now. */
export function rememberPerson(storage: Kept, { id, name }: Pick<DevicePerson, "id" | "name">): void {
  const names = new Map(peopleOfDevice(storage).map((one) => [one.id, one.name])).set(id, name);
  storage.setItem(PEOPLE_KEY, JSON.stringify([...names].map(([id, name]) => ({ id, name }))));
}

export function forgetPerson(storage: Kept, userId: string): void {
  storage.removeItem(pinKey(userId));
  const others = readPeople(storage).filter(({ id }) => id !== userId);
  if (others.length > 0) storage.setItem(PEOPLE_KEY, JSON.stringify(others));
  else storage.removeItem(PEOPLE_KEY);
}

/** Remembers that somebody has a PIN here, and when their books lock; null that they have none. */
export function rememberPin(storage: Kept, userId: string, lockAfterMinutes: number | null): void {
  if (lockAfterMinutes === null) storage.removeItem(pinKey(userId));
  else storage.setItem(pinKey(userId), String(lockAfterMinutes));
}

function readPeople(
  storage: Pick<Storage, "getItem">,
): readonly { readonly id: string; readonly name: string }[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PEOPLE_KEY) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter(({ id, name }) => typeof id === "string" && typeof name === "string")
      : [];
  } catch {
    return [];
  }
}
