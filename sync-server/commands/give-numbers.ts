import { assert } from "#core/assert.ts";
import type { Changes, DocumentChange } from "#core/commands/command-module.ts";
import { numbered, seriesOf } from "#core/numbering/number-invoice.ts";
import { type InvoiceVoucher, isInvoice } from "#core/vouchers/voucher.ts";
import type { RunNumbers } from "./run-numbers.ts";

/** Numbers the invoices of a command in their order; a day that moves with its number moves in their matchings too. */
export async function giveNumbers(
  numbers: RunNumbers,
  { documents, toNumber = [] }: Changes,
): Promise<readonly DocumentChange[]> {
  let result = documents;
  for (const id of toNumber) {
    const change = documents.find((one) => one.collection === "vouchers" && one.id === id);
    assert(change?.collection === "vouchers" && change.after, "only a voucher that is written is numbered");
    assert(isInvoice(change.after), "only an invoice is numbered");
    const series = seriesOf(change.after, change.after.day);
    const given = numbered(change.after, series, await numbers.at(series));
    numbers.give(series, given.day);
    result = result.map((one) => withNumber(one, given));
  }
  return result;
}

function withNumber(change: DocumentChange, given: InvoiceVoucher): DocumentChange {
  if (change.collection === "vouchers" && change.id === given.id) return { ...change, after: given };
  if (change.collection !== "matchings" || !change.after) return change;
  const lines = change.after.lines.map((line) =>
    line.voucher === given.id ? { ...line, day: given.day } : line,
  );
  return { ...change, after: { ...change.after, lines } };
}
