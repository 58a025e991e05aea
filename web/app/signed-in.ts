const STORAGE_KEY = "cahier.signedIn";

/**
 * Whether somebody has signed in on this device. It opens no door: the cookie and the server do that. It only tells
 * which screen to begin with when there is no network to ask.
 */
export const isSignedInHere = (storage: Pick<Storage, "getItem">): boolean =>
  storage.getItem(STORAGE_KEY) !== null;

export const rememberSignedIn = (storage: Pick<Storage, "setItem">): void =>
  storage.setItem(STORAGE_KEY, "1");

export const forgetSignedIn = (storage: Pick<Storage, "removeItem">): void => storage.removeItem(STORAGE_KEY);
