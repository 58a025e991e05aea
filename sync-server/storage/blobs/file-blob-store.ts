import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { assert } from "#core/assert.ts";
import type { BlobStore } from "./blob-store.ts";

/** Large enough that a file of 100 MB is not thousands of messages to the thread that reads it. */
const PIECE_BYTES = 256 * 1024;

/** Keeps each blob in a file named by its hash, in 256 folders so that none grows too long to list. */
export async function openFileBlobStore(directory: string): Promise<BlobStore> {
  await mkdir(directory, { recursive: true });
  const pathOf = (hash: string) => {
    assert(/^[0-9a-f]{64}$/.test(hash), "a blob is named by a hash");
    return join(directory, hash.slice(0, 2), hash);
  };
  const storedLength = async (hash: string) => {
    const found = await orNull(stat(pathOf(hash)));
    return found === null ? null : found.size;
  };
  const moveInto = async (hash: string, from: string) => {
    const path = pathOf(hash);
    await mkdir(dirname(path), { recursive: true });
    await makeYoung(from);
    await rename(from, path);
    await syncDirectory(dirname(path));
  };

  return {
    write: async (hash, storedBytes) => {
      if ((await storedLength(hash)) !== null && (await makeYoung(pathOf(hash)))) return;
      const temporary = join(directory, `${randomUUID()}.part`);
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(storedBytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await moveInto(hash, temporary);
    },
    adoptFile: moveInto,
    read: async (hash, range) => {
      if ((await storedLength(hash)) === null) return null;
      const stream = createReadStream(pathOf(hash), { highWaterMark: PIECE_BYTES, ...range });
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    readWhole: (hash) => orNull(readFile(pathOf(hash))),
    storedLength,
    remove: (hash) => rm(pathOf(hash), { force: true }),
    async *list() {
      for (const folder of await readdir(directory))
        if (/^[0-9a-f]{2}$/.test(folder))
          for (const hash of await readdir(join(directory, folder))) {
            const found = /^[0-9a-f]{64}$/.test(hash) ? await orNull(stat(pathOf(hash))) : null;
            if (found !== null) yield { hash, storedAt: found.mtime };
          }
    },
    removeOlderThan: async (hash, before) => {
      // Out of everybody's way first: whoever writes it from here on makes it anew.
      const aside = join(directory, `${randomUUID()}.part`);
      if ((await orNull(rename(pathOf(hash), aside).then(() => true))) === null) return false;
      const { mtime } = await stat(aside);
      if (mtime >= before) {
        await rename(aside, pathOf(hash));
        return false;
      }
      await rm(aside, { force: true });
      return true;
    },
  };
}

/** False where it is gone by now. */
async function makeYoung(path: string): Promise<boolean> {
  const now = new Date();
  return (await orNull(utimes(path, now, now).then(() => true))) ?? false;
}

/** A rename survives a power cut only once its folder is on disk too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
