import fc from "fast-check";
import { addDays } from "#core/calendar-date.ts";
import type { Entry, Payment, Voucher } from "#core/vouchers/voucher.ts";

interface Choices {
  readonly slices?: readonly string[];
  /** How many days from the first of January 2026 they lie within. */
  readonly days?: number;
}

const common = {
  label: "Honoraires",
  provenance: "entered",
  createdBy: "anna",
  createdAt: "2026-01-05T08:00:00.000Z",
  changedBy: "anna",
  changedAt: "2026-01-05T08:00:00.000Z",
  earlier: [],
  acts: {},
};

/** A balanced entry that was recorded. */
export const anEntry = (fields: Partial<Entry> & Pick<Entry, "id" | "day">, cents = 5000): Entry => ({
  ...common,
  kind: "entry",
  journal: "OD",
  practitioner: null,
  slice: "shared",
  state: "recorded",
  postings: [
    { account: "512000", side: "debit", cents, party: null },
    { account: "706000", side: "credit", cents, party: null },
  ],
  ...fields,
});

/** Vouchers of a few journals, some of which post nothing, were cancelled, or wait as drafts. */
export const arbitraryVouchers = ({
  slices = ["shared"],
  days = 120,
}: Choices = {}): fc.Arbitrary<Voucher[]> =>
  fc
    .array(
      fc.record({
        day: fc.nat(days - 1).map((after) => addDays("2026-01-01", after)),
        journal: fc.constantFrom("BQ", "OD", "CA"),
        slice: fc.constantFrom(...slices),
        cents: fc.integer({ min: 1, max: 900_000 }),
        kind: fc.constantFrom("entry", "payment", "cancelled", "silent"),
      }),
      { maxLength: 40 },
    )
    .map((many) =>
      many.map(({ day, journal, slice, cents, kind }, index): Voucher => {
        const entry = anEntry({ id: `v${index}`, day, journal, slice }, cents);
        if (kind === "cancelled") return { ...entry, state: "cancelled" };
        if (kind === "silent") return { ...entry, postings: [] };
        if (kind === "entry") return entry;
        const { kind: _, ...rest } = entry;
        const money = { party: null, amountCents: cents, means: "transfer", settles: [], account: null };
        return { ...rest, kind: "payment", ...money, state: "recorded" } satisfies Payment;
      }),
    );
