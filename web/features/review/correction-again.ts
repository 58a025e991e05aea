import type { Refusal } from "#core/replication/refusal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { correctionFormOf, type TypedKind } from "#web/app/form-places.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import {
  entryTyping,
  expenseAgain,
  expenseTyping,
  newEntryAgain,
  paymentAgain,
  paymentTyping,
} from "./again-typing.ts";
import type { AgainTyping, Standing } from "./enter-again.ts";
import { type Fields, fieldsOf, listOf, type RefusalCase } from "./refused-act.ts";

const formByKind = {
  payment: { typing: paymentTyping, anew: paymentAgain },
  expense: { typing: expenseTyping, anew: expenseAgain },
  entry: { typing: entryTyping, anew: newEntryAgain },
} as const;

const isTypedKind = (kind: unknown): kind is TypedKind => typeof kind === "string" && kind in formByKind;

/** What later corrections that fell with an act were to change in it: the last word on each field counts. */
export const correctionsIn = (tail: RefusalCase["tail"], id: unknown): Fields =>
  Object.assign(
    {},
    ...tail
      .map((other) => ({ type: other.commandType, args: fieldsOf(other.args) }))
      .filter(({ type, args }) => type === "voucher.correct" && args["id"] === id)
      .map(({ args }) => fieldsOf(args["set"])),
  );

/** On the voucher itself while that can be corrected; else as a new one, so that nothing typed is lost. */
export function correctionAgain(
  refusal: Refusal,
  tail: RefusalCase["tail"],
  about: VoucherDetail | null,
): AgainTyping | null {
  const args = fieldsOf(refusal.args);
  const { kind, id } = args;
  if (!isTypedKind(kind)) return null;
  const set = { ...fieldsOf(args["set"]), ...correctionsIn(tail, id) };
  const form = formByKind[kind];
  const voucher = about?.voucher.kind === kind && about.voucher.id === id ? about.voucher : null;
  if (about === null || voucher === null) return filled(form.anew(set), null);
  const { by, of } = about.reversing;
  const isEnded = voucher.state === "cancelled" || by !== null || of !== null;
  if (isEnded || about.closed !== null) {
    // A new one goes into a closing period only in place of one that was cancelled there.
    const closing = voucher.state === "cancelled" ? {} : { closing: undefined };
    return filled(form.anew({ ...voucher, ...closing, ...set }), isEnded ? "ended" : "closed");
  }
  const typing = form.typing(set);
  if (typing === null || form.typing(fieldsOf(voucher)) === null) return null;
  const own = kind === "expense" ? withoutUntouched(typing, voucher, refusal.madeAt) : typing;
  const standing = voucher.changedAt > refusal.madeAt ? "changed" : "same";
  return filled({ ...correctionFormOf(kind, voucher.id), typing: own }, standing);
}

const filled = (form: ReturnType<typeof expenseAgain>, standing: Standing | null): AgainTyping | null =>
  form && { form: "filled", filled: form, standing };

/**
 * An expense's amount, account and VAT travel in one line: those of them that were as they stood when the correction was
 * made were not what it was about, and somebody else may have changed them since.
 */
function withoutUntouched(typing: Fields, voucher: Voucher, madeAt: string): Fields {
  const since = voucher.earlier.filter(({ changedAt }) => changedAt > madeAt).toReversed();
  const then: Fields = Object.assign({}, voucher, ...since.map(({ before }) => before));
  const [line] = listOf(then["lines"]);
  const before = line && expenseTyping({ lines: [line] });
  if (!before) return typing;
  return Object.fromEntries(Object.entries(typing).filter(([field, value]) => before[field] !== value));
}
