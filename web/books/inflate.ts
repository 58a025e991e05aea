import { inflateSync } from "fflate";

/**
 * Inflates what comes to so many bytes, never to more: a changed body cannot fill memory. What is no whole body throws, or
 * comes out as bytes that its hash gives away. The browser's own inflating takes a fraction of the time of a script's.
 */
export async function inflate(
  deflated: Uint8Array<ArrayBuffer>,
  byteLength: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(byteLength);
  if (byteLength < NATIVE_FROM_BYTES || !isNativeHere()) return inflateSync(deflated, { out: bytes });
  if ((await inflateInto(bytes, deflated)) < byteLength)
    throw new Error("A body came to less than its length");
  return bytes;
}

/** A stream costs more than inflating a few kilobytes. */
const NATIVE_FROM_BYTES = 16_384;

async function inflateInto(bytes: Uint8Array, deflated: Uint8Array<ArrayBuffer>): Promise<number> {
  const inflating = new DecompressionStream("deflate-raw");
  const writer = inflating.writable.getWriter();
  // What is wrong with the bytes is said to the reader as well.
  writer.write(deflated).catch(() => {});
  writer.close().catch(() => {});
  const reader = inflating.readable.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    if (length + value.length > bytes.length) {
      await reader.cancel();
      throw new Error("A body came to more than its length");
    }
    bytes.set(value, length);
    length += value.length;
  }
}

let isNative: boolean | null = null;

/** Older browsers inflate what has a header, and no raw bytes. */
function isNativeHere(): boolean {
  if (isNative === null)
    try {
      new DecompressionStream("deflate-raw");
      isNative = true;
    } catch {
      isNative = false;
    }
  return isNative;
}
