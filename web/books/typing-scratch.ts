import type { Books } from "./books.ts";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase } from "./device-database.ts";
import { isQuotaError } from "./is-quota-error.ts";
import type { StorageRoom } from "./storage-room.ts";

interface TypingScratch {
  /** Whether what was typed last could not be kept, for another reason than that there is no room. */
  readonly isUnkept: () => boolean;
  readonly acts: Pick<Books, "readScratch" | "writeScratch" | "clearScratch">;
  /** Once whatever was typed until now is kept. */
  readonly settled: () => Promise<void>;
}

/** Where typing lies that is no act yet, encrypted as all else. */
export function createTypingScratch(
  { scratch }: DeviceDatabase,
  codec: Codec,
  room: StorageRoom,
  { onChange, report }: { readonly onChange: () => void; readonly report: (error: unknown) => void },
): TypingScratch {
  let writing: Promise<unknown> = Promise.resolve();
  let isUnkept = false;
  const note = (isNow: boolean) => {
    if (isUnkept === isNow) return;
    isUnkept = isNow;
    onChange();
  };
  const write = async (key: string, value: unknown) => {
    // Forms write while somebody types, and do not wait: that nothing is kept is said in the device's state.
    try {
      const encoded = await codec.encode(value);
      await room.keep("typing", () => scratch.put({ key, value: encoded }));
      note(false);
    } catch (error) {
      if (isQuotaError(error)) return note(false);
      if (!isUnkept) report(error);
      note(true);
    }
  };
  const acts: TypingScratch["acts"] = {
    readScratch: async (key) => {
      const row = await scratch.get(key);
      return row === undefined ? null : codec.decode(row.value);
    },
    writeScratch: (key, value) => {
      const written = write(key, value);
      writing = Promise.allSettled([writing, written]);
      return written;
    },
    clearScratch: (key) => scratch.delete(key),
  };
  return { acts, isUnkept: () => isUnkept, settled: async () => void (await writing) };
}
