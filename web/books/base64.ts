/** A call takes its bytes as arguments, and engines bound how many there may be. */
const BYTES_AT_ONCE = 8192;

export function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE)
    // Spreading them would ask an iterator for each byte, and every document and act passes here.
    binary += String.fromCharCode.apply(
      null,
      bytes.subarray(from, from + BYTES_AT_ONCE) as unknown as number[],
    );
  return btoa(binary);
}

export function base64ToBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
