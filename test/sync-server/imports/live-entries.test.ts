import { beforeAll, describe, expect, test, vi } from "vitest";
import type { LineMatching } from "#core/matchings/line-matching.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { readLedger } from "#server/replication/read-ledger.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { aFec } from "#test/support/a-fec.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { importArgsOf, uploadFec } from "#test/support/import-fec.ts";
import { readSealedVouchers } from "#test/support/read-seals.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each file, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fields = { ...frenchFirm, registration: "123456782" };
const LIVE = "fec~2025-12-31:BQ:2";

describe.each(databases)("entries a FEC had not validated, on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  async function importing(fec: ReturnType<typeof aFec>, device: TestDevice, choices = {}) {
    await uploadFec(services, device, fec.bytes);
    return device.act("import.apply", importArgsOf(fec, choices));
  }
  const stored = (device: TestDevice) => storedDocument(services.storage, device.company, "vouchers", LIVE);
  const companyOf = async (device: TestDevice) =>
    (await storedDocument(services.storage, device.company, "companies", device.company))!;
  const balanceOf = async (device: TestDevice) => {
    const membership = await services.storage.read((tx) => memberOf(tx, device.userId, device.company));
    return trialBalance(await readLedger(services, membership!)).rows.map(
      ({ account, balanceCents }) => [account, balanceCents] as const,
    );
  };

  test("are vouchers that are corrected and validated like any other, and counted once all along", async () => {
    const device = await beginCompany(services, fields);
    expect(await importing(aFec({ drafts: [2] }), device)).toMatchObject({ status: "accepted" });
    expect(await stored(device)).toMatchObject({
      kind: "entry",
      state: "recorded",
      day: "2025-03-02",
      journal: "BQ",
      pieceRef: "P2",
      provenance: "fec:fec~2025-12-31",
    });
    const batch = await storedDocument(services.storage, device.company, "outcomes", "fec~2025-12-31");
    expect(batch).toMatchObject({
      entries: 2,
      live: 1,
      seals: ["import:fec~2025-12-31:0000"],
      booksStart: frenchFirm.booksStart,
    });
    expect((await companyOf(device)).booksStart).toBe("2025-03-01");
    expect(await balanceOf(device)).toEqual([
      ["512000", 18_000],
      ["706000", -18_000],
    ]);

    const { postings } = (await stored(device))!;
    await device.must("voucher.correct", {
      kind: "entry",
      id: LIVE,
      set: { postings: postings.map((posting) => ({ ...posting, cents: 7_000 })) },
    });
    expect(await balanceOf(device)).toEqual([
      ["512000", 19_000],
      ["706000", -19_000],
    ]);
    expect(await device.act("period.validate", await lookThrough(device, "2025-03-31"))).toMatchObject({
      status: "accepted",
    });
    // Ours goes on after the number that stands in the imported books.
    expect(
      (await readSealedVouchers(services, device.company)).map(({ id, entryNumber }) => [id, entryNumber]),
    ).toContainEqual([LIVE, "2"]);
    expect(await balanceOf(device)).toEqual([
      ["512000", 19_000],
      ["706000", -19_000],
    ]);
    expect(
      await device.act("voucher.correct", { kind: "entry", id: LIVE, set: { label: "Too late" } }),
    ).toMatchObject({ code: "day.validated" });
  });

  test("bring their parties along, whom the books know by number or from now on", async () => {
    const device = await beginCompany(services, fields);
    await device.must("party.save", {
      id: "known",
      set: { role: "customer", number: "C7", name: "Leroy et fils" },
    });
    const withParties = (name: string) => {
      const { bytes, fileName } = aFec({ drafts: [1, 2], label: name });
      const text = new TextDecoder()
        .decode(bytes)
        .replaceAll("\t\t\tP1\t", "\tC7\tLeroy\tP1\t")
        .replaceAll("\t\t\tP2\t", `\tC 2\t${name}\tP2\t`);
      return { bytes: new TextEncoder().encode(text), fileName };
    };
    const first = withParties("Martin");
    expect(await importing(first, device)).toMatchObject({ status: "accepted" });
    const partiesOf = async () => {
      const vouchers = ["fec~2025-12-31:BQ:1", LIVE].map((id) =>
        storedDocument(services.storage, device.company, "vouchers", id),
      );
      const ids = (await Promise.all(vouchers)).map((voucher) => voucher?.postings[0]?.party ?? "");
      const found = ids.map((id) => storedDocument(services.storage, device.company, "parties", id));
      return (await Promise.all(found)).map((party) => [party?.number, party?.name]);
    };
    expect(await partiesOf()).toEqual([
      ["C7", "Leroy et fils"],
      ["C 2", "Martin"],
    ]);
    // The file again, with another name: the books' own stays.
    const again = { replaces: importArgsOf(first).file };
    expect(await importing(withParties("Martins"), device, again)).toMatchObject({ status: "accepted" });
    expect((await partiesOf())[1]).toEqual(["C 2", "Martin"]);
  });

  test("make way for the same year validated, unless somebody changed them here", async () => {
    const device = await beginCompany(services, fields);
    const first = aFec({ drafts: [1, 2] });
    expect(await importing(first, device)).toMatchObject({ status: "accepted" });
    const replaces = importArgsOf(first).file;
    expect(await importing(aFec({ drafts: [2], label: "Une" }), device, { replaces })).toMatchObject({
      status: "accepted",
    });
    expect(
      await storedDocument(services.storage, device.company, "vouchers", "fec~2025-12-31:BQ:1"),
    ).toBeNull();
    expect((await stored(device))?.label).toBe("Une");
    expect(await balanceOf(device)).toEqual([
      ["512000", 18_000],
      ["706000", -18_000],
    ]);

    await device.must("voucher.correct", { kind: "entry", id: LIVE, set: { label: "Deux" } });
    const again = { replaces: importArgsOf(aFec({ drafts: [2], label: "Une" })).file };
    expect(await importing(aFec(), device, again)).toMatchObject({
      code: "import.liveChanged",
      facts: { count: 1 },
    });
    expect((await stored(device))?.label).toBe("Deux");
  });

  test("are matched as their file had lettered them, and a file takes the place of one nobody matched by hand in", async () => {
    const device = await beginCompany(services, fields);
    const withLetters = (letter: string, label = "Séance") => {
      const { bytes, fileName } = aFec({ drafts: [1, 2], label });
      const lines = new TextDecoder().decode(bytes).split("\r\n");
      // The bank's two lines and the fees' two come to something; made equal, the bank's come to nothing.
      const lettered = lines.map((line) =>
        line
          .replace(/\t60,00\t0,00\t\t\t/, `\t0,00\t120,00\t${letter}\t20250302\t`)
          .replace(/\t0,00\t60,00\t/, "\t120,00\t0,00\t")
          .replace(/(512000.*)\t120,00\t0,00\t\t\t/, `$1\t120,00\t0,00\t${letter}\t20250302\t`),
      );
      return { bytes: new TextEncoder().encode(lettered.join("\r\n")), fileName };
    };
    const matchings = async () =>
      ((await device.pull()).pages.matchings ?? []).flatMap(({ company, state, body }) =>
        company === device.company && state !== "deleted" && "type" in body && body["type"] === "lines"
          ? [body as unknown as LineMatching]
          : [],
      );
    const first = withLetters("B");
    expect(await importing(first, device)).toMatchObject({ status: "accepted" });
    expect(await matchings()).toMatchObject([{ account: "512000", letter: "B", restCents: 0 }]);
    const second = withLetters("C");
    expect(await importing(second, device, { replaces: importArgsOf(first).file })).toMatchObject({
      status: "accepted",
    });
    const [known, ...others] = await matchings();
    expect([known?.letter, others]).toEqual(["C", []]);

    const entry = { id: "vat", day: frenchFirm.booksStart, label: "TVA" };
    await device.must("matching.undo", { id: known!.id, made: known!.command, entry });
    const third = withLetters("C", "Autre");
    const replacing = { replaces: importArgsOf(second).file };
    expect(await importing(third, device, replacing)).toMatchObject({ status: "accepted" });
    const [again] = await matchings();
    expect(again).toMatchObject({ id: known!.id, letter: "C" });
    await device.must("matching.undo", { id: again!.id, made: again!.command, entry });
    const lines = again!.lines.map(({ voucher, line, day }) => ({ voucher, line, day }));
    await device.must("matching.make", { account: "512000", lines, letter: "AA", entry });
    expect(await importing(first, device, { replaces: importArgsOf(third).file })).toMatchObject({
      code: "import.matched",
      facts: { count: 2 },
    });
  });

  test("come in as history behind days that are validated", async () => {
    const device = await beginCompany(services, fields);
    await device.must("entry.record", {
      id: "e1",
      day: frenchFirm.booksStart,
      label: "Loyer",
      journal: "OD",
      practitioner: null,
      postings: [
        { account: "613200", side: "debit", cents: 500, party: null },
        { account: "512000", side: "credit", cents: 500, party: null },
      ],
    });
    await device.must("period.validate", await lookThrough(device, frenchFirm.booksStart));
    expect(await importing(aFec({ drafts: [1, 2] }), device)).toMatchObject({ status: "accepted" });
    expect(await stored(device)).toBeNull();
    expect((await companyOf(device)).booksStart).toBe(frenchFirm.booksStart);
  });
});
