import type { Books } from "./books.ts";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase } from "./device-database.ts";
import { isQuotaError } from "./is-quota-error.ts";
import type { StorageRoom } from "./storage-room.ts";

interface TypingScratch {
  readonly acts: Pick<Books, "readScratch" | "writeScratch" | "clearScratch">;
  /** Once whatever was typed until now is kept. */
  readonly settled: () => Promise<void>;
}

/** Where typing lies that is no act yet, encrypted as all else. */
export function createTypingScratch(
  { scratch }: DeviceDatabase,
  codec: Codec,
  room: StorageRoom,
): TypingScratch {
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (key: string, value: unknown) => {
    const encoded = await codec.encode(value);
    // Forms write while somebody types, and do not wait: that there is no room is said in the device's state.
    await room
      .keep("typing", () => scratch.put({ key, value: encoded }))
      .catch((error: unknown) => {
        if (!isQuotaError(error)) throw error;
      });
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
  return { acts, settled: async () => void (await writing) };
}
