import { createHash } from "node:crypto";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import type { Services } from "#server/services.ts";
import { insertBlobRecord } from "#server/storage/blob-records.ts";
import { writeUpload } from "#server/storage/uploads.ts";
import type { TestDevice } from "./test-device.ts";

/** Sends a file up and imports it as the year that closes on a day. */
export async function importFec(
  { storage, blobs, now }: Services,
  device: TestDevice,
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string },
  closingDay: string,
): Promise<void> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const at = now().toISOString();
  const byteLength = bytes.length;
  await blobs.write(hash, bytes);
  await storage.write(async (tx) => {
    await insertBlobRecord(tx, {
      ...{ hash, byteLength, storedLength: byteLength, encoding: "identity", createdAt: at },
    });
    await writeUpload(tx, {
      ...{ companyId: device.company, hash, userId: device.userId, byteLength, receivedLength: byteLength },
      ...{ createdAt: at, completedAt: at },
    });
  });
  const reader = createFecReader({ fileName });
  reader.push(bytes);
  await device.must("import.apply", {
    file: hash,
    fileName,
    previewDigest: previewDigest(reader.end().preview),
    closingDay,
    choices: { otherRegistration: true, replaces: null },
  });
}
