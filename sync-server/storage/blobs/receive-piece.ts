import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../../services.ts";
import { insertBlobRecord } from "../blob-records.ts";
import { readUpload, removeUpload, type UploadKey, unfinishedUploads, writeUpload } from "../uploads.ts";

export const PIECE_BYTES_MAX = 4 * 1024 * 1024;
export const FILE_BYTES_MAX = 512 * 1024 * 1024;
const UNFINISHED_BYTES_MAX = 2 * FILE_BYTES_MAX;
const UNFINISHED_COUNT_MAX = 50;

export interface UploadProgress {
  readonly received: number;
  readonly length: number;
  readonly isComplete: boolean;
}

export type UploadProblem =
  /** The piece does not begin where the last one ended: go on from `received`. */
  | { readonly code: "file.offset"; readonly received: number }
  | { readonly code: "file.lengthChanged"; readonly length: number }
  | { readonly code: "file.tooLarge"; readonly maxBytes: number }
  | { readonly code: "file.tooManyUploads" }
  /** All bytes came, but they are others than the hash says; the upload begins anew. */
  | { readonly code: "file.hashMismatch" };

type UploadServices = Pick<Services, "storage" | "uploadPieces" | "blobs" | "now">;

/** Takes one piece of a file; with the last one, checks the whole and keeps it. Repeating a piece is harmless. */
export function receivePiece(
  services: UploadServices,
  key: UploadKey,
  piece: { readonly offset: number; readonly length: number; readonly bytes: Uint8Array },
): Promise<Result<UploadProgress, UploadProblem>> {
  return services.uploadPieces.inTurn(key, () => receiveInTurn(services, key, piece));
}

async function receiveInTurn(
  { storage, uploadPieces, blobs, now }: UploadServices,
  key: UploadKey,
  { offset, length, bytes }: { readonly offset: number; readonly length: number; readonly bytes: Uint8Array },
): Promise<Result<UploadProgress, UploadProblem>> {
  if (length > FILE_BYTES_MAX) return refuse({ code: "file.tooLarge", maxBytes: FILE_BYTES_MAX });
  const known = await storage.read(async (tx) => ({
    upload: await readUpload(tx, key),
    unfinished: await unfinishedUploads(tx, key.userId),
  }));
  const at = now().toISOString();
  // A restored database may name a file whose bytes were not restored with it: that file is sent anew.
  const isGone =
    known.upload !== null &&
    known.upload.completedAt !== null &&
    (await blobs.storedLength(key.hash)) === null;
  const upload = (isGone ? null : known.upload) ?? {
    ...key,
    byteLength: length,
    receivedLength: 0,
    createdAt: at,
    completedAt: null,
  };
  if (upload.byteLength !== length) return refuse({ code: "file.lengthChanged", length: upload.byteLength });
  if (upload.completedAt !== null) return ok({ received: length, length, isComplete: true });
  if (known.upload === null) {
    const { count, byteLength } = known.unfinished;
    if (count >= UNFINISHED_COUNT_MAX || byteLength + length > UNFINISHED_BYTES_MAX) {
      return refuse({ code: "file.tooManyUploads" });
    }
  }
  if (offset !== upload.receivedLength)
    return refuse({ code: "file.offset", received: upload.receivedLength });
  const received = offset + bytes.length;
  if (received > length) return refuse({ code: "file.tooLarge", maxBytes: length });

  if (!(await uploadPieces.writePiece(key, offset, bytes))) {
    // The row is there and its bytes are not, as after a restored database: begin anew.
    await storage.write((tx) => writeUpload(tx, { ...upload, receivedLength: 0 }));
    return refuse({ code: "file.offset", received: 0 });
  }
  if (received < length) {
    await storage.write((tx) => writeUpload(tx, { ...upload, receivedLength: received }));
    return ok({ received, length, isComplete: false });
  }
  if (!(await uploadPieces.finish(key, length))) {
    await storage.write((tx) => removeUpload(tx, key));
    return refuse({ code: "file.hashMismatch" });
  }
  await storage.write(async (tx) => {
    await insertBlobRecord(tx, {
      hash: key.hash,
      byteLength: length,
      encoding: "identity",
      storedLength: length,
      createdAt: at,
    });
    await writeUpload(tx, { ...upload, receivedLength: length, completedAt: at });
  });
  return ok({ received, length, isComplete: true });
}
