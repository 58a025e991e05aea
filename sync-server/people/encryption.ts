import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assert } from "#core/assert.ts";

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FIRST_FORMAT = 1;

/** Seals secrets for the database with AES-256-GCM; who has only the database cannot open or move them. */
export interface SecretBox {
  /** The context says whose secret it is ("company/connection"); it opens in the same context only. */
  readonly seal: (secret: string, context: string) => Uint8Array;
  /** Throws when the bytes were changed, sealed by another key or belong to another context. */
  readonly open: (sealed: Uint8Array, context: string) => string;
  /** A mark on a text, in hexadecimal, that nobody without the key can make; it proves later that we said it. */
  readonly mark: (text: string) => string;
}

export function createSecretBox(key: Uint8Array): SecretBox {
  assert(key.length === KEY_BYTES, "a key has 32 bytes");
  // What seals and what marks are two keys, so that neither says anything of the other.
  const markingKey = createHmac("sha256", key).update("marks").digest();
  return {
    seal: (secret, context) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      cipher.setAAD(Buffer.from(context, "utf8"));
      const ciphertext = [cipher.update(secret, "utf8"), cipher.final()];
      return Buffer.concat([Buffer.of(FIRST_FORMAT), iv, cipher.getAuthTag(), ...ciphertext]);
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed);
      const start = 1 + IV_BYTES + TAG_BYTES;
      if (bytes.length < start || bytes[0] !== FIRST_FORMAT) throw new Error("Not a sealed secret.");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context, "utf8"));
      decipher.setAuthTag(bytes.subarray(1 + IV_BYTES, start));
      return decipher.update(bytes.subarray(start), undefined, "utf8") + decipher.final("utf8");
    },
    mark: (text) => createHmac("sha256", markingKey).update(text, "utf8").digest("hex"),
  };
}

/** Reads the key that lies beside the database, or makes it on the first start, readable by its owner alone. */
export async function readOrCreateSecretKey(dataDirectory: string): Promise<Uint8Array> {
  const path = join(dataDirectory, "secret.key");
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(`${randomBytes(KEY_BYTES).toString("hex")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const key = Buffer.from((await readFile(path, "utf8")).trim(), "hex");
  if (key.length !== KEY_BYTES) throw new Error(`${path} does not hold a key of 32 bytes in hexadecimal.`);
  return key;
}
