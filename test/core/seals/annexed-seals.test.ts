import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { journalReport } from "#core/reports/journal-report.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { type AnnexedSeals, writeAnnexedSeals } from "#core/seals/annexed-seals.ts";
import { decodeImportedVouchers } from "#core/seals/imported-voucher.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { type SealHeader, sealHashOf, sealHeaderSchema } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { anEntry, fecText } from "#test/core/formats/fec/fec-file.ts";
import { bookOf, fecBookArbitrary, fecTextArbitrary } from "./fec-book.ts";

const sealed = (book: ReturnType<typeof bookOf>) =>
  writeAnnexedSeals({ company: "company-1", importId: "import-1", book });

const linesOf = ({ headers, bodies }: AnnexedSeals) =>
  headers.flatMap((header) =>
    header.bodies.filter(({ kind }) => kind === "lines").map(({ hash }) => decodeLines(bodies.get(hash)!)),
  );

const verified = (headers: readonly SealHeader[], bodies: ReadonlyMap<string, Uint8Array>) =>
  verifySeals(headers, (hash) => bodies.get(hash) ?? null);

describe("annexed seals", () => {
  const twoMonths = bookOf(
    fecText([
      ...anEntry({ EcritureNum: "2", EcritureDate: "20220228" }),
      ...anEntry({ EcritureNum: "1", EcritureDate: "20220131" }),
    ]),
  );

  test("are one a month in the order of days, each continuing the last", () => {
    const { headers, bodies } = sealed(twoMonths);
    expect(headers).toMatchObject([
      {
        id: "import:import-1:0000",
        company: "company-1",
        chain: "import:import-1",
        index: 0,
        month: "2022-01",
        fromDay: "2022-01-31",
        throughDay: "2022-01-31",
        vouchers: 1,
        lines: 2,
        debitCents: 12_000,
        creditCents: 12_000,
        previousHash: null,
        totalsByAccount: [
          { account: "411000", label: "Clients", debitCents: 12_000, creditCents: 0 },
          { account: "706000", label: "Honoraires", debitCents: 0, creditCents: 12_000 },
        ],
      },
      { id: "import:import-1:0001", month: "2022-02", previousHash: headers[0]!.hash },
    ]);
    for (const header of headers) expect(sealHeaderSchema.parse(header)).toEqual(header);
    const vouchers = decodeImportedVouchers(bodies.get(headers[1]!.bodies[1]!.hash)!);
    expect(vouchers).toMatchObject([{ id: "import-1:VE:2", entryNumber: "2", lines: 2 }]);
    expect(linesOf({ headers, bodies })[1]?.dictionaries).toMatchObject({
      provenances: ["fec:import-1"],
      vouchers: [{ id: "import-1:VE:2", entryNumber: "2", pieceRef: "F1" }],
    });
  });

  test("are the same bytes however the file came, and prove themselves", async () => {
    await fc.assert(
      fc.asyncProperty(fecTextArbitrary, fc.integer({ min: 1, max: 500 }), async (text, size) => {
        const bytes = new TextEncoder().encode(text);
        const reader = createFecReader({ fileName: "123456789FEC20221231.txt" });
        for (let from = 0; from < bytes.length; from += size) reader.push(bytes.subarray(from, from + size));
        const one = sealed(reader.end().book!);
        // Bodies are named by their hash, which the verification below computes again.
        expect(one.headers).toEqual(sealed(bookOf(text)).headers);
        expect(await verified(one.headers, one.bodies)).toEqual({
          ok: true,
          value: { headers: one.headers.length, bodies: 2 * one.headers.length, notHeld: [] },
        });
      }),
    );
  });

  test("say of the books what the file said", () => {
    fc.assert(
      fc.property(fecBookArbitrary, (book) => {
        const seals = sealed(book);
        const whole = trialBalance([book.columns]);
        expect(trialBalance(linesOf(seals))).toEqual(whole);
        const sumOf = (field: "debitCents" | "creditCents" | "lines" | "vouchers") =>
          seals.headers.reduce((sum, header) => sum + header[field], 0);
        expect([sumOf("debitCents"), sumOf("creditCents")]).toEqual([whole.debitCents, whole.creditCents]);
        expect([sumOf("lines"), sumOf("vouchers")]).toEqual([book.columns.length, book.entries.length]);
        expect(journalReport(linesOf(seals)).length).toBe(book.columns.length);
      }),
    );
  });

  test("show a changed byte of any body, and whose it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fecBookArbitrary,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (book, which, where, flip) => {
          const { headers, bodies } = sealed(book);
          const header = headers[which % headers.length]!;
          const body = header.bodies[where % 2]!;
          const changed = bodies.get(body.hash)!.slice();
          changed[where % changed.length]! ^= flip;
          const found = await verified(headers, new Map([...bodies, [body.hash, changed]]));
          expect(found).toEqual({ ok: false, problem: { code: "seal.bodyChanged", seal: header.id, body } });
        },
      ),
    );
  });

  test("show a changed header, whatever changed in it", async () => {
    await fc.assert(
      fc.asyncProperty(fecBookArbitrary, fc.nat(), fc.nat(), async (book, which, where) => {
        const { headers, bodies } = sealed(book);
        const index = which % headers.length;
        const fields = Object.entries(headers[index]!).filter(([name]) => name !== "id");
        const [name, value] = fields[where % fields.length]!;
        const changed = {
          ...headers[index]!,
          [name]: typeof value === "number" ? value + 1 : `${String(value)}x`,
        };
        const found = await verified(headers.with(index, changed), bodies);
        expect(found).toEqual({
          ok: false,
          problem: { code: "seal.headerChanged", seal: headers[index]!.id },
        });
      }),
    );
  });

  test("show that one was taken out or put in by name", async () => {
    const { headers, bodies } = sealed(twoMonths);
    expect(await verified(headers.slice(1), bodies)).toMatchObject({
      problem: { code: "seal.chainBroken", seal: "import:import-1:0001", index: 0 },
    });
    const rewritten = { ...headers[0]!, debitCents: 1 };
    const rehashed = { ...rewritten, hash: sealHashOf(rewritten) };
    expect(await verified([rehashed, headers[1]!], bodies)).toMatchObject({
      problem: { code: "seal.totalsDiffer", seal: "import:import-1:0000" },
    });
    expect(await verified([rehashed, headers[1]!], new Map())).toMatchObject({
      problem: { code: "seal.chainBroken", seal: "import:import-1:0001", index: 1 },
    });
  });

  test("prove their headers without bodies, and say which were not read", async () => {
    const { headers } = sealed(twoMonths);
    expect(await verified(headers, new Map())).toMatchObject({
      ok: true,
      value: {
        headers: 2,
        bodies: 0,
        notHeld: headers.flatMap(({ bodies }) => bodies.map(({ hash }) => hash)),
      },
    });
  });

  const realFile = "../shared/data/fec/0000000001FEC20220831.txt";
  test.runIf(existsSync(realFile))("hold a real year", async () => {
    const seals = sealed(bookOf(new Uint8Array(readFileSync(realFile))));
    expect(seals.headers).toHaveLength(12);
    expect(trialBalance(linesOf(seals)).debitCents).toBe(1_018_621_981);
    expect((await verified(seals.headers, seals.bodies)).ok).toBe(true);
  });
});
