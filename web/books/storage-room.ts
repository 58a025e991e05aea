import { isQuotaError } from "./is-quota-error.ts";

/** What may find no room on this device; each is told apart, for one succeeding says nothing of the others. */
export type Kept = "acts" | "typing" | "books" | "months" | "files";

/** Knows whether the browser last had room for what the books wanted to keep. */
export interface StorageRoom {
  readonly isFull: () => boolean;
  /** Does what keeps something, and remembers whether there was room; fails as it fails. */
  readonly keep: <Value>(kept: Kept, act: () => Promise<Value>) => Promise<Value>;
  readonly note: (kept: Kept, hadRoom: boolean) => void;
  /** Looks whether there is room again for what only the user can try again. */
  readonly lookAgain: () => Promise<void>;
}

export function createStorageRoom(parts: {
  readonly onChange: () => void;
  /** Writes something the size of an act, and takes it away again. */
  readonly tryWriting: () => Promise<void>;
}): StorageRoom {
  const lacking = new Set<Kept>();
  const note = (kept: Kept, hadRoom: boolean) => {
    const wasFull = lacking.size > 0;
    if (hadRoom) lacking.delete(kept);
    else lacking.add(kept);
    if (wasFull !== lacking.size > 0) parts.onChange();
  };
  const keep: StorageRoom["keep"] = async (kept, act) => {
    try {
      const value = await act();
      note(kept, true);
      return value;
    } catch (error) {
      if (isQuotaError(error)) note(kept, false);
      throw error;
    }
  };
  return {
    isFull: () => lacking.size > 0,
    keep,
    note,
    lookAgain: async () => {
      if (!lacking.has("acts") && !lacking.has("typing")) return;
      try {
        await parts.tryWriting();
      } catch {
        return;
      }
      note("acts", true);
      note("typing", true);
    },
  };
}
