import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { findReadableSealBody } from "#server/storage/readable-blob.ts";
import { aFec } from "#test/support/a-fec.ts";
import { practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { importArgsOf, uploadFec } from "#test/support/import-fec.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const registration = "123456782";
const fields = { ...practice, registration };

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
    }, 60_000);

    const readable = (userId: string, hash: string) =>
      services.storage.read((tx) => findReadableSealBody(tx, { userId, hash }));

    test("waits for the file's bytes, then makes it seals whose bodies members may fetch", async () => {
      const device = await beginCompany(services, fields);
      const fec = aFec();
      const command = device.make("import.apply", importArgsOf(fec));
      const after = device.make("party.save", { id: "c2", set: { number: "C2", name: "Later" } });
      expect(await device.send([command, after])).toMatchObject([
        { outcome: { status: "later", code: "FILE_MISSING", command: command.id } },
      ]);
      await uploadFec(services, device, fec.bytes);
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
      await uploadFec(services, device, first.bytes);
      await device.must("import.apply", importArgsOf(first));
      const before = await sealsOf(device);
      expect(await device.act("import.apply", importArgsOf(first))).toMatchObject({
        code: "import.alreadyThere",
      });

      const second = aFec({ label: "Consultation" });
      await uploadFec(services, device, second.bytes);
      expect(await device.act("import.apply", importArgsOf(second))).toMatchObject({
        code: "import.yearTaken",
      });
      expect(await sealsOf(device)).toEqual(before);
      const replaces = importArgsOf(first).file;
      await device.must("import.apply", importArgsOf(second, { replaces }));
      const headers = await sealsOf(device);
      expect(headers.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(headers[0]?.hash).not.toBe(before[0]?.hash);
      const gone = bodiesIn(before[0]!, "lines")[0]!.hash;
      expect(await readable(device.userId, gone)).toBeNull();
      const batch = await storedDocument(services.storage, device.company, "outcomes", "fec~2025-12-31");
      expect(batch).toMatchObject({ replaced: replaces, file: importArgsOf(second).file });
    });

    test("another company's file, one with problems and one read differently are refused", async () => {
      const device = await beginCompany(services, fields);
      const other = aFec({ siren: "987654324" });
      await uploadFec(services, device, other.bytes);
      expect(await device.act("import.apply", importArgsOf(other))).toMatchObject({
        code: "import.otherRegistration",
        facts: { registration: "987654324", expected: registration },
      });
      const unbalanced = aFec({ closingBalanceCents: 1 });
      await uploadFec(services, device, unbalanced.bytes);
      expect(await device.act("import.apply", importArgsOf(unbalanced))).toMatchObject({
        code: "import.problems",
        facts: { problemCount: 1 },
      });
      const good = aFec();
      await uploadFec(services, device, good.bytes);
      const elsewise = { ...importArgsOf(good), previewDigest: "0".repeat(64) };
      expect(await device.act("import.apply", elsewise)).toMatchObject({ code: "import.previewDiffers" });
      expect(await sealsOf(device)).toEqual([]);
      await device.must("import.apply", importArgsOf(other, { otherRegistration: true }));
    });

    test("who may not import, or did not send the file, does not set the server to work", async () => {
      const device = await beginCompany(services, fields);
      const fec = aFec();
      await uploadFec(services, device, fec.bytes);
      const jean = await joinCompany(services, device.company, { role: "user" });
      expect(await jean.act("import.apply", importArgsOf(fec))).toMatchObject({ code: "rights.missing" });
      const accountant = await joinCompany(services, device.company, { role: "accountant" });
      expect(await accountant.act("import.apply", importArgsOf(fec))).toMatchObject({ status: "later" });
    });
  },
  60_000,
);
