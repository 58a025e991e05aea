import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { journalReport } from "#core/reports/journal-report.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { decodeImportedVouchers } from "#core/seals/imported-voucher.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import {
  bodiesIn,
  type SealHeader,
  type SealPart,
  sealHashOf,
  sealHeaderSchema,
  sealPartHashOf,
} from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { anEntry, entriesOf, fecText } from "#test/core/formats/fec/fec-file.ts";
import { bookOf, fecTextArbitrary, type SealedFec, sealFec } from "./fec-book.ts";

const linesOf = ({ headers, bodies }: SealedFec) =>
  headers.flatMap((header) => bodiesIn(header, "lines").map(({ hash }) => decodeLines(bodies.get(hash)!)));

const sumOf = (headers: readonly SealHeader[], field: "debitCents" | "creditCents" | "lines" | "vouchers") =>
  headers.flatMap(({ parts }) => parts).reduce((sum, { content }) => sum + content![field], 0);

const verified = (headers: readonly SealHeader[], bodies: ReadonlyMap<string, Uint8Array>) =>
  verifySeals(headers, (hash) => bodies.get(hash) ?? null);

const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);

const changedValue = (value: unknown) => {
  if (typeof value === "number") return value + 1;
  if (!Array.isArray(value)) return `${String(value)}x`;
  return value.map((part: SealPart) => ({ ...part, slice: `${part.slice}x` }));
};

describe("annexed seals", () => {
  const twoMonths = fecText([
    ...anEntry({ EcritureNum: "2", EcritureDate: "20220228" }),
    ...anEntry({ EcritureNum: "1", EcritureDate: "20220131" }),
  ]);

  test("are one a month in the order of days, each continuing the last", () => {
    const { headers, bodies } = sealFec(twoMonths);
    expect(headers).toMatchObject([
      {
        id: "import:import-1:0000",
        company: "company-1",
        chain: "import:import-1",
        index: 0,
        month: "2022-01",
        fromDay: "2022-01-01",
        throughDay: "2022-01-31",
        parts: [
          {
            slice: "shared",
            audience: "everyone",
            content: {
              vouchers: 1,
              lines: 2,
              debitCents: 12_000,
              creditCents: 12_000,
              totalsByAccount: [
                { account: "411000", label: "Clients", debitCents: 12_000, creditCents: 0 },
                { account: "706000", label: "Honoraires", debitCents: 0, creditCents: 12_000 },
              ],
            },
          },
        ],
        previousHash: null,
      },
      { id: "import:import-1:0001", month: "2022-02", previousHash: headers[0]!.hash },
    ]);
    for (const header of headers) expect(sealHeaderSchema.parse(header)).toEqual(header);
    const vouchers = decodeImportedVouchers(bodies.get(bodiesIn(headers[1]!, "vouchers")[0]!.hash)!);
    expect(vouchers).toMatchObject([{ id: "import-1:VE:2", entryNumber: "2", lines: 2 }]);
    const { dictionaries } = linesOf({ headers, bodies, books: [] })[1]!;
    expect(dictionaries.provenances).toEqual(["fec:import-1"]);
    expect([...dictionaries.vouchers]).toEqual([{ id: "import-1:VE:2", entryNumber: "2", pieceRef: "F1" }]);
  });

  test("are the same bytes however the file came, and prove themselves", async () => {
    await fc.assert(
      fc.asyncProperty(fecTextArbitrary, fc.integer({ min: 1, max: 500 }), async (text, size) => {
        const one = sealFec(text, { pieceBytes: size });
        // Bodies are named by their hash, which the verification below computes again.
        expect(one.headers).toEqual(sealFec(text).headers);
        expect(await verified(one.headers, one.bodies)).toEqual({
          ok: true,
          value: { headers: one.headers.length, bodies: 2 * one.headers.length, notHeld: [] },
        });
      }),
    );
  });

  test("say of the books what the file said", () => {
    fc.assert(
      fc.property(fecTextArbitrary, (text) => {
        const seals = sealFec(text);
        const book = bookOf(text);
        const whole = trialBalance([book.columns]);
        expect(trialBalance(linesOf(seals))).toEqual(whole);
        expect([sumOf(seals.headers, "debitCents"), sumOf(seals.headers, "creditCents")]).toEqual([
          whole.debitCents,
          whole.creditCents,
        ]);
        expect([sumOf(seals.headers, "lines"), sumOf(seals.headers, "vouchers")]).toEqual([
          book.columns.length,
          book.entries.length,
        ]);
        expect(journalReport(linesOf(seals)).length).toBe(book.columns.length);
        // An entry has the same id and the same facts whether its month is read alone or with all others.
        const apart = seals.books.flatMap(({ entries }) => entriesOf(entries));
        expect(apart.toSorted(byId)).toEqual(entriesOf(book.entries).toSorted(byId));
      }),
    );
  });

  test("hold an entry whole in one slice, so that its lines have the same places for every reader", () => {
    const practitioners = ["AAA", "BBB"].map((code) => ({ id: code.toLowerCase(), code }));
    const readers = { practitioners, feeStem: "706", hidesParties: true, takesLive: false };
    const rowArbitrary = fc.constantFrom("706AAA", "706BBB", "108AAA", "512000", "411000");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), rowArbitrary), { minLength: 1, maxLength: 30 }),
        (rows) => {
          // Rows of an entry lie anywhere in the file and in several months.
          const text = fecText(
            rows.flatMap(([number, CompteNum], at) =>
              anEntry({
                EcritureNum: String(number),
                EcritureDate: `20220${1 + (at % 3)}15`,
                CompteNum,
                CompteLib: "Compte",
              }),
            ),
          );
          const { headers, bodies } = sealFec(text, { readers });
          for (const audience of ["seesPatients", "seesNoPatients"] as const) {
            const parts = headers.flatMap((header) =>
              header.parts.filter((part) => part.audience === audience),
            );
            const ids = parts.flatMap(({ content }) =>
              content!.bodies.flatMap(({ kind, hash }) =>
                kind === "lines"
                  ? Array.from(decodeLines(bodies.get(hash)!).dictionaries.vouchers, ({ id }) => id)
                  : [],
              ),
            );
            expect(new Set(ids).size).toBe(ids.length);
          }
        },
      ),
    );
  });

  test("show a changed byte of any body, and whose it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fecTextArbitrary,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (text, which, where, flip) => {
          const { headers, bodies } = sealFec(text);
          const header = headers[which % headers.length]!;
          const body = bodiesIn(header, where % 2 === 0 ? "lines" : "vouchers")[0]!;
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
      fc.asyncProperty(fecTextArbitrary, fc.nat(), fc.nat(), async (text, which, where) => {
        const { headers, bodies } = sealFec(text);
        const index = which % headers.length;
        const fields = Object.entries(headers[index]!).filter(([name]) => name !== "id");
        const [name, value] = fields[where % fields.length]!;
        const changed = { ...headers[index]!, [name]: changedValue(value) };
        const found = await verified(headers.with(index, changed), bodies);
        expect(found).toEqual({
          ok: false,
          problem: { code: "seal.headerChanged", seal: headers[index]!.id },
        });
      }),
    );
  });

  test("show that one was taken out or put in by name", async () => {
    const { headers, bodies } = sealFec(twoMonths);
    expect(await verified(headers.slice(1), bodies)).toMatchObject({
      problem: { code: "seal.chainBroken", seal: "import:import-1:0001", index: 0 },
    });
    const [part] = headers[0]!.parts;
    const content = { ...part!.content!, debitCents: 1 };
    const rewritten = { ...headers[0]!, parts: [{ ...part!, hash: sealPartHashOf(content), content }] };
    const rehashed = { ...rewritten, hash: sealHashOf(rewritten) };
    expect(await verified([rehashed, headers[1]!], bodies)).toMatchObject({
      problem: { code: "seal.totalsDiffer", seal: "import:import-1:0000" },
    });
    expect(await verified([rehashed, headers[1]!], new Map())).toMatchObject({
      problem: { code: "seal.chainBroken", seal: "import:import-1:0001", index: 1 },
    });
  });

  test("prove their headers without bodies, and say which were not read", async () => {
    const { headers } = sealFec(twoMonths);
    expect(await verified(headers, new Map())).toMatchObject({
      ok: true,
      value: {
        headers: 2,
        bodies: 0,
        notHeld: headers
          .flatMap((header) => [...bodiesIn(header, "lines"), ...bodiesIn(header, "vouchers")])
          .map(({ hash }) => hash),
      },
    });
  });

  const realFile = "../shared/data/fec/0000000001FEC20220831.txt";
  test.runIf(existsSync(realFile))("hold a real year", async () => {
    const seals = sealFec(new Uint8Array(readFileSync(realFile)));
    expect(seals.headers).toHaveLength(12);
    expect(trialBalance(linesOf(seals)).debitCents).toBe(1_018_621_981);
    expect((await verified(seals.headers, seals.bodies)).ok).toBe(true);
  });
});
