import type { ReadAscii } from "#core/formats/fec/fec-text.ts";

/** The same texts as core's, quicker. */
export function createNativeReadAscii(): ReadAscii {
  let bytes: Uint8Array = new Uint8Array();
  let buffer: Buffer = Buffer.from(bytes.buffer);
  return (read, from, to) => {
    if (read !== bytes) {
      bytes = read;
      buffer = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    }
    return buffer.toString("latin1", from, to);
  };
}
