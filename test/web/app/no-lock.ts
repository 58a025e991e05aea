import type { Lock } from "#web/app/create-lock.ts";

/** A device of one person who has set no PIN. */
export const noLock: Lock = {
  isLocked: () => false,
  people: () => [],
  isShared: () => false,
  lastId: () => null,
  lockAfterMinutes: () => null,
  lock: () => {},
  unlock: () => Promise.reject(new Error("nobody is locked")),
  lockState: async () => null,
  setPin: () => Promise.reject(new Error("no books are open")),
  removePin: () => Promise.reject(new Error("no books are open")),
  chooseLockAfter: () => {},
  refresh: () => {},
};
