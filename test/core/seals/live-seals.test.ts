import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, sealHeaderSchema } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { decodeVouchers } from "#core/seals/voucher-codec.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import { type Voucher, voucherSchema } from "#core/vouchers/voucher.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { aSharedPractice, type SealedBooks, sealBooks } from "#test/support/seal-books.ts";
import { anEntry, arbitraryVouchers } from "#test/support/some-vouchers.ts";

const verified = ({ headers, bodies }: Pick<SealedBooks, "headers" | "bodies">) =>
  verifySeals(headers, (hash) => bodies.get(hash) ?? null);

const linesOf = ({ headers, bodies }: SealedBooks) =>
  headers.flatMap((header) => bodiesIn(header, "lines").map(({ hash }) => decodeLines(bodies.get(hash)!)));

const vouchersOf = ({ headers, bodies }: SealedBooks): Voucher[] =>
  headers.flatMap((header) =>
    bodiesIn(header, "vouchers").flatMap(({ hash }) =>
      decodeVouchers(bodies.get(hash)!).map((record) => voucherSchema.parse(record)),
    ),
  );

/** Days that each lie after the one before. */
const arbitraryDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 130 }), { minLength: 1, maxLength: 4 })
  .map((days) => days.sort((one, other) => one - other).map((day) => addDays("2026-01-01", day)));

describe("seals of a company's own books", () => {
  test("one for each month that is touched, each going on from the last, two for a month validated in two goes", () => {
    const { headers } = sealBooks([], ["2026-02-10", "2026-03-31"]);
    expect(headers.map(({ month, fromDay, throughDay }) => [month, fromDay, throughDay])).toEqual([
      ["2026-01", "2026-01-01", "2026-01-31"],
      ["2026-02", "2026-02-01", "2026-02-10"],
      ["2026-02", "2026-02-11", "2026-02-28"],
      ["2026-03", "2026-03-01", "2026-03-31"],
    ]);
    expect(headers.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    for (const header of headers) sealHeaderSchema.parse(header);
  });

  test("hold each voucher once and whole, with its number and when it was validated; drafts stay out", async () => {
    const draft = { ...anEntry({ id: "draft", day: "2026-01-02" }), state: "draft" } as unknown as Voucher;
    await fc.assert(
      fc.asyncProperty(arbitraryVouchers(), arbitraryDays, async (vouchers, days) => {
        const books = sealBooks([draft, ...vouchers], days);
        const kept = vouchersOf(books);
        const plain = kept.map(({ entryNumber: _, validatedAt: __, ...voucher }) => voucher as Voucher);
        const byId = (one: Voucher, other: Voucher) => (one.id < other.id ? -1 : 1);
        expect(plain.sort(byId)).toEqual(vouchers.filter(({ day }) => day <= days.at(-1)!).sort(byId));
        for (const { validatedAt } of kept) expect(validatedAt).toBe("2026-11-20T10:00:00.000Z");
        expect(await verified(books)).toMatchObject({ ok: true, value: { headers: books.headers.length } });
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  test("numbers are unbroken in each journal and year of a slice, in the order of days, however many goes it took", () => {
    fc.assert(
      fc.property(
        arbitraryVouchers({ slices: ["shared", "dup", "mar"], days: 500 }),
        fc
          .uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 })
          .map((days) => days.sort((one, other) => one - other).map((day) => addDays("2026-01-01", day))),
        (vouchers, days) => {
          const kept = vouchersOf(sealBooks(vouchers, days, { company: aSharedPractice }));
          const series = new Map<string, Voucher[]>();
          for (const voucher of kept) {
            const isEntry = isBooked(voucher) && voucher.postings.length > 0;
            expect(voucher.entryNumber !== undefined).toBe(isEntry);
            if (!isEntry) continue;
            const key = [voucher.slice, voucher.journal, voucher.day.slice(0, 4)].join("/");
            series.set(key, [...(series.get(key) ?? []), voucher]);
          }
          for (const [key, entries] of series) {
            const prefix = key.startsWith("dup") ? "DUP-" : key.startsWith("mar") ? "MAR-" : "";
            expect(entries.map(({ entryNumber }) => entryNumber)).toEqual(
              entries.map((_, index) => `${prefix}${index + 1}`),
            );
            expect(entries.map(({ day }) => day)).toEqual(entries.map(({ day }) => day).sort());
          }
        },
      ),
      { numRuns: propertyRuns(40) },
    );
  });

  test("numbers go on after the last of imported books, in its own form", () => {
    const imported = new Map([["shared", [{ journal: "OD", yearFrom: "2026-01-01", number: "OD-0099" }]]]);
    const vouchers = [
      anEntry({ id: "a", day: "2026-03-01" }),
      anEntry({ id: "b", day: "2026-04-01" }),
      anEntry({ id: "c", day: "2026-04-02", journal: "BQ" }),
      anEntry({ id: "d", day: "2027-01-01" }),
    ];
    const books = sealBooks(vouchers, ["2026-03-31", "2027-01-31"], { imported });
    expect(vouchersOf(books).map(({ id, entryNumber }) => [id, entryNumber])).toEqual([
      ["a", "OD-0100"],
      ["b", "OD-0101"],
      ["c", "1"],
      ["d", "1"],
    ]);
  });

  test("debit equals credit, and what the header says equals its lines and the vouchers", () => {
    fc.assert(
      fc.property(arbitraryVouchers({ slices: ["shared", "dup"] }), (vouchers) => {
        const books = sealBooks(vouchers, ["2026-01-31", "2026-04-30"], { company: aSharedPractice });
        const sealed = trialBalance(linesOf(books));
        expect(sealed.debitCents).toBe(sealed.creditCents);
        const builder = createLedgerBuilder();
        for (const { id, day, journal, postings } of vouchers.filter(isBooked))
          for (const posting of postings)
            builder.append({
              voucher: { id, entryNumber: "", pieceRef: "" },
              day,
              journal: { code: journal, label: "" },
              account: { code: posting.account, label: "" },
              party: null,
              practitioner: null,
              cents: signedCents(posting),
              provenance: "entered",
              label: "",
              matching: null,
            });
        const live = trialBalance([builder.build()]);
        const sums = ({ rows }: typeof live) =>
          rows.map(({ account, balanceCents }) => [account, balanceCents]);
        expect(sums(sealed)).toEqual(sums(live));
        const said = books.headers.flatMap(({ parts }) => parts.map(({ content }) => content!));
        expect(said.reduce((sum, { debitCents }) => sum + debitCents, 0)).toBe(sealed.debitCents);
        expect(said.reduce((sum, { vouchers: count }) => sum + count, 0)).toBe(vouchers.length);
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  test("a byte that was changed anywhere in the chain is found, and the seal it is in named", async () => {
    const vouchers = [1, 2, 3].flatMap((month) => [
      anEntry({ id: `a${month}`, day: `2026-0${month}-05` }),
      anEntry({ id: `b${month}`, day: `2026-0${month}-06`, postings: [] }),
    ]);
    const books = sealBooks(vouchers, ["2026-02-28", "2026-03-31"]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(books.bodies.size - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, at, flip) => {
          const [hash, bytes] = [...books.bodies][which]!;
          const changed = bytes.slice();
          changed[at % bytes.length]! ^= flip;
          const seal = books.headers.find(({ parts }) =>
            parts.some(({ content }) => content!.bodies.some((body) => body.hash === hash)),
          )!;
          expect(
            await verified({ ...books, bodies: new Map([...books.bodies, [hash, changed]]) }),
          ).toMatchObject({
            ok: false,
            problem: { code: "seal.bodyChanged", seal: seal.id, body: { hash } },
          });
        },
      ),
      { numRuns: propertyRuns(60) },
    );
    for (const [index, header] of books.headers.entries())
      for (const changed of [
        { ...header, throughDay: "2026-12-31" },
        { ...header, sealedBy: "somebody" },
        {
          ...header,
          parts: header.parts.map((part) => ({ ...part, content: { ...part.content!, vouchers: 9 } })),
        },
      ])
        expect(await verified({ ...books, headers: books.headers.with(index, changed) })).toEqual({
          ok: false,
          problem: { code: "seal.headerChanged", seal: header.id },
        });
    expect(await verified({ ...books, headers: books.headers.toSpliced(1, 1) })).toMatchObject({
      ok: false,
      problem: { code: "seal.chainBroken", seal: books.headers[2]!.id },
    });
  });
});
