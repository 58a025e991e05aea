import { Dexie } from "dexie";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase, UploadRow } from "./device-database.ts";
import { RequestFailed, type ServerRequests } from "./server-requests.ts";

export const PIECE_BYTES = 4 * 1024 * 1024;

/** Files on their way up, kept in pieces until the server has every byte. */
export interface FileUploads {
  readonly keep: (
    file: Blob,
    named: { readonly company: string; readonly hash: string; readonly fileName: string },
  ) => Promise<void>;
  readonly forget: (company: string, hash: string) => Promise<void>;
  readonly of: (company: string) => Promise<readonly UploadRow[]>;
  /** Sends what the server lacks of each, from where it stopped. True when something was completed. */
  readonly send: (requests: ServerRequests, onProgress: (company: string) => void) => Promise<boolean>;
}

export function createFileUploads({ dexie, uploads, pieces }: DeviceDatabase, codec: Codec): FileUploads {
  const piecesOf = (company: string, hash: string) =>
    pieces
      .where("[company+hash+index]")
      .between([company, hash, Dexie.minKey], [company, hash, Dexie.maxKey], true, true);

  const sendOne = async (upload: UploadRow, requests: ServerRequests, onProgress: () => void) => {
    const { company, hash, byteLength } = upload;
    const path = `/files/${company}/${hash}`;
    let offset = await offsetAtServer(path, byteLength, requests);
    while (offset < byteLength) {
      await uploads.update([company, hash], { sentBytes: offset });
      onProgress();
      const index = Math.floor(offset / PIECE_BYTES);
      const piece = await pieces.get([company, hash, index]);
      if (piece === undefined) return false;
      const bytes = (await codec.decodeBytes(piece.bytes)).subarray(offset - index * PIECE_BYTES);
      await requests.request(`${path}?offset=${offset}&length=${byteLength}`, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
      });
      offset += bytes.length;
    }
    await dexie.transaction("rw", uploads, pieces, async () => {
      await uploads.update([company, hash], { sentBytes: byteLength, isComplete: true });
      await piecesOf(company, hash).delete();
    });
    onProgress();
    return true;
  };

  return {
    keep: async (file, { company, hash, fileName }) => {
      const count = Math.ceil(file.size / PIECE_BYTES);
      for (let index = 0; index < count; index += 1) {
        const piece = file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
        const bytes = await codec.encodeBytes(new Uint8Array(await piece.arrayBuffer()));
        await pieces.put({ company, hash, index, bytes });
      }
      await uploads.put({
        company,
        hash,
        fileName,
        byteLength: file.size,
        pieces: count,
        sentBytes: 0,
        isComplete: false,
      });
    },
    forget: async (company, hash) => {
      await dexie.transaction("rw", uploads, pieces, async () => {
        await uploads.delete([company, hash]);
        await piecesOf(company, hash).delete();
      });
    },
    of: async (company) =>
      uploads
        .where("[company+hash]")
        .between([company, Dexie.minKey], [company, Dexie.maxKey], true, true)
        .toArray(),
    send: async (requests, onProgress) => {
      let isAnyComplete = false;
      for (const upload of await uploads.filter(({ isComplete }) => !isComplete).toArray())
        if (await sendOne(upload, requests, () => onProgress(upload.company))) isAnyComplete = true;
      return isAnyComplete;
    },
  };
}

/** Where the server wants to go on; 404 says that it has nothing yet. */
async function offsetAtServer(path: string, byteLength: number, requests: ServerRequests): Promise<number> {
  const response = await requests.request(path, { method: "HEAD" }).catch((error: unknown) => {
    if (error instanceof RequestFailed && error.failure === "notFound") return null;
    throw error;
  });
  if (response === null) return 0;
  const offset = response.headers.get("upload-offset");
  return offset === null ? byteLength : Math.min(Number(offset), byteLength);
}
