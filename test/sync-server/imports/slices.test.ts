import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { DELETED } from "#core/replication/envelope.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { putMember } from "#server/commands/put-member.ts";
import { readLedger } from "#server/replication/read-ledger.ts";
import { mayReadBlob } from "#server/storage/blob-records.ts";
import { receivePiece } from "#server/storage/blobs/receive-piece.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { findReadableSealBody } from "#server/storage/readable-blob.ts";
import { aRow, fecText } from "#test/core/formats/fec/fec-file.ts";
import { practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

// Each import is read by a thread, which takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 * propertyRuns(1) });

const fields = { ...practice, practice: "several" as const, registration: "123456782" };
const fileName = "123456782FEC20251231.txt";
const owners = ["DUP", "MAR", ""] as const;

/** An entry between the bank and accounts that are one's own, another's, or nobody's; its figures occur nowhere else. */
const entryArbitrary = fc.record({
  owners: fc.uniqueArray(fc.constantFrom(...owners), { minLength: 1, maxLength: 3 }),
  month: fc.integer({ min: 1, max: 3 }),
  account: fc.constantFrom("706", "108", "706000"),
  patient: fc.boolean(),
});
type Entry = typeof entryArbitrary extends fc.Arbitrary<infer One> ? One : never;

const secretOf = (index: number, kind: string) => `${kind}x${String(index).padStart(3, "0")}zq`;
const centsOf = (index: number, share: number) => 7_000_001 + index * 1_003 + share * 200_000;

function fileOf(entries: readonly Entry[]): Uint8Array {
  const rows = entries.flatMap(({ owners, month, account, patient }, index) => {
    const day = `2025${String(month).padStart(2, "0")}15`;
    const common = {
      JournalCode: "BQ",
      EcritureNum: String(index + 1),
      EcritureDate: day,
      PieceDate: day,
      ValidDate: day,
      PieceRef: secretOf(index, "piece"),
      EcritureLib: `${secretOf(index, "label")}${patient ? ` Séance Zoé ${secretOf(index, "Patiente")}` : ""}`,
      ...(patient
        ? { CompAuxNum: secretOf(index, "CODE"), CompAuxLib: `Zoé ${secretOf(index, "Patiente")}` }
        : {}),
    };
    const shares = owners.map((owner, share) => ({ owner, cents: centsOf(index, share) }));
    const whole = shares.reduce((sum, { cents }) => sum + cents, 0);
    const amount = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");
    return [
      aRow({ ...common, CompteNum: "512000", CompteLib: "Banque", Debit: amount(whole) }),
      ...shares.map(({ owner, cents }) =>
        aRow({
          ...common,
          CompteNum: owner === "" ? "758000" : `${account}${owner}`,
          CompteLib: "Compte",
          Credit: amount(cents),
        }),
      ),
    ];
  });
  return new TextEncoder().encode(fecText(rows));
}

function argsFor(bytes: Uint8Array): ImportApplyArgs {
  const reader = createFecReader({ fileName });
  reader.push(bytes);
  const { preview } = reader.end();
  return {
    file: preview.sha256,
    fileName,
    previewDigest: previewDigest(preview),
    closingDay: "2025-12-31",
    choices: { otherRegistration: false, replaces: null },
  };
}

describe.each(databases)("imported books of several practitioners on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  /** Whatever the server would tell this member, as text and as lines. */
  async function everythingTold(device: TestDevice, hashes: readonly string[], file: string) {
    const { userId, company } = device;
    const answer = await device.pull();
    const told = [JSON.stringify(answer)];
    for (const hash of hashes) {
      const record = await services.storage.read((tx) => findReadableSealBody(tx, { userId, hash }));
      if (record === null) continue;
      const stored = await services.blobs.readWhole(hash);
      told.push(Buffer.from(inflateRawSync(stored!)).toString("latin1"));
    }
    const membership = (await services.storage.read((tx) => memberOf(tx, userId, company)))!;
    if (await services.storage.read((tx) => mayReadBlob(tx, membership, file)))
      told.push(Buffer.from((await services.blobs.readWhole(file))!).toString("latin1"));
    const columns = await readLedger(services, membership);
    const cents = new Set(columns.flatMap((segment) => [...segment.cents].map(Math.abs)));
    const live = (answer.pages.seals ?? []).filter(({ state }) => state !== DELETED);
    const headers = live.map(({ body }) => body as unknown as SealHeader);
    return { text: told.join("\n"), cents, headers };
  }

  test("invariant 7: no answer, header, body or file gives a member a line, a total or a patient's name that is not theirs to read", async () => {
    const owner = await beginCompany(services, fields);
    const members = [
      { reads: "slice", practitioner: "dup", role: "user" },
      { reads: "slice", practitioner: "mar", role: "user" },
      { reads: "slice", practitioner: null, role: "user" },
      { reads: "whole", practitioner: null, role: "user" },
      { reads: "whole", practitioner: null, role: "accountant" },
      { reads: "slice", practitioner: "dup", role: "accountant" },
    ] as const;
    const devices = await Promise.all(members.map((member) => joinCompany(services, owner.company, member)));
    let replaces: string | null = null;
    await fc.assert(
      fc.asyncProperty(fc.array(entryArbitrary, { minLength: 1, maxLength: 12 }), async (entries) => {
        const bytes = fileOf(entries);
        const args = argsFor(bytes);
        if (args.file === replaces) return;
        const { length } = bytes;
        const key = { companyId: owner.company, hash: args.file, userId: owner.userId };
        await receivePiece(services, key, { offset: 0, length, bytes });
        await owner.must("import.apply", { ...args, choices: { ...args.choices, replaces } });
        replaces = args.file;
        const whole = await everythingTold(owner, [], args.file);
        const hashes = whole.headers.flatMap((header) =>
          (["lines", "vouchers"] as const).flatMap((kind) => bodiesIn(header, kind).map(({ hash }) => hash)),
        );
        const wide = await everythingTold(devices[4]!, [], args.file);
        for (const header of wide.headers)
          for (const kind of ["lines", "vouchers"] as const)
            hashes.push(...bodiesIn(header, kind).map(({ hash }) => hash));

        for (const [place, { reads, practitioner, role }] of members.entries()) {
          const { text, cents, headers } = await everythingTold(devices[place]!, hashes, args.file);
          expect(headers.map(({ hash }) => hash)).toEqual(whole.headers.map(({ hash }) => hash));
          expect((await verifySeals(headers, () => null)).ok).toBe(true);
          for (const [index, entry] of entries.entries()) {
            const own = [...new Set(entry.owners.filter((code) => code !== ""))];
            const mayRead =
              reads === "whole" ||
              own.length === 0 ||
              (own.length === 1 && own[0]!.toLowerCase() === practitioner);
            expect(cents.has(centsOf(index, 0)), `${role} ${practitioner} ${index}`).toBe(mayRead);
            if (mayRead) expect(text).toContain(secretOf(index, "label"));
            else {
              for (const kind of ["label", "piece"]) expect(text).not.toContain(secretOf(index, kind));
              for (const share of entry.owners.keys())
                expect(text).not.toContain(String(centsOf(index, share)));
            }
            if (!mayRead || role === "accountant")
              for (const kind of ["CODE", "Patiente"]) expect(text).not.toContain(secretOf(index, kind));
            else if (entry.patient) expect(text).toContain(secretOf(index, "Patiente"));
          }
        }
      }),
      { numRuns: propertyRuns(5) },
    );
  });

  test.each([
    [
      "the other slice",
      { role: "user", reads: "slice", practitioner: "dup" },
      { role: "user", reads: "whole" },
    ],
    ["the patients", { role: "accountant", reads: "whole" }, { role: "user", reads: "whole" }],
  ] as const)(
    "who comes to see %s is given old months, documents and bodies anew",
    async (_what, narrow, wide) => {
      const owner = await beginCompany(services, fields);
      const place = { practitioner: null, ...narrow } as const;
      const device = await joinCompany(services, owner.company, place);
      const bytes = fileOf([{ owners: ["MAR"], month: 1, account: "706", patient: true }]);
      const args = argsFor(bytes);
      const { length } = bytes;
      const key = { companyId: owner.company, hash: args.file, userId: owner.userId };
      await receivePiece(services, key, { offset: 0, length, bytes });
      await owner.must("import.apply", args);
      const before = await device.pull();
      expect(before.done).toBe(true);

      const member = { name: "Jean", isOwner: false, practitioner: null } as const;
      await putMember(services, owner.company, { id: device.userId, ...member, ...wide });
      const { checkpoints, scopes } = before;
      const after = await device.pull({ checkpoints, scopes });
      expect(after.drop).toContain(owner.company);
      const anew = await device.pull();
      expect(after.pages).toEqual(anew.pages);
      const whole = await owner.pull();
      expect(after.pages.seals).toEqual(whole.pages.seals);
      const headers = (after.pages.seals ?? []).map(({ body }) => body as unknown as SealHeader);
      const { userId } = device;
      for (const { hash } of headers.flatMap((header) => bodiesIn(header, "lines")))
        expect(
          await services.storage.read((tx) => findReadableSealBody(tx, { userId, hash })),
        ).not.toBeNull();
    },
  );

  test("who reads a slice alone does not import everybody's lines", async () => {
    const owner = await beginCompany(services, fields);
    const place = { role: "administrator", reads: "slice", practitioner: "dup" } as const;
    const device = await joinCompany(services, owner.company, place);
    const bytes = fileOf([{ owners: ["DUP"], month: 1, account: "706", patient: false }]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(argsFor(bytes).file);
    expect(await device.act("import.apply", argsFor(bytes))).toMatchObject({ code: "rights.otherSlice" });
  });
});
