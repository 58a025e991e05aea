import { base64ToBytes, bytesToBase64 } from "./base64.ts";

/**
 * The one way by which anything of the books is written on the device: AES-GCM with the device's key, so that what a
 * wiped browser leaves behind on disk says nothing once the key file is overwritten.
 */
export interface Codec {
  readonly encode: (value: unknown) => Promise<string>;
  readonly decode: (text: string) => Promise<unknown>;
  readonly encodeBytes: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
  readonly decodeBytes: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
}

const NONCE_BYTES = 12;
export const KEY_BYTES = 32;

export async function createCodec(keyBytes: Uint8Array): Promise<Codec> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(keyBytes), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);

  const encodeBytes = async (bytes: Uint8Array) => {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new Uint8Array(bytes));
    const whole = new Uint8Array(NONCE_BYTES + sealed.byteLength);
    whole.set(iv);
    whole.set(new Uint8Array(sealed), NONCE_BYTES);
    return whole;
  };
  const decodeBytes = async (whole: Uint8Array) => {
    const iv = new Uint8Array(whole.subarray(0, NONCE_BYTES));
    const sealed = new Uint8Array(whole.subarray(NONCE_BYTES));
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed));
  };

  return {
    encode: async (value) =>
      bytesToBase64(await encodeBytes(new TextEncoder().encode(JSON.stringify(value)))),
    decode: async (text) =>
      JSON.parse(new TextDecoder().decode(await decodeBytes(base64ToBytes(text)))) as unknown,
    encodeBytes,
    decodeBytes,
  };
}
