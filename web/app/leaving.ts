import { forgetPerson } from "./people-of-device.ts";
import { forgetUser, rememberedUser } from "./signed-in-user.ts";

/** Somebody's books are being taken off this device, or were, and why. */
export interface Leaving {
  readonly user: string;
  readonly reason: "revoked" | "signedOut";
  /** How many acts a revoked device has handed in. */
  readonly handedInCount: number;
  /** False while the wipe may have been cut short: it is done again at the next start. */
  readonly isWiped: boolean;
}

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const LEAVING_KEY = "cahier.leaving";

/** What a start must finish, or a page must still say. */
export function rememberedLeaving(storage: Pick<Storage, "getItem">): Leaving | null {
  const kept = storage.getItem(LEAVING_KEY);
  return kept === null ? null : (JSON.parse(kept) as Leaving);
}

export const rememberLeaving = (storage: Pick<Storage, "setItem">, leaving: Leaving): void =>
  storage.setItem(LEAVING_KEY, JSON.stringify(leaving));

export const forgetLeaving = (storage: Pick<Storage, "removeItem">): void => storage.removeItem(LEAVING_KEY);

/** Takes everything out of local storage that is one person's. */
export function forgetEverythingOf(storage: Kept, user: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const isOwn = (key: string) =>
    key === `cahier.device.${user}` ||
    key === `cahier.company.${user}` ||
    key.startsWith(`cahier.counter.${user}.`);
  for (const key of keys) if (isOwn(key)) storage.removeItem(key);
  forgetPerson(storage, user);
  if (rememberedUser(storage)?.id === user) forgetUser(storage);
}
