import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeDigest, digestKeyOf, emptyDigest, voucherDigest } from "#core/replication/voucher-digest.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import type { Sale, Voucher } from "#core/vouchers/voucher.ts";
import { aLine, aPaymentOf, createBooksModel } from "#test/support/books-builder.ts";

const model = createBooksModel();
["s1", "s2", "s3"].forEach((id, index) => {
  model.aSale(id, [aLine({ unitPriceCents: 1_000 * (index + 1) })]);
});
model.must("payment.record", aPaymentOf("p", 500));
const vouchers = model.vouchers();
const sale = model.voucher("s1") as Sale;

const digestOf = (some: readonly Voucher[]) =>
  some.reduce((digest, voucher) => changeDigest(digest, null, voucher), emptyDigest);

describe("what a voucher adds to its month's digest", () => {
  test.each([
    ["its postings", { ...sale, postings: [...sale.postings, toPosting("411000", 1)] }],
    ["its day", { ...sale, day: "2026-03-02" }],
    ["its party", { ...sale, party: "c2" }],
    ["its id", { ...sale, id: "s9" }],
  ])("changes with %s", (_, changed) => {
    expect(voucherDigest(changed)).not.toBe(voucherDigest(sale));
  });

  test("does not change with its number, time or acts", () => {
    const numbered: Sale = {
      ...sale,
      number: "F-2026-09999",
      changedAt: "2027-01-01T00:00:00.000Z",
      acts: { a: 9 },
    };
    expect(voucherDigest(numbered)).toBe(voucherDigest(sale));
  });
});

describe("a month's digest", () => {
  test("is the same in any order, and counts", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(vouchers, { minLength: vouchers.length }), (shuffled) => {
        expect(digestOf(shuffled)).toEqual(digestOf(vouchers));
        expect(digestOf(shuffled).count).toBe(vouchers.length);
      }),
    );
  });

  test("follows a change as if it had been so from the start, and forgets what is gone", () => {
    const changed: Sale = { ...sale, day: "2026-03-15" };
    expect(changeDigest(digestOf(vouchers), sale, changed)).toEqual(
      digestOf(vouchers.map((voucher) => (voucher.id === sale.id ? changed : voucher))),
    );
    const emptied = vouchers.reduce(
      (digest, voucher) => changeDigest(digest, voucher, null),
      digestOf(vouchers),
    );
    expect(emptied).toEqual(emptyDigest);
  });

  test("is kept by slice and month", () => {
    expect(digestKeyOf(sale)).toBe("shared/2026-03");
  });
});
