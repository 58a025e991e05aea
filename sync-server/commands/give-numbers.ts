import { assert } from "#core/assert.ts";
import type { Changes, DocumentChange } from "#core/commands/command-module.ts";
import { isSettlement } from "#core/matchings/line-matching.ts";
import { numbered, numberedAs, seriesOf } from "#core/numbering/number-invoice.ts";
import type { GivenNumber } from "#core/replication/command-exchange.ts";
import { type InvoiceVoucher, isInvoice } from "#core/vouchers/voucher.ts";
import type { RunNumbers } from "./run-numbers.ts";

/**
 * Numbers the invoices of a command in their order; a day that moves with its number moves in their matchings too. One
 * that had its number before a backup was restored has that very number again.
 */
export async function giveNumbers(
  numbers: RunNumbers,
  { documents, toNumber = [] }: Changes,
  kept: readonly GivenNumber[],
): Promise<{ readonly documents: readonly DocumentChange[]; readonly given: readonly GivenNumber[] }> {
  let result = documents;
  const given: GivenNumber[] = [];
  for (const id of toNumber) {
    const change = documents.find((one) => one.collection === "vouchers" && one.id === id);
    assert(change?.collection === "vouchers" && change.after, "only a voucher that is written is numbered");
    assert(isInvoice(change.after), "only an invoice is numbered");
    const before = kept.find(({ voucher }) => voucher === id);
    const voucher = before ? numberedAs(change.after, before) : await numberedNext(numbers, change.after);
    const { number, day } = voucher;
    assert(number !== null, "an invoice that was numbered has a number");
    await numbers.give(id, number, day);
    given.push({ voucher: id, number, day });
    result = result.map((one) => withNumber(one, voucher));
  }
  return { documents: result, given };
}

async function numberedNext(numbers: RunNumbers, voucher: InvoiceVoucher): Promise<InvoiceVoucher> {
  const series = seriesOf(voucher, voucher.day);
  return numbered(voucher, series, await numbers.at(series));
}

function withNumber(change: DocumentChange, given: InvoiceVoucher): DocumentChange {
  if (change.collection === "vouchers" && change.id === given.id) return { ...change, after: given };
  if (change.collection !== "matchings" || !isSettlement(change.after)) return change;
  const lines = change.after.lines.map((line) =>
    line.voucher === given.id ? { ...line, day: given.day } : line,
  );
  return { ...change, after: { ...change.after, lines } };
}
