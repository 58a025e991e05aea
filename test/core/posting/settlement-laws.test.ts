import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { restCents } from "#core/matchings/matching.ts";
import { claimParts, type SaleParts } from "#core/posting/sale-parts.ts";
import { paidCents } from "#core/posting/settlement-shares.ts";
import { creditNotesOf } from "#core/vouchers/credit-left.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { debitExcessCents, mirrorPostings, signedCents } from "#core/vouchers/posting.ts";
import { reversalIdOf, reversalProblem } from "#core/vouchers/reversal.ts";
import type { Sale, Voucher } from "#core/vouchers/voucher.ts";
import { arbitraryLines, arbitrarySettlement, type SettlementStep } from "#test/support/arbitraries.ts";
import {
  aPaymentOf,
  type BooksModel,
  COMPANY,
  createBooksModel,
  dutchCraftsman,
  frenchFirm,
  journalPage,
  practice,
} from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const french = { vats: ["fr-2000", "fr-1000", "fr-550", "fr-exempt"] };
const dutch = { vats: ["nl-2100", "nl-900", "nl-reverse"] };
const liableCash = { ...practice, vatHistory: frenchFirm.vatHistory };
const books = [
  { name: "a French firm", company: frenchFirm, lines: arbitraryLines(french) },
  {
    name: "a French firm that gives rebates",
    company: frenchFirm,
    lines: arbitraryLines({ ...french, hasRebates: true }),
  },
  { name: "a Dutch craftsman", company: dutchCraftsman, lines: arbitraryLines(dutch) },
  { name: "a practice that owes VAT", company: liableCash, lines: arbitraryLines(french) },
];

describe.each(books)("in the books of $name", ({ company, lines }) => {
  test(
    "whatever happens to a sale, once it is settled every account holds what is left of it",
    () => {
      fc.assert(
        fc.property(lines, arbitrarySettlement, (saleLines, steps) => {
          const model = createBooksModel(company);
          if (!isSold(model, saleLines)) return;
          play(model, saleLines, [...steps, { act: "payRest" }]);

          const { left, paid } = standOf(model);
          expect(paid).toBe(left.grossCents);
          const { 512000: bank, 1100: dutchBank, ...others } = model.balances();
          expect(bank ?? dutchBank ?? 0).toBe(left.grossCents);
          expect(others).toEqual(earned(left));
        }),
        { numRuns: propertyRuns(150) },
      );
    },
    propertyRuns(60_000),
  );

  test(
    "a sale and credit notes for the whole of it leave nothing, once its money went back",
    () => {
      fc.assert(
        fc.property(lines, arbitrarySettlement, (saleLines, steps) => {
          const model = createBooksModel(company);
          if (!isSold(model, saleLines)) return;
          play(model, saleLines, steps);
          if (!isCreditedWhole(model, saleLines)) return;
          play(model, saleLines, [{ act: "payRest" }]);
          expect(model.balances()).toEqual({});
        }),
        { numRuns: propertyRuns(150) },
      );
    },
    propertyRuns(60_000),
  );

  test(
    "a sale whose payments are all cancelled stands as if none had come",
    () => {
      fc.assert(
        fc.property(
          lines,
          fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 4 }),
          (saleLines, shares) => {
            const model = createBooksModel(company);
            if (!isSold(model, saleLines)) return;
            const before = model.balances();
            play(
              model,
              saleLines,
              shares.map((share) => ({ act: "pay", share })),
            );
            for (const { id, kind } of model.vouchers())
              if (kind === "payment") model.must("voucher.cancel", { id, reason: "mistyped" });
            expect(model.balances()).toEqual(before);
            for (const voucher of model.vouchers())
              if (voucher.kind === "payment") expect(voucher.postings).toEqual([]);
          },
        ),
        { numRuns: propertyRuns(50) },
      );
    },
    propertyRuns(60_000),
  );
});

describe.each(books)("reversing in the books of $name", ({ company, lines }) => {
  test(
    "a sale whose payments are all reversed stands as if none had come, and each reversal mirrors its payment",
    () => {
      fc.assert(
        fc.property(
          lines,
          fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 4 }),
          (saleLines, shares) => {
            const model = createBooksModel(company);
            if (!isSold(model, saleLines)) return;
            const [before, { rest }] = [model.balances(), standOf(model)];
            play(
              model,
              saleLines,
              shares.map((share) => ({ act: "pay", share })),
            );
            const paid = model.vouchers().filter(({ kind }) => kind === "payment");
            for (const { id } of paid) reverse(model, id);
            expect(model.balances()).toEqual(before);
            expect(standOf(model)).toMatchObject({ paid: 0, rest });
            for (const { id, postings } of paid)
              expect(journalPage(model.voucher(reversalIdOf(id)).postings)).toEqual(
                journalPage(mirrorPostings(postings)),
              );
          },
        ),
        { numRuns: propertyRuns(50) },
      );
    },
    propertyRuns(60_000),
  );

  test(
    "a reversal balances, gives the claim back what its payment took, and is never made twice",
    () => {
      fc.assert(
        fc.property(lines, arbitrarySettlement, fc.nat(9), (saleLines, steps, which) => {
          const model = createBooksModel(company);
          if (!isSold(model, saleLines)) return;
          play(model, saleLines, steps);
          const payments = model
            .vouchers()
            .filter(({ kind, state }) => kind === "payment" && state === "recorded")
            .filter((voucher) => reversalProblem(voucher, model.facts) === null);
          const payment = payments[which % Math.max(payments.length, 1)];
          if (payment === undefined) return;
          const { rest } = standOf(model);
          const own = model.matching("sale").lines.find(({ voucher }) => voucher === payment.id)?.cents ?? 0;
          reverse(model, payment.id);
          const reversal = model.voucher(reversalIdOf(payment.id));
          expect(debitExcessCents(reversal.postings)).toBe(0);
          expect(standOf(model).rest).toBe(rest + own);
          const moneyOf = ({ postings }: Voucher) =>
            postings
              .filter(({ account }) => /^(512|1100)/.test(account))
              .reduce((sum, one) => sum + signedCents(one), 0);
          expect(moneyOf(reversal) + moneyOf(payment)).toBe(0);
          model.must("period.protect", { throughDay: "2026-03-31" });
          const again = { id: payment.id, day: "2026-04-02", label: "again" };
          expect(model.send("voucher.reverse", again)).toMatchObject({
            problem: { code: "voucher.reversed", reversal: reversal.id },
          });
        }),
        { numRuns: propertyRuns(100) },
      );
    },
    propertyRuns(60_000),
  );
});

/** A sale of nothing, or of less than nothing, is not approved. */
function isSold(model: BooksModel, lines: InvoiceLine[]): boolean {
  const practitioner = model.facts.get("companies", COMPANY)!.practitioners[0]?.id ?? null;
  const set = { day: "2026-03-01", lines, practitioner, party: "c1" };
  model.must("voucher.draft", { id: "sale", kind: "sale", credits: null, set });
  return model.approve("sale").ok;
}

function standOf(model: BooksModel) {
  const matching = model.matching("sale");
  const company = model.facts.get("companies", COMPANY)!;
  const chart = model.facts.get("accounts", "chart")!;
  const credits = creditNotesOf(matching, (id) => model.facts.get("vouchers", id));
  const { left } = claimParts(model.voucher("sale") as Sale, credits, company, chart);
  return { left, paid: paidCents(matching.lines), rest: restCents(matching, matching.grossCents) };
}

/** What a settled claim leaves by account: its income and its VAT, owed by now. */
function earned(left: SaleParts): Record<string, number> {
  const cents: Record<string, number> = {};
  for (const part of [left.incomeCents, left.vatAtOnceCents, left.vatOnPaymentCents])
    for (const [account, amount] of part) cents[account] = (cents[account] ?? 0) - amount;
  return Object.fromEntries(Object.entries(cents).filter(([, amount]) => amount !== 0));
}

function play(model: BooksModel, lines: readonly InvoiceLine[], steps: readonly SettlementStep[]) {
  for (const step of steps) {
    const { rest, paid } = standOf(model);
    const id = `v${model.vouchers().length}`;
    const payments = model
      .vouchers()
      .filter((voucher) => voucher.kind === "payment" && voucher.state === "recorded")
      // A reversed payment and its reversal stand as they are.
      .filter((voucher) => reversalProblem(voucher, model.facts) === null);
    const part = (cents: number) => ("share" in step ? Math.ceil((cents * step.share) / 1000) : cents);
    if (step.act === "pay" && rest > 0) expect(model.aPayment(id, "sale", part(rest)).ok).toBe(true);
    if (step.act === "refund" && paid > 0) expect(model.aPayment(id, "sale", -part(paid)).ok).toBe(true);
    if (step.act === "payRest" && rest !== 0) expect(model.aPayment(id, "sale", rest).ok).toBe(true);
    if (step.act === "credit") {
      const chosen = lines.filter((_, index) => (step.lines >> index) % 2 === 1);
      if (chosen.length > 0) model.aCreditNote(id, "sale", chosen);
    }
    if (payments.length === 0) continue;
    if (step.act === "cancel")
      model.must("voucher.cancel", { id: payments[step.which % payments.length]!.id, reason: "" });
    if (step.act === "reverse") reverse(model, payments[step.which % payments.length]!.id);
    if (step.act === "correct") {
      const amountCents = part(Math.max(rest, 2));
      const {
        label: _,
        id: __,
        ...set
      } = aPaymentOf("", amountCents, {
        settles: step.share % 3 === 0 ? [] : [{ voucher: "sale", cents: amountCents }],
        practitioner: model.facts.get("companies", COMPANY)!.practitioners[0]?.id ?? null,
        account: step.share % 3 === 0 ? "512000" : null,
      });
      model.send("voucher.correct", { kind: "payment", id: payments[step.which % payments.length]!.id, set });
    }
  }
}

/** What is closed by a protection that is lifted afterwards, so that the play goes on. */
function reverse(model: BooksModel, id: string) {
  model.must("period.protect", { throughDay: "2026-03-31" });
  model.must("voucher.reverse", { id, day: "2026-04-01", label: "mistyped" });
  model.must("period.protect", { throughDay: null });
}

/** Credits what is left line by line, as somebody at the counter would; a line credited twice is not the whole once. */
function isCreditedWhole(model: BooksModel, lines: readonly InvoiceLine[]): boolean {
  const credited = model
    .vouchers()
    .flatMap((voucher) =>
      voucher.kind === "creditNote" && voucher.state === "approved" ? voucher.lines.map(({ id }) => id) : [],
    );
  if (new Set(credited).size < credited.length) return false;
  const rest = lines.filter(({ id }) => !credited.includes(id));
  return rest.length === 0 || model.aCreditNote("last", "sale", rest).ok;
}
