import { Dexie } from "dexie";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase, UploadRow } from "./device-database.ts";
import { RequestFailed, type ServerRequests } from "./server-requests.ts";

export const PIECE_BYTES = 1024 * 1024;

/** Files on their way up, kept in pieces until nobody needs them here. */
export interface FileUploads {
  readonly keep: (
    file: Blob,
    named: Pick<UploadRow, "company" | "hash" | "fileName" | "args">,
  ) => Promise<void>;
  readonly forget: (company: string, hash: string) => Promise<void>;
  readonly of: (company: string) => Promise<readonly UploadRow[]>;
  readonly all: () => Promise<readonly UploadRow[]>;
  readonly note: (
    upload: Pick<UploadRow, "company" | "hash">,
    changes: Partial<Pick<UploadRow, "args" | "problem">>,
  ) => Promise<void>;
  /** The server has lost a file: it goes up again if it is still here, else it has to be chosen again. */
  readonly askAgain: (named: Pick<UploadRow, "company" | "hash" | "fileName">) => Promise<void>;
  /** Sends what the server lacks of one, from where it stopped. True when that completed it. */
  readonly send: (
    upload: UploadRow,
    requests: ServerRequests,
    onProgress: () => void,
    signal: AbortSignal,
  ) => Promise<boolean>;
}

export function createFileUploads({ dexie, uploads, pieces }: DeviceDatabase, codec: Codec): FileUploads {
  const piecesOf = (company: string, hash: string) =>
    pieces
      .where("[company+hash+index]")
      .between([company, hash, Dexie.minKey], [company, hash, Dexie.maxKey], true, true);

  const send: FileUploads["send"] = async (upload, requests, onProgress, signal) => {
    const { company, hash, byteLength } = upload;
    const path = `/files/${company}/${hash}`;
    let offset = await offsetAtServer(path, byteLength, requests, signal);
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
        signal,
      });
      offset += bytes.length;
    }
    await uploads.update([company, hash], { sentBytes: byteLength, isComplete: true });
    onProgress();
    return true;
  };

  // People name files after whom they are about, so the name is written as all else of the books is.
  const toReadable = async (row: UploadRow): Promise<UploadRow> => ({
    ...row,
    fileName: (await codec.decode(row.fileName)) as string,
  });

  return {
    keep: async (file, { company, hash, fileName, args }) => {
      const count = Math.ceil(file.size / PIECE_BYTES);
      for (let index = 0; index < count; index += 1) {
        const piece = file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
        const bytes = await codec.encodeBytes(new Uint8Array(await piece.arrayBuffer()));
        await pieces.put({ company, hash, index, bytes });
      }
      await uploads.put({
        company,
        hash,
        fileName: await codec.encode(fileName),
        byteLength: file.size,
        pieces: count,
        sentBytes: 0,
        isComplete: false,
        args,
        problem: null,
        isLost: false,
      });
    },
    forget: async (company, hash) => {
      await dexie.transaction("rw", uploads, pieces, async () => {
        await uploads.delete([company, hash]);
        await piecesOf(company, hash).delete();
      });
    },
    of: async (company) => {
      const rows = await uploads
        .where("[company+hash]")
        .between([company, Dexie.minKey], [company, Dexie.maxKey], true, true)
        .toArray();
      return Promise.all(rows.map(toReadable));
    },
    all: async () => Promise.all((await uploads.toArray()).map(toReadable)),
    note: async ({ company, hash }, changes) => {
      await uploads.update([company, hash], changes);
    },
    askAgain: async ({ company, hash, fileName }) => {
      const upload = await uploads.get([company, hash]);
      if (upload !== undefined && (await piecesOf(company, hash).count()) === upload.pieces) {
        await uploads.update([company, hash], { sentBytes: 0, isComplete: false });
        return;
      }
      await uploads.put({
        company,
        hash,
        fileName: await codec.encode(fileName),
        byteLength: 0,
        pieces: 0,
        sentBytes: 0,
        isComplete: false,
        args: null,
        problem: null,
        isLost: true,
      });
    },
    send,
  };
}

/** Where the server wants to go on; 404 says that it has nothing yet. */
async function offsetAtServer(
  path: string,
  byteLength: number,
  requests: ServerRequests,
  signal: AbortSignal,
): Promise<number> {
  const response = await requests.request(path, { method: "HEAD", signal }).catch((error: unknown) => {
    if (error instanceof RequestFailed && error.failure === "notFound") return null;
    throw error;
  });
  if (response === null) return 0;
  const offset = response.headers.get("upload-offset");
  return offset === null ? byteLength : Math.min(Number(offset), byteLength);
}
