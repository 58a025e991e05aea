import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { BlobStore } from "#server/storage/blobs/blob-store.ts";
import { openFileBlobStore } from "#server/storage/blobs/file-blob-store.ts";
import { createDirectory } from "#test/support/databases.ts";

const bytes = new TextEncoder().encode("lines of October");
const hash = createHash("sha256").update(bytes).digest("hex");

let directory: string;
let blobs: BlobStore;

beforeEach(async () => {
  directory = await createDirectory();
  blobs = await openFileBlobStore(directory);
});

test("answers what it was given, whole and in part", async () => {
  await blobs.write(hash, bytes);
  expect(await blobs.storedLength(hash)).toBe(16);
  expect(new Uint8Array((await blobs.readWhole(hash))!)).toEqual(bytes);
  expect(await new Response(await blobs.read(hash)).text()).toBe("lines of October");
  expect(await new Response(await blobs.read(hash, { start: 9, end: 10 })).text()).toBe("Oc");
});

test("says null for what it does not have, also once removed", async () => {
  expect(await blobs.read(hash)).toBeNull();
  await blobs.write(hash, bytes);
  await blobs.remove(hash);
  await blobs.remove(hash);
  expect([await blobs.read(hash), await blobs.readWhole(hash), await blobs.storedLength(hash)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("keeps one whole file however many write it at once, and leaves no pieces", async () => {
  await Promise.all(Array.from({ length: 10 }, () => blobs.write(hash, bytes)));
  const files = await readdir(directory, { recursive: true });
  expect(files.sort()).toEqual([hash.slice(0, 2), join(hash.slice(0, 2), hash)]);
});

test("takes over a file of this machine", async () => {
  const path = join(directory, "arrived.part");
  await writeFile(path, bytes);
  await blobs.adoptFile(hash, path);
  expect(await readdir(directory)).toEqual([hash.slice(0, 2)]);
  expect(await blobs.storedLength(hash)).toBe(16);
});

test("never makes a path of anything but a hash", async () => {
  for (const name of ["../outside", "", hash.toUpperCase(), `${hash}/..`]) {
    await expect(blobs.write(name, bytes)).rejects.toThrow("named by a hash");
  }
});
