import { beforeAll, describe, expect, test } from "vitest";
import { lineMatchingIdOf } from "#core/matchings/line-matching.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { aFec } from "#test/support/a-fec.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { importArgsOf, uploadFec } from "#test/support/import-fec.ts";
import { sealBodyReader } from "#test/support/read-seals.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

const CUSTOMERS = "411000";

const advance = (id: string, cents: number, day = "2026-03-04") =>
  aPaymentOf(id, cents, { day, account: CUSTOMERS });
/** The customer's line comes second in what a payment posts. */
const args = (vouchers: readonly string[], day = "2026-03-04") => ({
  account: CUSTOMERS,
  lines: vouchers.map((voucher) => ({ voucher, line: 1, day })),
  letter: "AA",
  entry: { id: `vat-${vouchers.join("-")}`, day: "2026-04-20", label: "TVA" },
});

describe.each(databases)(
  "matching lines on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const letterOf = async ({ company }: TestDevice) =>
      storedDocument(services.storage, company, "matchings", lineMatchingIdOf("shared", CUSTOMERS, "AA"));

    test("of two who match one line at once the first stands, and the other is told", async () => {
      const anna = await beginCompany(services);
      const jean = await joinCompany(services, anna.company);
      await anna.must("payment.record", advance("in", 5_000));
      await anna.must("payment.record", advance("back", -5_000));
      await anna.must("payment.record", advance("other", -5_000));
      const [first, second] = await Promise.all([
        anna.act("matching.make", args(["in", "back"])),
        jean.act("matching.make", args(["in", "other"])),
      ]);
      const statuses = [first, second].map(({ status }) => status).sort();
      expect(statuses).toEqual(["accepted", "refused"]);
      expect([first, second].find(({ status }) => status === "refused")).toMatchObject({
        code: "matching.taken",
      });
      expect(await letterOf(anna)).toMatchObject({ type: "lines", letter: "AA", restCents: 0 });
    });

    test("validated lines are matched and taken apart again, and their seal stays as it was", async () => {
      const anna = await beginCompany(services);
      await anna.must("payment.record", advance("in", 5_000));
      await anna.must("payment.record", advance("back", -4_000));
      await anna.must("period.validate", await lookThrough(anna, "2026-03-31"));
      const sealed = async () => JSON.stringify((await anna.pull()).pages.seals);
      const before = await sealed();
      await anna.must("matching.make", args(["in", "back"]));
      const made = (await letterOf(anna)) as unknown as { id: string; command: string };
      expect(made).toMatchObject({ letter: "AA", restCents: -1_000 });
      expect(await sealed()).toBe(before);
      const entry = { id: "vat-back", day: "2026-04-20", label: "TVA" };
      await anna.must("matching.undo", { id: made.id, made: made.command, entry });
      const again = await anna.act("matching.undo", { id: made.id, made: made.command, entry });
      expect(again).toMatchObject({ status: "refused", code: "matching.gone" });
    });

    test("a line of imported books is matched with one of ours, as its month has it", async () => {
      const anna = await beginCompany(services, { ...practice, registration: "123456782" });
      const fec = aFec();
      await uploadFec(services, anna, fec.bytes);
      await anna.must("import.apply", importArgsOf(fec));
      const headers = ((await anna.pull()).pages.seals ?? []).map(
        ({ body }) => body as unknown as SealHeader,
      );
      const [body] = headers.flatMap((header) => bodiesIn(header, "lines"));
      const { dictionaries } = decodeLines((await sealBodyReader(services)(body!.hash))!);
      const imported = dictionaries.vouchers.at(0)!.id;
      await anna.must("entry.record", {
        id: "out",
        day: "2026-01-10",
        label: "Virement",
        journal: "OD",
        practitioner: null,
        postings: [
          { account: "512000", side: "credit", cents: 12_000, party: null },
          { account: "108000", side: "debit", cents: 12_000, party: null },
        ],
      });
      await anna.must("matching.make", {
        account: "512000",
        lines: [
          { voucher: imported, line: 0, day: "2025-01-15" },
          { voucher: "out", line: 0, day: "2026-01-10" },
        ],
        letter: "AA",
        entry: { id: "vat", day: "2026-01-10", label: "TVA" },
      });
      const id = lineMatchingIdOf("shared", "512000", "AA");
      expect(await storedDocument(services.storage, anna.company, "matchings", id)).toMatchObject({
        restCents: 0,
        lines: [
          { voucher: imported, line: 0, day: "2025-01-15", cents: 12_000 },
          { voucher: "out", line: 0, cents: -12_000 },
        ],
      });
    });

    test("a file is not replaced while lines of it are matched, for another has other lines in their places", async () => {
      const anna = await beginCompany(services, { ...practice, registration: "123456782" });
      const replace = async (fec: ReturnType<typeof aFec>, replaces: string | null) => {
        await uploadFec(services, anna, fec.bytes);
        return anna.act("import.apply", importArgsOf(fec, { replaces }));
      };
      expect(await replace(aFec({ drafts: [2] }), null)).toMatchObject({ status: "accepted" });
      const { file } = importArgsOf(aFec({ drafts: [2] }));
      await anna.must("entry.record", {
        id: "out",
        day: "2026-01-10",
        label: "Virement",
        journal: "OD",
        practitioner: null,
        postings: [
          { account: "512000", side: "credit", cents: 18_000, party: null },
          { account: "108000", side: "debit", cents: 18_000, party: null },
        ],
      });
      // One is history, the other came in live.
      await anna.must("matching.make", {
        account: "512000",
        lines: [
          { voucher: "fec~2025-12-31:BQ:1", line: 0, day: "2025-01-15" },
          { voucher: "fec~2025-12-31:BQ:2", line: 0, day: "2025-03-02" },
          { voucher: "out", line: 0, day: "2026-01-10" },
        ],
        letter: "AA",
        entry: { id: "vat", day: "2026-01-10", label: "TVA" },
      });
      const other = aFec({ drafts: [2], label: "Autre" });
      expect(await replace(other, file)).toMatchObject({
        status: "refused",
        code: "import.matched",
        facts: { count: 2 },
      });
      const id = lineMatchingIdOf("shared", "512000", "AA");
      const made = (await storedDocument(services.storage, anna.company, "matchings", id)) as unknown as {
        command: string;
      };
      const entry = { id: "vat-back", day: "2026-01-10", label: "TVA" };
      await anna.must("matching.undo", { id, made: made.command, entry });
      expect(await replace(aFec({ drafts: [2], label: "Autre fois" }), file)).toMatchObject({
        status: "accepted",
      });
    });

    test("an imported entry that its sender may not read, or that is not there, is refused", async () => {
      const anna = await beginCompany(services);
      await anna.must("payment.record", advance("in", 5_000));
      const outcome = await anna.act("matching.make", args(["fec~2025-12-31:OD:1", "in"]));
      expect(outcome).toMatchObject({ status: "refused", code: "matching.lineMissing" });
    });
  },
  60_000,
);
