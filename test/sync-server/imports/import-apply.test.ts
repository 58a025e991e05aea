import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { insertBlobRecord } from "#server/storage/blob-records.ts";
import { findReadableSealBody } from "#server/storage/readable-blob.ts";
import { writeUpload } from "#server/storage/uploads.ts";
import { aFec } from "#test/support/a-fec.ts";
import { practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const registration = "123456782";
const fields = { ...practice, registration };

/** What a device sends once it has shown the preview of a file. */
function argsFor({ bytes, fileName }: ReturnType<typeof aFec>, choices = {}): ImportApplyArgs {
  const reader = createFecReader({ fileName });
  reader.push(bytes);
  return {
    file: createHash("sha256").update(bytes).digest("hex"),
    fileName,
    previewDigest: previewDigest(reader.end().preview),
    closingDay: "2025-12-31",
    choices: { otherRegistration: false, replaces: null, ...choices },
  };
}

async function upload({ storage, blobs, now }: TestServices, device: TestDevice, bytes: Uint8Array) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const at = now().toISOString();
  const byteLength = bytes.length;
  await blobs.write(hash, bytes);
  await storage.write(async (tx) => {
    const record = {
      hash,
      byteLength,
      storedLength: byteLength,
      encoding: "identity",
      createdAt: at,
    } as const;
    await insertBlobRecord(tx, record);
    await writeUpload(tx, {
      companyId: device.company,
      hash,
      userId: device.userId,
      byteLength,
      receivedLength: byteLength,
      createdAt: at,
      completedAt: at,
    });
  });
}

const sealsOf = async (device: TestDevice) =>
  ((await device.pull()).pages.seals ?? [])
    .filter(({ state }) => state !== "deleted")
    .map(({ body }) => body as unknown as SealHeader);

describe.each(databases)(
  "importing a FEC on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 30_000);

    const readable = (userId: string, hash: string) =>
      services.storage.read((tx) => findReadableSealBody(tx, { userId, hash }));

    test("waits for the file's bytes, then makes it seals whose bodies members may fetch", async () => {
      const device = await beginCompany(services, fields);
      const fec = aFec();
      const command = device.make("import.apply", argsFor(fec));
      const after = device.make("party.save", { id: "c2", set: { number: "C2", name: "Later" } });
      expect(await device.send([command, after])).toMatchObject([
        { outcome: { status: "later", code: "FILE_MISSING", command: command.id } },
      ]);
      await upload(services, device, fec.bytes);
      const outcomes = await device.send([command, after]);
      expect(outcomes.map(({ outcome }) => outcome.status)).toEqual(["accepted", "accepted"]);
      expect(await device.send([command])).toMatchObject([
        { duplicate: true, outcome: { status: "accepted" } },
      ]);

      const batch = await storedDocument(services.storage, device.company, "outcomes", "fec~2025-12-31");
      expect(batch).toMatchObject({
        type: "import",
        rows: 4,
        entries: 2,
        debitCents: 18_000,
        replaced: null,
      });
      const headers = await sealsOf(device);
      const verified = await verifySeals(headers, async (hash) => {
        const stored = await services.blobs.readWhole(hash);
        return stored === null ? null : new Uint8Array(inflateRawSync(stored));
      });
      expect(verified).toMatchObject({ ok: true, value: { headers: 2, bodies: 4, notHeld: [] } });
      const stranger = await beginCompany(services);
      for (const { hash, byteLength } of headers.flatMap((header) => [
        ...bodiesIn(header, "lines"),
        ...bodiesIn(header, "vouchers"),
      ])) {
        expect(await readable(device.userId, hash)).toMatchObject({ encoding: "deflate", byteLength });
        expect(await readable(stranger.userId, hash)).toBeNull();
      }
      const chart = await storedDocument(services.storage, device.company, "accounts", "chart");
      expect(chart?.accounts.map(({ code }) => code)).toEqual(expect.arrayContaining(["512000", "706000"]));
    });

    test("the same file again adds nothing; another of the year takes its place only when told so", async () => {
      const device = await beginCompany(services, fields);
      const first = aFec();
      await upload(services, device, first.bytes);
      await device.must("import.apply", argsFor(first));
      const before = await sealsOf(device);
      expect(await device.act("import.apply", argsFor(first))).toMatchObject({ code: "import.alreadyThere" });

      const second = aFec({ label: "Consultation" });
      await upload(services, device, second.bytes);
      expect(await device.act("import.apply", argsFor(second))).toMatchObject({ code: "import.yearTaken" });
      expect(await sealsOf(device)).toEqual(before);
      const replaces = argsFor(first).file;
      await device.must("import.apply", argsFor(second, { replaces }));
      const headers = await sealsOf(device);
      expect(headers.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(headers[0]?.hash).not.toBe(before[0]?.hash);
      const gone = bodiesIn(before[0]!, "lines")[0]!.hash;
      expect(await readable(device.userId, gone)).toBeNull();
      const batch = await storedDocument(services.storage, device.company, "outcomes", "fec~2025-12-31");
      expect(batch).toMatchObject({ replaced: replaces, file: argsFor(second).file });
    });

    test("another company's file, one with problems and one read differently are refused", async () => {
      const device = await beginCompany(services, fields);
      const other = aFec({ siren: "987654324" });
      await upload(services, device, other.bytes);
      expect(await device.act("import.apply", argsFor(other))).toMatchObject({
        code: "import.otherRegistration",
        facts: { registration: "987654324", expected: registration },
      });
      const unbalanced = aFec({ closingBalanceCents: 1 });
      await upload(services, device, unbalanced.bytes);
      expect(await device.act("import.apply", argsFor(unbalanced))).toMatchObject({
        code: "import.problems",
        facts: { problemCount: 1 },
      });
      const good = aFec();
      await upload(services, device, good.bytes);
      const elsewise = { ...argsFor(good), previewDigest: "0".repeat(64) };
      expect(await device.act("import.apply", elsewise)).toMatchObject({ code: "import.previewDiffers" });
      expect(await sealsOf(device)).toEqual([]);
      await device.must("import.apply", argsFor(other, { otherRegistration: true }));
    });

    test("who may not import, or did not send the file, does not set the server to work", async () => {
      const device = await beginCompany(services, fields);
      const fec = aFec();
      await upload(services, device, fec.bytes);
      const jean = await joinCompany(services, device.company, { role: "user" });
      expect(await jean.act("import.apply", argsFor(fec))).toMatchObject({ code: "rights.missing" });
      const accountant = await joinCompany(services, device.company, { role: "accountant" });
      expect(await accountant.act("import.apply", argsFor(fec))).toMatchObject({ status: "later" });
    });
  },
  60_000,
);
