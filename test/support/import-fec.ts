import { createHash } from "node:crypto";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import type { Services } from "#server/services.ts";
import { insertBlobRecord } from "#server/storage/blob-records.ts";
import { writeUpload } from "#server/storage/uploads.ts";
import type { TestDevice } from "./test-device.ts";

interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What a device sends once it has shown the preview of a file. */
export function importArgsOf(
  { bytes, fileName }: NamedBytes,
  choices: Partial<ImportApplyArgs["choices"]> = {},
  closingDay = "2025-12-31",
): ImportApplyArgs {
  const reader = createFecReader({ fileName });
  reader.push(bytes);
  return {
    file: hashOf(bytes),
    fileName,
    previewDigest: previewDigest(reader.end().preview),
    closingDay,
    choices: { otherRegistration: false, replaces: null, ...choices },
  };
}

/** Puts a file where a device's upload leaves it. */
export async function uploadFec(
  { storage, blobs, now }: Services,
  device: TestDevice,
  bytes: Uint8Array,
): Promise<void> {
  const hash = hashOf(bytes);
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
}

/** Sends a file up and imports it as the year that closes on a day. */
export async function importFec(
  services: Services,
  device: TestDevice,
  fec: NamedBytes,
  closingDay: string,
): Promise<void> {
  await uploadFec(services, device, fec.bytes);
  await device.must("import.apply", importArgsOf(fec, { otherRegistration: true }, closingDay));
}
