import { base64ToBytes, bytesToBase64 } from "./base64.ts";

/** A key that only a secret opens. */
export interface WrappedKey {
  readonly salt: string;
  /** How often the secret is hashed; written down, so that it can be raised for the next PIN. */
  readonly iterations: number;
  readonly nonce: string;
  readonly sealed: string;
}

/**
 * PBKDF2 is the only slow derivation that WebCrypto offers. OWASP's Password Storage Cheat Sheet asks 600,000 rounds of
 * SHA-256 for passwords; a PIN needs every one of these more, and a tablet takes about a second for them.
 */
const ITERATIONS = 1_000_000;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;

export async function wrapKey(
  key: Uint8Array,
  secret: string,
  iterations: number = ITERATIONS,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const wrapping = await deriveKey(secret, salt, iterations);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, wrapping, new Uint8Array(key));
  return {
    salt: bytesToBase64(salt),
    iterations,
    nonce: bytesToBase64(nonce),
    sealed: bytesToBase64(new Uint8Array(sealed)),
  };
}

/** The key, or null for another secret. */
export async function unwrapKey(wrapped: WrappedKey, secret: string): Promise<Uint8Array | null> {
  const wrapping = await deriveKey(secret, base64ToBytes(wrapped.salt), wrapped.iterations);
  const iv = base64ToBytes(wrapped.nonce);
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, wrapping, base64ToBytes(wrapped.sealed)).then(
    (key) => new Uint8Array(key),
    () => null,
  );
}

async function deriveKey(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
