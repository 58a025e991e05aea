import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Configuration } from "./configuration.ts";
import type { Logger } from "./logging.ts";
import { createSecretBox, readOrCreateSecretKey, type SecretBox } from "./people/encryption.ts";
import { createPasswords, type Passwords } from "./people/passwords.ts";
import type { BlobStore } from "./storage/blobs/blob-store.ts";
import { openFileBlobStore } from "./storage/blobs/file-blob-store.ts";
import { openUploadPieces, type UploadPieces } from "./storage/blobs/upload-pieces.ts";
import { openStorage } from "./storage/open-storage.ts";
import type { Storage } from "./storage/storage.ts";

/** What the server works with, opened once; whoever needs a part takes it as an argument. */
export interface Services {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly blobs: BlobStore;
  readonly uploadPieces: UploadPieces;
  readonly secrets: SecretBox;
  readonly passwords: Passwords;
  /** The only clock. */
  readonly now: () => Date;
  /** The only dice for ids. */
  readonly createId: () => string;
  /** Lets somebody wait for their answer. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

export async function openServices(
  configuration: Configuration,
  logger: Logger,
): Promise<{ readonly services: Services; readonly close: () => Promise<void> }> {
  const { dataDirectory, databaseUrl } = configuration;
  const key = configuration.secretKey ?? (await readOrCreateSecretKey(dataDirectory));
  const blobs = await openFileBlobStore(join(dataDirectory, "blobs"));
  const uploadPieces = await openUploadPieces(join(dataDirectory, "uploads"), blobs);
  const storage = await openStorage({ databaseUrl, dataDirectory });
  return {
    services: {
      configuration,
      logger,
      storage,
      blobs,
      uploadPieces,
      secrets: createSecretBox(key),
      passwords: createPasswords(),
      now: () => new Date(),
      createId: randomUUID,
      pause: (milliseconds) => wait(milliseconds),
    },
    close: storage.close,
  };
}
