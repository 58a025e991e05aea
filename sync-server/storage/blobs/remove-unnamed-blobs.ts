import type { Services } from "../../services.ts";
import { isBlobNamed, removeBlobRecord } from "../blob-records.ts";
import type { WriteTx } from "../storage.ts";

type Needed = Pick<Services, "storage" | "blobs" | "now">;

/**
 * Removes bytes that no seal, import, attachment or upload names any more, once they are older than the grace given: what
 * somebody is about to name was written a moment ago. Answers how many.
 */
export async function removeUnnamedBlobs(
  { storage, blobs, now }: Needed,
  { graceSeconds }: { readonly graceSeconds: number },
): Promise<number> {
  const before = new Date(now().getTime() - graceSeconds * 1000);
  let removed = 0;
  for await (const { hash, storedAt } of blobs.list()) {
    if (storedAt >= before) continue;
    if (await storage.read((tx) => isBlobNamed(tx, hash))) continue;
    // Asked again where nobody can name it in between; the bytes go before the record's absence can be seen.
    const isRemoved = await storage.write((tx) => forget(tx, hash));
    if (!isRemoved) continue;
    await blobs.removeOlderThan(hash, before);
    removed += 1;
  }
  return removed;
}

async function forget(tx: WriteTx, hash: string): Promise<boolean> {
  if (await isBlobNamed(tx, hash)) return false;
  await removeBlobRecord(tx, hash);
  return true;
}
