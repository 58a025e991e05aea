/** Who has signed in on this device. It opens no door: the cookie and the server do that. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  /** This device to the server: two people on one tablet are two devices. */
  readonly device: string;
}

export const USER_KEY = "cahier.user";
const deviceKey = (userId: string) => `cahier.device.${userId}`;

/** Remembered, because with no network there is nobody to ask. */
export function rememberedUser(storage: Pick<Storage, "getItem">): SignedInUser | null {
  const kept = storage.getItem(USER_KEY);
  if (kept === null) return null;
  try {
    const { id, name, device } = JSON.parse(kept) as Partial<SignedInUser>;
    return typeof id === "string" && typeof name === "string" && typeof device === "string"
      ? { id, name, device }
      : null;
  } catch {
    return null;
  }
}

export const rememberUser = (storage: Pick<Storage, "setItem">, user: SignedInUser): void =>
  storage.setItem(USER_KEY, JSON.stringify(user));

export const forgetUser = (storage: Pick<Storage, "removeItem">): void => storage.removeItem(USER_KEY);

/** The id this browser has drawn for that user; it stays when they sign out, with the acts they made on it. */
export function rememberedDeviceId(
  storage: Pick<Storage, "getItem" | "setItem">,
  userId: string,
  drawId: () => string,
): string {
  const known = storage.getItem(deviceKey(userId));
  if (known !== null) return known;
  const drawn = drawId();
  storage.setItem(deviceKey(userId), drawn);
  return drawn;
}

/** The device goes on under another id: the next sign-in and the next start must know it by that. */
export function rememberDevice(
  storage: Pick<Storage, "getItem" | "setItem">,
  userId: string,
  device: string,
): void {
  storage.setItem(deviceKey(userId), device);
  const user = rememberedUser(storage);
  if (user?.id === userId) rememberUser(storage, { ...user, device });
}
