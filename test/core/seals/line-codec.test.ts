import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { decodeLines, encodeLines } from "#core/seals/line-codec.ts";
import { aLine, balancedVouchersArbitrary, columnsOf } from "#test/core/ledger/ledger-lines.ts";

/** Vouchers are put together as they are asked for; here all are. */
const withVouchers = (columns: LedgerColumns) => ({
  ...columns,
  dictionaries: { ...columns.dictionaries, vouchers: [...columns.dictionaries.vouchers] },
});

describe("a body of lines", () => {
  test("reads back as the same columns, wherever its bytes lie", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, fc.nat(9), (vouchers, offset) => {
        const columns = columnsOf(vouchers.flat());
        const body = encodeLines(columns);
        const larger = new Uint8Array(body.length + offset);
        larger.set(body, offset);
        expect(withVouchers(decodeLines(body))).toEqual(columns);
        expect(withVouchers(decodeLines(larger.subarray(offset)))).toEqual(columns);
        expect(encodeLines(decodeLines(body))).toEqual(body);
      }),
    );
  });

  test("reads back what nobody books: scattered vouchers, entries that do not balance, the largest amounts", () => {
    const amount = fc.oneof(fc.integer(), fc.constantFrom(0, 2 ** 45, -(2 ** 45)));
    const line = fc.record({
      voucher: fc.nat(3),
      cents: amount,
      day: fc.integer({ min: -40_000, max: 40_000 }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const columns = columnsOf(lines.map(({ cents }) => aLine({ cents })));
        const odd: LedgerColumns = {
          ...columns,
          day: Int32Array.from(lines, ({ day }) => day),
          voucher: Uint32Array.from(lines, ({ voucher }) => voucher),
          dictionaries: {
            ...columns.dictionaries,
            vouchers: [0, 1, 2, 3].map((one) => ({ id: `v${one}`, entryNumber: "", pieceRef: "" })),
          },
        };
        expect(withVouchers(decodeLines(encodeLines(odd)))).toEqual(odd);
      }),
    );
  });

  test("takes sixteen bytes for an id as devices draw them, and next to nothing for numbers that go on", () => {
    const bodyOf = (count: number) =>
      encodeLines(
        columnsOf(
          Array.from({ length: count }, (_, index) =>
            aLine({
              voucher: { id: idOf(index), entryNumber: String(index + 1), pieceRef: `F2026-${index + 100}` },
            }),
          ),
        ),
      );
    const zeros = (bytes: Uint8Array) => bytes.filter((byte) => byte === 0).length;
    const [some, more] = [bodyOf(100), bodyOf(200)];
    expect([...decodeLines(more).dictionaries.vouchers][199]).toEqual({
      id: idOf(199),
      entryNumber: "200",
      pieceRef: "F2026-299",
    });
    expect((more.length - zeros(more) - (some.length - zeros(some))) / 100).toBeLessThan(16 + 10);
  });

  test("of the first version is read as ever", () => {
    const written = columnsOf([
      aLine({ cents: 5_000, party: { code: "C1", label: "Élèves" }, label: "Séance" }),
      aLine({ account: { code: "706000", label: "Honoraires" }, cents: -5_000, matching: "A" }),
    ]);
    expect(decodeLines(Buffer.from(OF_THE_FIRST_VERSION, "base64"))).toEqual(written);
  });

  test("that is none, or is cut short, is our mistake", () => {
    const body = encodeLines(columnsOf([]));
    expect(() => decodeLines(new Uint8Array(100))).toThrow("body of lines");
    expect(() => decodeLines(body.subarray(0, body.length - 1))).toThrow("as long as its head says");
  });
});

const idOf = (index: number) => `1f8b6c2a-90d3-4e57-a1c4-${index.toString(16).padStart(12, "0")}`;

/** What the first version wrote of the two lines of its test. */
const OF_THE_FIRST_VERSION =
  "Q0FISUVSTE4BAAAAAgAAAFABAAAAAAAAAAAAAAAAAAAAAAAAAIizQAAAAAAAiLPABFAAAARQAAAAAAAAAQAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAAAAAAAAHsiYWNjb3VudHMiOnsiY29kZXMiOlsiNTEyMDAwIiwiNzA2MDAwIl0sImxhYmVscyI6WyJCYW5xdWUiLCJIb25vcmFpcmVzIl19LCJqb3VybmFscyI6eyJjb2RlcyI6WyJCUSJdLCJsYWJlbHMiOlsiQmFucXVlIl19LCJsYWJlbHMiOlsiU8OpYW5jZSIsIiJdLCJtYXRjaGluZ3MiOlsiIiwiQSJdLCJwYXJ0aWVzIjp7ImNvZGVzIjpbIiIsIkMxIl0sImxhYmVscyI6WyIiLCLDiWzDqHZlcyJdfSwicHJhY3RpdGlvbmVycyI6WyIiXSwicHJvdmVuYW5jZXMiOlsiZW50ZXJlZCJdLCJ2b3VjaGVycyI6eyJlbnRyeU51bWJlcnMiOlsiMSJdLCJpZHMiOlsidjEiXSwicGllY2VSZWZzIjpbIkYxIl19fQ==";
