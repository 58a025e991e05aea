import type { CommandArgs } from "#core/commands/command-args.ts";
import type { FilledForm } from "#web/app/create-typed-opening.ts";
import { correctionFormOf } from "#web/app/form-places.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { expenseAgain, expenseTyping, newEntryAgain, paymentAgain } from "./again-typing.ts";
import { correctionAgain, correctionsIn } from "./correction-again.ts";
import { type Fields, fieldsOf, type RefusalCase, textOf } from "./refused-act.ts";

/** How what a correction was about stands by now. */
export type Standing =
  /** As when it was made. */
  | "same"
  /** Somebody has changed it since; it can still be corrected. */
  | "changed"
  /** Its period is closed, so what is right stands beside it. */
  | "closed"
  /** It counts no more. */
  | "ended";

/** Where a form keeps what is typed into it, and what it finds there when it opens. */
export type AgainTyping =
  | {
      readonly form: "filled";
      readonly filled: FilledForm;
      /** Null of an act that begins something. */
      readonly standing: Standing | null;
    }
  | {
      readonly form: "invoice";
      /** The draft that was to be written. */
      readonly begun: string | null;
      readonly kind: "sale" | "creditNote";
      readonly credits: string | null;
      readonly typing: Fields;
    };

const invoiceFields = ["day", "label", "party", "practitioner", "termsDays", "note", "lines"] as const;

/** What was typed when the act was made, for the form that made it; null where no form makes such an act. */
export function toAgainTyping(
  { refusal, tail }: RefusalCase,
  /** What the act was about, as it stands; null where it is not there, undefined until that is known. */
  about: VoucherDetail | null | undefined,
): AgainTyping | null {
  const made = fieldsOf(refusal.args);
  if (refusal.commandType === "voucher.correct")
    return about === undefined ? null : correctionAgain(refusal, tail, about);
  const args = { ...made, ...correctionsIn(tail, made["id"]) };
  if (refusal.commandType === "payment.record") return begins(paymentAgain(args));
  if (refusal.commandType === "entry.record") return begins(newEntryAgain(args));
  const { kind } = args;
  if (refusal.commandType !== "voucher.draft") return null;
  // Later edits of the same draft fell with it: the last word on each field is what the reader remembers.
  const edits = tail.filter(
    (other) => other.commandType === "voucher.draft" && fieldsOf(other.args)["id"] === args["id"],
  );
  const sets = [made, ...edits.map((edit) => fieldsOf(edit.args))].map((edit) => fieldsOf(edit["set"]));
  const all: Fields = Object.assign({}, ...sets, correctionsIn(tail, made["id"]));
  if (kind === "expense") {
    if (about === undefined) return null;
    const typing = expenseTyping(all);
    const draft = about?.voucher.id === made["id"] && about?.voucher.state === "draft" ? about.voucher : null;
    return begins(draft && typing ? { ...correctionFormOf("expense", draft.id), typing } : expenseAgain(all));
  }
  if (kind !== "sale" && kind !== "creditNote") return null;
  const typing = Object.fromEntries(
    invoiceFields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])),
  );
  return { form: "invoice", begun: textOf(args["id"]), kind, credits: textOf(args["credits"]), typing };
}

const begins = (filled: FilledForm | null): AgainTyping | null =>
  filled && { form: "filled", filled, standing: null };

/** A draft that says nothing yet: what was typed then lies on the form, where it can be mended. */
export const emptyDraft = (
  id: string,
  { kind, credits }: Extract<AgainTyping, { form: "invoice" }>,
): CommandArgs["voucher.draft"] => ({ id, kind, credits, set: {} });
