import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { UploadKey } from "../uploads.ts";
import type { BlobStore } from "./blob-store.ts";

/** Bytes of files on their way up; a piece stays once it is answered, whatever happens next. */
export interface UploadPieces {
  /** Writes a piece at its place, durably; false when bytes before it are missing. */
  readonly writePiece: (key: UploadKey, offset: number, piece: Uint8Array) => Promise<boolean>;
  /** Moves the file among the blobs if its bytes have the promised hash; else throws it away and says false. */
  readonly finish: (key: UploadKey, byteLength: number) => Promise<boolean>;
  readonly discard: (key: UploadKey) => Promise<void>;
  /** Runs work on one upload after any other work on it, so that two tabs cannot mix their pieces. */
  readonly inTurn: <Value>(key: UploadKey, work: () => Promise<Value>) => Promise<Value>;
}

export async function openUploadPieces(directory: string, blobs: BlobStore): Promise<UploadPieces> {
  await mkdir(directory, { recursive: true });
  const lastByKey = new Map<string, Promise<unknown>>();
  const pathOf = (key: UploadKey) => join(directory, nameOf(key));
  const discard = (key: UploadKey) => rm(pathOf(key), { force: true });

  return {
    writePiece: async (key, offset, piece) => {
      const file = await open(pathOf(key), offset === 0 ? "w+" : "r+", 0o600).catch(missingIsNull);
      if (file === null) return false;
      try {
        const { size } = await file.stat();
        if (size < offset) return false;
        await file.truncate(offset);
        let written = 0;
        while (written < piece.length) {
          const { bytesWritten } = await file.write(piece, written, piece.length - written, offset + written);
          written += bytesWritten;
        }
        await file.sync();
        return true;
      } finally {
        await file.close();
      }
    },
    finish: async (key, byteLength) => {
      const found = await hashOfFile(pathOf(key));
      if (found.hash === key.hash && found.byteLength === byteLength) {
        await blobs.adoptFile(key.hash, pathOf(key));
        return true;
      }
      await discard(key);
      return false;
    },
    discard,
    inTurn: async (key, work) => {
      const name = nameOf(key);
      const turn = (lastByKey.get(name) ?? Promise.resolve()).then(work, work);
      lastByKey.set(name, turn);
      try {
        return await turn;
      } finally {
        if (lastByKey.get(name) === turn) lastByKey.delete(name);
      }
    },
  };
}

/** Nobody can finish or spoil another's upload: its name holds who sends it, to which company. */
const nameOf = ({ companyId, hash, userId }: UploadKey) =>
  createHash("sha256")
    .update(JSON.stringify([companyId, hash, userId]))
    .digest("hex");

async function hashOfFile(path: string): Promise<{ readonly hash: string; readonly byteLength: number }> {
  const hash = createHash("sha256");
  let byteLength = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byteLength += chunk.length;
  }
  return { hash: hash.digest("hex"), byteLength };
}

function missingIsNull(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
