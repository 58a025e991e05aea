import { createHash } from "node:crypto";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addBlobReader, insertBlobRecord } from "#server/storage/blob-records.ts";
import { removeUnnamedBlobs } from "#server/storage/blobs/remove-unnamed-blobs.ts";
import { writeUpload } from "#server/storage/uploads.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

const GRACE_SECONDS = 3600;

/** Bytes that were written so long before the clock of these services. */
async function aBlob(services: TestServices, text: string, ageSeconds: number) {
  const bytes = new TextEncoder().encode(text);
  const hash = createHash("sha256").update(bytes).digest("hex");
  await services.blobs.write(hash, bytes);
  const at = new Date(services.now().getTime() - ageSeconds * 1000);
  await utimes(join(services.configuration.dataDirectory, "blobs", hash.slice(0, 2), hash), at, at);
  const record = {
    hash,
    byteLength: bytes.length,
    storedLength: bytes.length,
    encoding: "identity",
  } as const;
  await services.storage.write((tx) => insertBlobRecord(tx, { ...record, createdAt: at.toISOString() }));
  return { hash, bytes };
}

const namings = ["seal", "import", "attachment", "upload", "nothing"] as const;

test("only bytes that nothing names are removed, and those only when they are old", async () => {
  const services = await createTestServices();
  const { id: userId } = await createTestUser(services);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ naming: fc.constantFrom(...namings), isOld: fc.boolean() }), { maxLength: 8 }),
      async (wanted) => {
        run += 1;
        const made: { readonly hash: string; readonly isKept: boolean }[] = [];
        for (const [index, { naming, isOld }] of wanted.entries()) {
          const { hash } = await aBlob(services, `${run}/${index}`, isOld ? 2 * GRACE_SECONDS : 10);
          const at = services.now().toISOString();
          await services.storage.write(async (tx) => {
            if (naming === "upload") {
              const upload = { byteLength: 1, receivedLength: 1, createdAt: at, completedAt: at };
              await writeUpload(tx, { companyId: "c", hash, userId, ...upload });
            } else if (naming !== "nothing")
              await addBlobReader(tx, { companyId: "c", hash, slice: "shared", purpose: naming });
          });
          made.push({ hash, isKept: naming !== "nothing" || !isOld });
        }
        await removeUnnamedBlobs(services, { graceSeconds: GRACE_SECONDS });
        for (const { hash, isKept } of made)
          expect((await services.blobs.storedLength(hash)) !== null, hash).toBe(isKept);
      },
    ),
    { numRuns: 10 },
  );
});

test("bytes that are written again while they are being removed are there afterwards", async () => {
  // Disks tell the true time.
  const services = { ...(await createTestServices()), now: () => new Date() };
  const { hash, bytes } = await aBlob(services, "twice", 2 * GRACE_SECONDS);
  const isWrittenAgain = {
    ...services,
    storage: {
      ...services.storage,
      // Somebody else writes them just after they were found to be nobody's.
      write: async <Value>(work: Parameters<typeof services.storage.write<Value>>[0]) => {
        const answer = await services.storage.write(work);
        await services.blobs.write(hash, bytes);
        return answer;
      },
    },
  };
  await removeUnnamedBlobs(isWrittenAgain, { graceSeconds: GRACE_SECONDS });
  expect(await services.blobs.readWhole(hash)).not.toBeNull();
});
