import { z } from "zod";
import { hashSchema } from "../ids.ts";

/** How many sealed bodies one request may ask for. */
export const BODIES_MAX = 64;

export const sealedBodiesRequestSchema = z.strictObject({
  hashes: z.array(hashSchema).min(1).max(BODIES_MAX),
});

/** Stands in place of a body's length where there is none for this reader. */
export const ABSENT_BODY = 0xffff_ffff;

/** The bodies of an answer in their order: their bytes, "absent", or "cut" where the answer ended before. */
export function splitSealedBodies(answer: Uint8Array, count: number): (Uint8Array | "absent" | "cut")[] {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  let at = 0;
  return Array.from({ length: count }, () => {
    if (at + 4 > answer.length) return "cut";
    const length = view.getUint32(at, true);
    at += 4;
    if (length === ABSENT_BODY) return "absent";
    if (at + length > answer.length) {
      at = answer.length;
      return "cut";
    }
    at += length;
    return answer.subarray(at - length, at);
  });
}
