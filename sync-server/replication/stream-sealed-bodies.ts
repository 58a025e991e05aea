import { ABSENT_BODY } from "#core/replication/sealed-bodies.ts";
import type { Services } from "../services.ts";
import { findReadableSealBodies } from "../storage/readable-blob.ts";

/**
 * Several sealed bodies in one answer, in the order asked for: each as it is stored, behind its length; one that does
 * not exist or is not theirs is said to be absent. They are read one after the other as the reader takes them.
 */
export async function streamSealedBodies(
  { storage, blobs }: Pick<Services, "storage" | "blobs">,
  userId: string,
  hashes: readonly string[],
): Promise<ReadableStream<Uint8Array>> {
  const readable = await storage.read((tx) => findReadableSealBodies(tx, { userId, hashes }));
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const hash = hashes[next];
      next += 1;
      if (hash === undefined) return controller.close();
      const stored = readable.has(hash) ? await blobs.readWhole(hash) : null;
      const framed = new Uint8Array(4 + (stored?.length ?? 0));
      new DataView(framed.buffer).setUint32(0, stored?.length ?? ABSENT_BODY, true);
      if (stored !== null) framed.set(stored, 4);
      controller.enqueue(framed);
    },
  });
}
