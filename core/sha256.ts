import { utf8Encode } from "./utf8.ts";

/** SHA-256 (FIPS 180-4) in plain arithmetic: core has neither Node nor a browser, and both must agree to the bit. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createSha256().update(bytes).digest();

/** The same in lower-case hexadecimal, as bodies and files are named; of a text, that of its UTF-8. */
export const sha256Hex = (data: Uint8Array | string): string =>
  bytesToHex(sha256(typeof data === "string" ? utf8Encode(data) : data));

/** Does what `sha256Hex` does; a platform that has a quicker one gives it to whoever hashes much. */
export type HashOf = (data: Uint8Array | string) => string;

export interface Sha256 {
  readonly update: (bytes: Uint8Array) => Sha256;
  /** The hash of everything given so far; nothing may be added after it. */
  readonly digest: () => Uint8Array;
}

const BLOCK_BYTES = 64;

/** Hashes piece by piece, so a file of any size is hashed in the memory of one block. */
export function createSha256(): Sha256 {
  const state = new Int32Array(INITIAL_STATE);
  const block = new Uint8Array(BLOCK_BYTES);
  const schedule = new Int32Array(64);
  let blockBytes = 0;
  let totalBytes = 0;
  let digest: Uint8Array | null = null;

  const sha: Sha256 = {
    update: (bytes) => {
      if (digest !== null) throw new Error("A SHA-256 whose digest was taken takes no more bytes");
      totalBytes += bytes.length;
      let from = 0;
      if (blockBytes > 0) {
        from = Math.min(BLOCK_BYTES - blockBytes, bytes.length);
        block.set(bytes.subarray(0, from), blockBytes);
        blockBytes += from;
        if (blockBytes < BLOCK_BYTES) return sha;
        compress(state, schedule, block, 0);
      }
      for (; from + BLOCK_BYTES <= bytes.length; from += BLOCK_BYTES) compress(state, schedule, bytes, from);
      block.set(bytes.subarray(from), 0);
      blockBytes = bytes.length - from;
      return sha;
    },
    digest: () => {
      if (digest !== null) return digest;
      const padding = new Uint8Array((blockBytes < 56 ? 64 : 128) - blockBytes);
      padding[0] = 0x80;
      const view = new DataView(padding.buffer);
      view.setUint32(padding.length - 8, Math.floor(totalBytes / 0x2000_0000));
      view.setUint32(padding.length - 4, (totalBytes << 3) >>> 0);
      sha.update(padding);
      digest = new Uint8Array(32);
      const words = new DataView(digest.buffer);
      for (let word = 0; word < 8; word += 1) words.setInt32(word * 4, state[word]!);
      return digest;
    },
  };
  return sha;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function bytesToHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += HEX[byte]!;
  return hex;
}

function compress(state: Int32Array, schedule: Int32Array, bytes: Uint8Array, from: number): void {
  for (let t = 0, at = from; t < 16; t += 1, at += 4) {
    schedule[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let t = 16; t < 64; t += 1) {
    const x = schedule[t - 15]!;
    const y = schedule[t - 2]!;
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[t] = (schedule[t - 16]! + sigma0 + schedule[t - 7]! + sigma1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t += 1) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[t]! + schedule[t]!) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

const INITIAL_STATE = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

const ROUND_CONSTANTS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
